#include "core/library/record_check.h"

#include "core/base/text.h"
#include "core/catalog/film_fields.h"
#include "core/catalog/film_ref.h"
#include "core/library/library.h"
#include "core/library/preferences.h"
#include "core/library/record_tables.h"
#include "core/sync_core/entity_rule.h"

#include <QJsonArray>
#include <QUuid>

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

using Kind = RecordField::Kind;
using Fault = std::optional<QString>;

constexpr qsizetype LongestPosition = 200;

bool isFilmRef(const QString &text)
{
    const auto canonical = canonicalRef(text);
    return canonical && *canonical == text;
}

bool isUuid(const QString &text)
{
    const QUuid uuid = QUuid::fromString(text);
    return !uuid.isNull() && uuid.toString(QUuid::WithoutBraces) == text;
}

/// A fractional index: see positionAfter().
bool isPosition(const QString &text)
{
    return text.size() <= LongestPosition && std::all_of(text.begin(), text.end(), [](QChar c) {
               return c.unicode() < 0x80 && c.isLetterOrNumber();
           });
}

/// Instants are UTC: without its "Z" Qt would read one as the time of this machine.
bool isInstant(const QString &text)
{
    return text.endsWith(u'Z') && QDateTime::fromString(text, Qt::ISODateWithMs).isValid();
}

bool isOneOf(const QJsonValue &value, std::initializer_list<QLatin1StringView> words)
{
    return value.isString() && std::find(words.begin(), words.end(), value.toString()) != words.end();
}

bool isFine(const RecordField &field, const Record &record)
{
    const QJsonValue value = record.fields.value(field.name);
    switch (field.kind) {
    case Kind::Text:
        return value.isString() && (field.name != "pos"_L1 || isPosition(value.toString()));
    case Kind::Visibility:
        return isOneOf(value, {"private"_L1, "followers"_L1, "public"_L1});
    case Kind::Flag:
        return value.isBool();
    case Kind::Points:
        return value.isDouble() && value.toDouble() == value.toInt()
            && Rating::fromPoints(value.toInt()).has_value();
    case Kind::Direction:
        return isOneOf(value, {"more"_L1, "less"_L1});
    case Kind::Day:
        return value.isString() && WatchedOn::fromText(value.toString()).has_value();
    case Kind::Instant:
        return value.isString() && isInstant(value.toString());
    case Kind::Preference:
        break;
    }
    const auto checked = checkedPreference(record.key, value);
    return checked && !checked->isNull() && *checked == value;
}

/// A database keeps no half of a surrogate pair, so such a text would be another one when it is read again.
bool isReadable(const QJsonValue &value)
{
    const QJsonArray entries = value.toArray();
    return value.toString().isValidUtf16()
        && std::all_of(entries.begin(), entries.end(),
                       [](const QJsonValue &entry) { return entry.toString().isValidUtf16(); });
}

/// What has no natural start.
bool isNeeded(const RecordField &field)
{
    return field.kind == Kind::Points || field.kind == Kind::Direction || field.kind == Kind::Preference;
}

bool isKey(RecordTable::Key kind, const QString &key)
{
    switch (kind) {
    case RecordTable::Key::Film:
        return isFilmRef(key);
    case RecordTable::Key::Id:
        return isUuid(key);
    case RecordTable::Key::ListAndFilm:
        return isUuid(key.section(u'/', 0, 0)) && isFilmRef(key.section(u'/', 1));
    case RecordTable::Key::Name:
        break;
    }
    return preferenceNames().contains(key);
}

QString wrongField(const QString &name)
{
    return say("core", "The field “%1” cannot be used.").arg(name.left(100));
}

/// Of the names that every record has: whether it is there, and the film it is about.
bool isOurs(const RecordTable &table, const QString &name)
{
    return (name == "present"_L1 && !endsForGood(table.entity))
        || (name == "film"_L1 && table.key == RecordTable::Key::Id && table.hasFilm);
}

/// In an edit, null takes a fact back.
Fault faultOfFilm(const Record &record, bool isWhole)
{
    if (!isFilmRef(record.key))
        return say("core", "The key “%1” cannot be used.").arg(record.key.left(100));
    for (auto field = record.fields.begin(); field != record.fields.end(); ++field) {
        if (field.key() == "present"_L1 || (!isWhole && field->isNull() && filmField(field.key())))
            continue;
        const FilmField *fact = filmField(field.key());
        if (!fact)
            return say("core", "A film has no “%1”.").arg(field.key().left(100));
        if (const auto checked = checkedFact(*fact, field.value()); !checked)
            return checked.error().message;
    }
    return std::nullopt;
}

/// `isWhole`: what every record needs has to be there.
Fault faultOfTabled(const RecordTable &table, const Record &record, bool isWhole)
{
    if (!isKey(table.key, record.key))
        return say("core", "The key “%1” cannot be used.").arg(record.key.left(100));
    const bool saysFilm = isWhole || record.fields.contains("film"_L1);
    if (isOurs(table, u"film"_s) && saysFilm && !isFilmRef(record.fields.value("film"_L1).toString()))
        return wrongField(u"film"_s);
    QStringList known;
    for (const RecordField &field : table.fields) {
        const bool isThere = record.fields.contains(field.name);
        if (isThere ? !isFine(field, record) : isWhole && isNeeded(field))
            return wrongField(field.name);
        known.append(field.name);
    }
    for (const QString &name : record.fields.keys()) {
        if (!known.contains(name) && !isOurs(table, name))
            return wrongField(name);
    }
    return std::nullopt;
}

Fault faultOf(const QString &entity, const Record &record, bool isWhole)
{
    for (auto field = record.fields.begin(); field != record.fields.end(); ++field) {
        if (!isReadable(field.value()))
            return wrongField(field.key());
    }
    if (entity == "film"_L1)
        return faultOfFilm(record, isWhole);
    if (const RecordTable *table = recordTable(entity))
        return faultOfTabled(*table, record, isWhole);
    return say("core", "Matinee does not know records called “%1”.").arg(entity.left(100));
}

} // namespace

std::optional<QString> faultOfRecord(const QString &entity, const Record &record)
{
    if (record.fields.contains("present"_L1) && record.fields.value("present"_L1) != true)
        return wrongField(u"present"_s);
    return faultOf(entity, record, true);
}

std::optional<QString> faultOfEdit(const RecordEdit &edit)
{
    const QJsonValue present = edit.fields.value("present"_L1);
    const bool isRemoval = edit.op == RecordEdit::Op::Delete;
    if ((!present.isUndefined() && !present.isBool()) || (isRemoval && !endsForGood(edit.entity)))
        return wrongField(u"present"_s);
    return faultOf(edit.entity, {edit.key, edit.fields}, false);
}

QString filmRefOf(const QString &entity, const Record &record)
{
    const RecordTable *table = recordTable(entity);
    if (!table)
        return record.key;
    if (!table->hasFilm)
        return {};
    switch (table->key) {
    case RecordTable::Key::Id:
        return record.fields.value("film"_L1).toString();
    case RecordTable::Key::ListAndFilm:
        return record.key.section(u'/', 1);
    case RecordTable::Key::Film:
    case RecordTable::Key::Name:
        break;
    }
    return record.key;
}

Record withFilmRef(const QString &entity, Record record, const QString &ref)
{
    const RecordTable *table = recordTable(entity);
    if (table && !table->hasFilm)
        return record;
    if (table && table->key == RecordTable::Key::Id)
        record.fields.insert(u"film"_s, ref);
    else if (table && table->key == RecordTable::Key::ListAndFilm)
        record.key = record.key.section(u'/', 0, 0) + u'/' + ref;
    else
        record.key = ref;
    return record;
}

} // namespace matinee
