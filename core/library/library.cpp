#include "core/library/library.h"

#include <QRegularExpression>

namespace matinee {

using namespace Qt::StringLiterals;

WatchedOn WatchedOn::day(QDate day)
{
    WatchedOn on;
    on.m_text = day.toString(Qt::ISODate);
    return on;
}

std::optional<WatchedOn> WatchedOn::fromText(const QString &text)
{
    static const QRegularExpression form(u"\\A(?:[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)?\\z"_s);
    if (!form.match(text).hasMatch())
        return std::nullopt;
    if (!text.isEmpty()) {
        // "2024" and "2024-03" exist when their first day does.
        const QString firstDay = text + u"-01-01"_s.mid(text.size() - 4);
        if (!QDate::fromString(firstDay, Qt::ISODate).isValid() || text.startsWith("0000"_L1))
            return std::nullopt;
    }
    WatchedOn on;
    on.m_text = text;
    return on;
}

std::optional<QDate> WatchedOn::exactDay() const
{
    if (m_text.size() != 10)
        return std::nullopt;
    return QDate::fromString(m_text, Qt::ISODate);
}

std::optional<int> WatchedOn::year() const
{
    if (m_text.isEmpty())
        return std::nullopt;
    return QStringView(m_text).left(4).toInt();
}

} // namespace matinee
