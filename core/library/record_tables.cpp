#include "core/library/record_tables.h"

#include "core/base/text.h"
#include "core/library/library.h"
#include "core/library/preferences.h"
#include "core/store/database.h"
#include "core/sync_core/mutation.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

using Kind = RecordField::Kind;
using Key = RecordTable::Key;

constexpr RecordField RatingFields[] = {{"value"_L1, Kind::Points}, {"rated_at"_L1, Kind::Instant}};
constexpr RecordField FlagFields[] = {{"added_at"_L1, Kind::Instant}, {"note"_L1, Kind::Text}};
constexpr RecordField NudgeFields[] = {{"direction"_L1, Kind::Direction}, {"added_at"_L1, Kind::Instant}};
constexpr RecordField WatchFields[] = {{"watched_on"_L1, Kind::Day},
                                       {"rewatch"_L1, Kind::Flag},
                                       {"note"_L1, Kind::Text},
                                       {"place"_L1, Kind::Text}};
constexpr RecordField ReviewFields[] = {{"text"_L1, Kind::Text},
                                        {"spoiler"_L1, Kind::Flag},
                                        {"visibility"_L1, Kind::Visibility},
                                        {"written_at"_L1, Kind::Instant}};
constexpr RecordField ListFields[] = {{"name"_L1, Kind::Text},
                                      {"about"_L1, Kind::Text},
                                      {"visibility"_L1, Kind::Visibility},
                                      {"ranked"_L1, Kind::Flag},
                                      {"query"_L1, Kind::Text}};
constexpr RecordField CopyFields[] = {
    {"record"_L1, Kind::Text}, {"text"_L1, Kind::Text}, {"written_at"_L1, Kind::Instant}};
constexpr RecordField PrefFields[] = {{"value"_L1, Kind::Preference}};
constexpr RecordField ListItemFields[] = {{"pos"_L1, Kind::Text}, {"note"_L1, Kind::Text}};

constexpr auto ReadRating = "SELECT m.ref, t.points, t.rated_at, m.ref AS key FROM %1 t"
                            " JOIN movie m ON m.id = t.movie_id WHERE t.user_id = :user";
constexpr auto WriteRating =
    "INSERT INTO %1 (user_id, movie_id, points, rated_at) VALUES (:user, :movie, :value, :rated_at)"
    " ON CONFLICT (user_id, movie_id) DO UPDATE SET points = excluded.points, rated_at = excluded.rated_at";

constexpr auto ReadFlag = "SELECT m.ref, t.added_at, t.note, m.ref AS key FROM %1 t"
                          " JOIN movie m ON m.id = t.movie_id WHERE t.user_id = :user";
constexpr auto WriteFlag =
    "INSERT INTO %1 (user_id, movie_id, added_at, note) VALUES (:user, :movie, :added_at, :note)"
    " ON CONFLICT (user_id, movie_id) DO UPDATE SET added_at = excluded.added_at, note = excluded.note";

constexpr auto ReadNudge = "SELECT m.ref, t.direction, t.added_at, m.ref AS key FROM %1 t"
                           " JOIN movie m ON m.id = t.movie_id WHERE t.user_id = :user";
constexpr auto WriteNudge =
    "INSERT INTO %1 (user_id, movie_id, direction, added_at) VALUES (:user, :movie, :direction, :added_at)"
    " ON CONFLICT (user_id, movie_id)"
    " DO UPDATE SET direction = excluded.direction, added_at = excluded.added_at";

constexpr auto ReadWatch = "SELECT m.ref, t.watched_on, t.rewatch, t.note, t.place, t.id AS key FROM %1 t"
                           " JOIN movie m ON m.id = t.movie_id WHERE t.user_id = :user";
constexpr auto WriteWatch =
    "INSERT INTO %1 (user_id, id, movie_id, watched_on, rewatch, note, place, created_at)"
    " VALUES (:user, :key, :movie, :watched_on, :rewatch, :note, :place, :now) ON CONFLICT (user_id, id)"
    " DO UPDATE SET movie_id = excluded.movie_id, watched_on = excluded.watched_on,"
    " rewatch = excluded.rewatch, note = excluded.note, place = excluded.place";

constexpr auto ReadReview =
    "SELECT m.ref, t.text, t.spoiler, t.visibility, t.written_at, t.id AS key FROM %1 t"
    " JOIN movie m ON m.id = t.movie_id WHERE t.user_id = :user";
constexpr auto WriteReview =
    "INSERT INTO %1 (user_id, id, movie_id, text, spoiler, visibility, written_at)"
    " VALUES (:user, :key, :movie, :text, :spoiler, :visibility, :written_at) ON CONFLICT (user_id, id)"
    " DO UPDATE SET movie_id = excluded.movie_id, text = excluded.text, spoiler = excluded.spoiler,"
    " visibility = excluded.visibility, written_at = excluded.written_at";

constexpr auto ReadList = "SELECT t.name, t.about, t.visibility, t.ranked, t.query, t.id AS key FROM %1 t"
                          " WHERE t.user_id = :user";
constexpr auto WriteList =
    "INSERT INTO %1 (user_id, id, name, about, visibility, ranked, query, created_at)"
    " VALUES (:user, :key, :name, :about, :visibility, :ranked, :query, :now) ON CONFLICT (user_id, id)"
    " DO UPDATE SET name = excluded.name, about = excluded.about, visibility = excluded.visibility,"
    " ranked = excluded.ranked, query = excluded.query";

constexpr auto ReadListItem = "SELECT m.ref, t.pos, t.note, t.list_id || '/' || m.ref AS key FROM %1 t"
                              " JOIN movie m ON m.id = t.movie_id WHERE t.user_id = :user";
constexpr auto WriteListItem =
    "INSERT INTO %1 (user_id, list_id, movie_id, pos, note) VALUES (:user, :list, :movie, :pos, :note)"
    " ON CONFLICT (user_id, list_id, movie_id) DO UPDATE SET pos = excluded.pos, note = excluded.note";

constexpr auto ReadPref = "SELECT t.value, t.name AS key FROM preference t WHERE t.user_id = :user";
constexpr auto WritePref = "INSERT INTO preference (user_id, name, value) VALUES (:user, :key, :value)"
                           " ON CONFLICT (user_id, name) DO UPDATE SET value = excluded.value";

constexpr auto ReadCopy = "SELECT t.record, t.text, t.written_at, t.id AS key FROM %1 t"
                          " WHERE t.user_id = :user";
constexpr auto WriteCopy =
    "INSERT INTO %1 (user_id, id, record, text, written_at) VALUES (:user, :key, :record, :text, :written_at)"
    " ON CONFLICT (user_id, id) DO UPDATE SET record = excluded.record, text = excluded.text,"
    " written_at = excluded.written_at";

constexpr auto RemoveOfFilm = "DELETE FROM %1 WHERE user_id = :user"
                              " AND movie_id = (SELECT id FROM movie WHERE ref = :key)";
constexpr auto RemoveById = "DELETE FROM %1 WHERE user_id = :user AND id = :key";
constexpr auto RemoveFromList = "DELETE FROM %1 WHERE user_id = :user AND list_id = :list"
                                " AND movie_id = (SELECT id FROM movie WHERE ref = :key)";
constexpr auto RemovePref = "DELETE FROM preference WHERE user_id = :user AND name = :key";

constexpr RecordTable Tables[] = {
    {"rating"_L1, Key::Film, true, ReadRating, WriteRating, RemoveOfFilm, RatingFields},
    {"favourite"_L1, Key::Film, true, ReadFlag, WriteFlag, RemoveOfFilm, FlagFields},
    {"watchlist"_L1, Key::Film, true, ReadFlag, WriteFlag, RemoveOfFilm, FlagFields},
    {"hidden"_L1, Key::Film, true, ReadFlag, WriteFlag, RemoveOfFilm, FlagFields},
    {"nudge"_L1, Key::Film, true, ReadNudge, WriteNudge, RemoveOfFilm, NudgeFields},
    {"watch"_L1, Key::Id, true, ReadWatch, WriteWatch, RemoveById, WatchFields},
    {"review"_L1, Key::Id, true, ReadReview, WriteReview, RemoveById, ReviewFields},
    {"list"_L1, Key::Id, false, ReadList, WriteList, RemoveById, ListFields},
    {"list_item"_L1, Key::ListAndFilm, true, ReadListItem, WriteListItem, RemoveFromList, ListItemFields},
    {"text_copy"_L1, Key::Id, false, ReadCopy, WriteCopy, RemoveById, CopyFields},
    {"pref"_L1, Key::Name, false, ReadPref, WritePref, RemovePref, PrefFields},
};

QString iso(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

/// An empty text, never a null one: the columns take none.
QVariant column(const QString &text)
{
    return text.isEmpty() ? u""_s : text;
}

/// Any JSON value as a column has it: Qt writes and reads arrays and objects alone.
QString textOf(const QJsonValue &value)
{
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.sliced(1).chopped(1));
}

QJsonValue valueIn(const QString &text)
{
    return QJsonDocument::fromJson('[' + text.toUtf8() + ']').array().at(0);
}

tl::unexpected<Error> wrong(const RecordEdit &record, const RecordField &field)
{
    return fail(
        Error::Kind::Invalid,
        say("core", "The field “%1” of this %2 cannot be used.").arg(QString(field.name), record.entity));
}

} // namespace

const RecordTable *recordTable(const QString &entity)
{
    for (const RecordTable &table : Tables) {
        if (table.entity == entity)
            return &table;
    }
    return nullptr;
}

std::span<const RecordTable> recordTables()
{
    return Tables;
}

QJsonValue fieldFrom(const Rows &row, int column, RecordField::Kind kind)
{
    switch (kind) {
    case Kind::Flag:
        return row.integer(column) != 0;
    case Kind::Points:
        return row.integer(column);
    case Kind::Direction:
        return row.integer(column) > 0 ? u"more"_s : u"less"_s;
    case Kind::Preference:
        return valueIn(row.text(column));
    case Kind::Instant:
        return iso(row.integer(column));
    case Kind::Text:
    case Kind::Visibility:
    case Kind::Day:
        break;
    }
    return row.text(column);
}

Result<QVariant> columnOf(const RecordEdit &record, const RecordField &field, const QDateTime &now)
{
    const QJsonValue value = record.fields.value(field.name);
    switch (field.kind) {
    case Kind::Text:
        return column(value.toString());
    case Kind::Visibility:
        return column(value.toString(u"private"_s));
    case Kind::Flag:
        return value.toBool() ? 1 : 0;
    case Kind::Points:
        if (const auto rating = Rating::fromPoints(value.toInt()))
            return rating->points();
        break;
    case Kind::Direction:
        if (const QString word = value.toString(); word == "more"_L1 || word == "less"_L1)
            return word == "more"_L1 ? 1 : -1;
        break;
    case Kind::Day:
        if (const auto day = WatchedOn::fromText(value.toString(u""_s)))
            return column(day->text());
        break;
    case Kind::Preference:
        if (const auto checked = checkedPreference(record.key, value); !checked)
            return tl::unexpected(checked.error());
        else if (!checked->isNull())
            return textOf(*checked);
        break;
    case Kind::Instant:
        if (value.isUndefined())
            return now.toMSecsSinceEpoch();
        if (const auto at = QDateTime::fromString(value.toString(), Qt::ISODateWithMs); at.isValid())
            return at.toMSecsSinceEpoch();
        break;
    }
    return wrong(record, field);
}

} // namespace matinee
