#include "core/sync/device_log.h"

#include "core/store/database.h"
#include "core/sync_core/outbox.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr auto Unknown = "unknown_entity"_L1;

} // namespace

Result<qint64> DeviceLog::unsent() const
{
    auto rows = m_database.run(u"SELECT COUNT(*) FROM sync_outbox WHERE user_id = :user"_s,
                               {{u":user"_s, m_user.value()}});
    if (!rows)
        return tl::unexpected(rows.error());
    rows->next();
    return rows->integer(0);
}

Result<qint64> DeviceLog::lastNumber(const DeviceState &state) const
{
    auto rows = m_database.run(u"SELECT COALESCE(MAX(n), 0) FROM sync_outbox WHERE user_id = :user"_s,
                               {{u":user"_s, m_user.value()}});
    if (!rows)
        return tl::unexpected(rows.error());
    rows->next();
    return std::max(state.afterN, rows->integer(0));
}

Result<void> DeviceLog::drop(const QList<Mutation> &mutations)
{
    QList<QVariantList> rows;
    for (const Mutation &mutation : mutations)
        rows.append({m_user.value(), mutation.n, mutation.mid});
    if (rows.isEmpty())
        return {};
    return m_database.executeMany(u"DELETE FROM sync_outbox WHERE user_id = ? AND n = ? AND mid = ?"_s, rows);
}

Result<void> DeviceLog::append(const QList<Mutation> &edits)
{
    QList<QVariantList> rows;
    for (const Mutation &edit : edits)
        rows.append(QVariantList{m_user.value()} + outboxColumns(edit));
    if (rows.isEmpty())
        return {};
    return m_database.executeMany(
        u"INSERT INTO sync_outbox (user_id, n, mid, entity, key, op, fields, base, stamp)"
        u" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        rows);
}

Result<void> DeviceLog::renumber(const QList<Mutation> &edits, const DeviceState &state, bool retag)
{
    QList<Mutation> numbered = edits;
    qint64 n = state.afterN;
    for (Mutation &edit : numbered) {
        edit.n = ++n;
        if (retag)
            edit.stamp = retagged(edit.stamp, state.device);
    }
    return m_database
        .execute(u"DELETE FROM sync_outbox WHERE user_id = :user"_s, {{u":user"_s, m_user.value()}})
        .and_then([&] { return append(numbered); });
}

Result<void> DeviceLog::refuse(const Mutation &mutation, const MutationOutcome &outcome, const QDateTime &now)
{
    QVariantList row = QVariantList{m_user.value()} + outboxColumns(mutation).sliced(1);
    row.append({outcome.code, outcome.message.isEmpty() ? u""_s : outcome.message, now.toMSecsSinceEpoch()});
    return m_database.executeMany(
        u"INSERT INTO sync_refused (user_id, mid, entity, key, op, fields, base, stamp, code, message, at)"
        u" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (user_id, mid) DO UPDATE SET"
        u" code = excluded.code, message = excluded.message, at = excluded.at"_s,
        {row});
}

Result<QList<Mutation>> DeviceLog::retryUnknown(const DeviceState &state)
{
    const auto last = lastNumber(state);
    if (!last)
        return tl::unexpected(last.error());
    const Bindings unknown{{u":user"_s, m_user.value()}, {u":code"_s, QString(Unknown)}};
    QList<Mutation> edits;
    return m_database
        .each(u"SELECT 0, mid, entity, key, op, fields, base, stamp FROM sync_refused"
              u" WHERE user_id = :user AND code = :code ORDER BY stamp"_s,
              unknown,
              [&](const Rows &row) {
                  edits.append(mutationIn(row));
                  edits.last().n = *last + edits.size();
              })
        .and_then([&] { return append(edits); })
        .and_then([&] {
            return m_database.execute(u"DELETE FROM sync_refused WHERE user_id = :user AND code = :code"_s,
                                      unknown);
        })
        .map([&] { return edits; });
}

} // namespace matinee
