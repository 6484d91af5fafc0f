#include "core/library/record_return.h"

#include "core/catalog/film_fields.h"
#include "core/catalog/movie_repository.h"
#include "core/library/record_check.h"
#include "core/library/record_repository.h"
#include "core/library/record_tables.h"
#include "core/store/database.h"
#include "core/sync_core/entity_rule.h"
#include "core/sync_core/outbox.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

using Kind = RecordField::Kind;

/// With what a field of a new record starts.
QJsonValue startOf(const RecordField &field, const QDateTime &now)
{
    switch (field.kind) {
    case Kind::Flag:
        return false;
    case Kind::Visibility:
        return u"private"_s;
    case Kind::Instant:
        return now.toString(Qt::ISODateWithMs);
    default:
        return u""_s;
    }
}

/// The fields that a record can do without and the edit does not name, as in a new record.
QJsonObject unnamed(const RecordEdit &edit, const QDateTime &now)
{
    QJsonObject fields;
    if (edit.entity == "film"_L1) {
        for (const FilmField &field : filmFields())
            fields.insert(field.name, QJsonValue());
    } else if (const RecordTable *table = recordTable(edit.entity)) {
        for (const RecordField &field : table->fields) {
            if (field.kind != Kind::Points && field.kind != Kind::Direction && field.kind != Kind::Preference)
                fields.insert(field.name, startOf(field, now));
        }
    }
    for (const QString &name : edit.fields.keys())
        fields.remove(name);
    return fields;
}

} // namespace

Result<RecordEdit> RecordReturn::asNew(UserId user, RecordEdit edit, const QDateTime &now)
{
    const QJsonObject wanted = unnamed(edit, now);
    if (endsForGood(edit.entity) || wanted.isEmpty())
        return edit;
    const auto some = hasAny(user, edit.entity);
    if (!some || !*some)
        return some.map([&](bool) { return edit; });
    const auto keys = keysOf(edit);
    if (!keys)
        return tl::unexpected(keys.error());
    for (const QString &key : *keys) {
        const auto known = Outbox(m_database).visible(user, edit.entity, key);
        if (!known)
            return tl::unexpected(known.error());
        for (auto field = wanted.begin(); *known && field != wanted.end(); ++field) {
            const QJsonValue value = (*known)->fields.value(field.key()).value;
            if (!value.isNull() && value != field.value())
                edit.fields.insert(field.key(), field.value());
        }
    }
    return edit;
}

/// Asked once, because an import makes thousands.
Result<bool> RecordReturn::hasAny(UserId user, const QString &entity)
{
    if (const auto known = m_hasAny.constFind(entity); known != m_hasAny.cend())
        return *known;
    auto rows = m_database.run(u"SELECT 1 FROM sync_base WHERE user_id = :user AND entity = :entity"
                               u" UNION ALL SELECT 1 FROM sync_outbox"
                               u" WHERE user_id = :owner AND entity = :same LIMIT 1"_s,
                               {{u":user"_s, user.value()},
                                {u":entity"_s, entity},
                                {u":owner"_s, user.value()},
                                {u":same"_s, entity}});
    if (!rows)
        return tl::unexpected(rows.error());
    const bool isThere = rows->next();
    return rows->ended().map([&] { return *m_hasAny.insert(entity, isThere); });
}

/// All keys that the record may have: its own, and those of the film's other refs.
Result<QStringList> RecordReturn::keysOf(const RecordEdit &edit) const
{
    const RecordTable *table = recordTable(edit.entity);
    QStringList keys{edit.key};
    if (table && (!table->hasFilm || table->key == RecordTable::Key::Id))
        return keys;
    const Record record{edit.key, edit.fields};
    const QString ref = filmRefOf(edit.entity, record);
    const auto ids = MovieRepository(m_database).idsByRef({ref});
    if (!ids || ids->isEmpty())
        return ids.map([&](const auto &) { return keys; });
    const MovieId film = ids->value(ref);
    return MovieRepository(m_database).refsOf({film}).map([&](const QHash<MovieId, QStringList> &refs) {
        for (const QString &other : refs.value(film)) {
            if (const QString key = withFilmRef(edit.entity, record, other).key; !keys.contains(key))
                keys.append(key);
        }
        return keys;
    });
}

} // namespace matinee
