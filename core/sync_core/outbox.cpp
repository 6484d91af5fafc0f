#include "core/sync_core/outbox.h"

#include "core/base/text.h"
#include "core/store/database.h"
#include "core/sync_core/merge.h"
#include "core/sync_core/sync_json.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

Bindings recordOf(UserId user, const QString &entity, const QString &key)
{
    return {{u":user"_s, user.value()}, {u":entity"_s, entity}, {u":key"_s, key}};
}

#define EDITS u"SELECT n, mid, entity, key, op, fields, base, stamp FROM sync_outbox WHERE user_id = :user"

} // namespace

Mutation mutationIn(const Rows &row)
{
    Mutation mutation{row.integer(0), row.text(1),
                      RecordEdit{row.text(2), row.text(3), objectOf(row.text(5)),
                                 row.text(4) == "del"_L1 ? RecordEdit::Op::Delete : RecordEdit::Op::Set},
                      row.text(7)};
    const QJsonObject base = objectOf(row.text(6));
    for (auto version = base.begin(); version != base.end(); ++version)
        mutation.base.insert(version.key(), version->toString());
    return mutation;
}

std::optional<RecordState> replayed(std::optional<RecordState> record, const QList<Mutation> &edits)
{
    for (const Mutation &edit : edits)
        record = merge(record, edit).record;
    return record;
}

QVariantList outboxColumns(const Mutation &mutation)
{
    QJsonObject base;
    for (auto version = mutation.base.begin(); version != mutation.base.end(); ++version)
        base.insert(version.key(), *version);
    const bool isRemoval = mutation.edit.op == RecordEdit::Op::Delete;
    return {mutation.n,
            mutation.mid,
            mutation.edit.entity,
            mutation.edit.key,
            isRemoval ? u"del"_s : u"set"_s,
            objectText(mutation.edit.fields),
            base.isEmpty() ? u""_s : objectText(base),
            mutation.stamp};
}

Result<RecordState> recordIn(const Rows &row)
{
    auto fields = fieldsFromJson(objectOf(row.text(4)));
    if (!fields)
        return fail(Error::Kind::Corrupt, say("core", "A record of the library is damaged."),
                    row.text(0) + u'/' + row.text(1));
    return RecordState{row.text(0), row.text(1), row.integer(2), row.integer(3) != 0, std::move(*fields)};
}

Result<std::optional<RecordState>> Outbox::base(UserId user, const QString &entity, const QString &key) const
{
    auto rows = m_database.run(u"SELECT entity, key, seq, dead, fields FROM sync_base"
                               u" WHERE user_id = :user AND entity = :entity AND key = :key"_s,
                               recordOf(user, entity, key));
    if (!rows)
        return tl::unexpected(rows.error());
    if (!rows->next())
        return rows->ended().map([] { return std::optional<RecordState>(); });
    return recordIn(*rows).map([](RecordState &&record) { return std::optional(std::move(record)); });
}

Result<std::optional<RecordState>> Outbox::visible(UserId user, const QString &entity,
                                                   const QString &key) const
{
    return base(user, entity, key).and_then([&](const std::optional<RecordState> &told) {
        return unsentOf(user, entity, key).map([&](const QList<Mutation> &edits) {
            return replayed(told, edits);
        });
    });
}

Result<QList<Mutation>> Outbox::read(const QString &sql, const Bindings &bindings) const
{
    QList<Mutation> edits;
    return m_database.each(sql, bindings, [&](const Rows &row) { edits.append(mutationIn(row)); }).map([&] {
        return std::move(edits);
    });
}

Result<QList<Mutation>> Outbox::unsent(UserId user, int limit) const
{
    const QString all = EDITS u" ORDER BY n"_s;
    if (limit == 0)
        return read(all, {{u":user"_s, user.value()}});
    return read(all + u" LIMIT :limit"_s, {{u":user"_s, user.value()}, {u":limit"_s, limit}});
}

Result<bool> Outbox::hasUnsent(UserId user) const
{
    auto rows = m_database.run(u"SELECT 1 FROM sync_outbox WHERE user_id = :user LIMIT 1"_s,
                               {{u":user"_s, user.value()}});
    if (!rows)
        return tl::unexpected(rows.error());
    const bool isThere = rows->next();
    return rows->ended().map([&] { return isThere; });
}

Result<QList<Mutation>> Outbox::unsentOf(UserId user, const QString &entity, const QString &key) const
{
    return read(EDITS u" AND entity = :entity AND key = :key ORDER BY n"_s, recordOf(user, entity, key));
}

} // namespace matinee
