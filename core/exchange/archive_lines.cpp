#include "core/exchange/archive_lines.h"

#include "core/base/strict_json.h"
#include "core/base/text.h"
#include "core/catalog/film_fields.h"
#include "core/catalog/film_ref.h"
#include "core/library/record_check.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestLine = 512 * 1024;

QString wordsOf(const JsonFault &fault)
{
    switch (fault.kind) {
    case JsonFault::Kind::NotJson:
        return say("core", "This is not JSON: it breaks off at byte %1.").arg(fault.offset);
    case JsonFault::Kind::NoObject:
        return say("core", "This must be a JSON object.");
    case JsonFault::Kind::TooMuch:
        return say("core", "This is nested too deeply, or a part of it is too long.");
    case JsonFault::Kind::NameTwice:
        break;
    }
    return say("core", "A name occurs twice in one object.");
}

/// That the line has these names and no other.
std::optional<QString> faultOfNames(const QJsonObject &line, const QStringList &names)
{
    QStringList sorted = names;
    sorted.sort();
    if (line.keys() == sorted)
        return std::nullopt;
    return say("core", "A line here has these names and no other: %1.").arg(names.join(u", "_s));
}

} // namespace

JsonLines readJsonLines(const QString &file, const QByteArray &bytes, qsizetype &linesLeft,
                        ArchiveFaults &faults)
{
    JsonLines lines;
    for (qsizetype from = 0; from < bytes.size() && !faults.isFull();) {
        const qsizetype number = lines.objects.size() + 1;
        const qsizetype end = bytes.indexOf('\n', from);
        const QByteArray line = bytes.sliced(from, (end < 0 ? bytes.size() : end) - from);
        from += line.size() + 1;
        if (--linesLeft < 0) {
            faults.add(file, number, say("core", "The archive has more lines than can be taken."));
            break;
        }
        lines.objects.append(std::nullopt);
        if (end < 0)
            faults.add(file, number, say("core", "The file breaks off in this line."));
        else if (line.size() > LongestLine)
            faults.add(file, number, say("core", "This line is too long."));
        else if (auto object = readStrictJson(line))
            lines.objects.last() = std::move(*object);
        else
            faults.add(file, number, wordsOf(object.error()));
    }
    return lines;
}

tl::expected<ArchivedFilm, QString> filmIn(const QJsonObject &line)
{
    if (const auto fault = faultOfNames(line, {u"ref"_s, u"title"_s, u"year"_s, u"removed"_s}))
        return tl::unexpected(*fault);
    const QString ref = line.value("ref"_L1).toString();
    if (const auto canonical = canonicalRef(ref); !canonical || *canonical != ref)
        return tl::unexpected(say("core", "“%1” is no film ref.").arg(ref.left(100)));
    const auto title = checkedFact(*filmField(u"title"_s), line.value("title"_L1));
    if (!title)
        return tl::unexpected(title.error().message);
    if (!title->toString().isValidUtf16())
        return tl::unexpected(say("core", "“%1” is not readable text.").arg(u"title"_s));
    const QJsonValue given = line.value("year"_L1);
    const auto year = given.isNull() ? Result<QJsonValue>(given) : checkedFact(*filmField(u"year"_s), given);
    if (!year)
        return tl::unexpected(year.error().message);
    if (!line.value("removed"_L1).isBool())
        return tl::unexpected(say("core", "“%1” must be true or false.").arg(u"removed"_s));
    return ArchivedFilm{ref, title->toString(), year->isNull() ? std::nullopt : std::optional(year->toInt()),
                        line.value("removed"_L1).toBool()};
}

tl::expected<Record, QString> recordIn(const QString &entity, const QJsonObject &line)
{
    if (const auto fault = faultOfNames(line, {u"key"_s, u"fields"_s}))
        return tl::unexpected(*fault);
    if (!line.value("key"_L1).isString() || !line.value("fields"_L1).isObject())
        return tl::unexpected(say("core", "“key” must be a text and “fields” an object."));
    const Record record{line.value("key"_L1).toString(), line.value("fields"_L1).toObject()};
    if (const auto fault = faultOfRecord(entity, record))
        return tl::unexpected(*fault);
    return record;
}

} // namespace matinee
