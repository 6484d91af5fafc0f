#include "core/catalog_import/plain_columns.h"

#include "core/base/text.h"

#include <charconv>

namespace matinee {

QString textOf(std::string_view bytes)
{
    QString text = QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size())).trimmed();
    text.remove(QChar(QChar::Null));
    return text;
}

std::optional<qint64> numberOf(std::string_view digits)
{
    qint64 number = 0;
    const char *end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, number);
    if (digits.empty() || digits.front() == '-' || read.ec != std::errc() || read.ptr != end)
        return std::nullopt;
    return number;
}

tl::unexpected<Error> missingColumn(const QString &file, std::string_view column)
{
    return fail(Error::Kind::Invalid,
                say("core", "%1 has no column \"%2\".")
                    .arg(file, QString::fromLatin1(column.data(), static_cast<qsizetype>(column.size()))));
}

} // namespace matinee
