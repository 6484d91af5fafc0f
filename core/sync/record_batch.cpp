#include "core/sync/record_batch.h"

#include "core/store/database.h"
#include "core/sync_core/outbox.h"
#include "core/sync_core/sync_json.h"

namespace matinee {

using namespace Qt::StringLiterals;

Result<RecordBatch> RecordBatch::open(Database &database, UserId user)
{
    return AccountLedger::read(database, user).map([&](const AccountLedger &ledger) {
        return RecordBatch(database, user, ledger);
    });
}

Result<std::optional<RecordState>> RecordBatch::find(const QString &entity, const QString &key)
{
    const Name name(entity, key);
    if (const auto known = m_records.constFind(name); known != m_records.cend())
        return known->record;
    auto record = Outbox(*m_database).base(m_user, entity, key);
    if (record)
        m_records.insert(name, {*record});
    return record;
}

Result<void> RecordBatch::put(const RecordState &record)
{
    return find(record.entity, record.key).map([&](const std::optional<RecordState> &before) {
        const Name name(record.entity, record.key);
        m_ledger.replace(before, record);
        if (!before && m_count)
            ++*m_count;
        Entry &entry = m_records[name];
        if (!entry.isChanged)
            m_changed.append(name);
        entry = {record, true};
    });
}

Result<RecordState> RecordBatch::putNext(RecordState record)
{
    record.seq = ++m_ledger.seq;
    return put(record).map([&] { return record; });
}

QList<RecordState> RecordBatch::changed() const
{
    QList<RecordState> records;
    for (const Name &name : m_changed)
        records.append(*m_records.value(name).record);
    return records;
}

Result<qint64> RecordBatch::count()
{
    if (m_count)
        return *m_count;
    auto rows = m_database->run(u"SELECT COUNT(*) FROM sync_base WHERE user_id = :user"_s,
                                {{u":user"_s, m_user.value()}});
    if (!rows)
        return tl::unexpected(rows.error());
    rows->next();
    return *(m_count = rows->integer(0));
}

Result<qint64> RecordBatch::itemsOf(const QString &list)
{
    auto rows = m_database->run(u"SELECT COUNT(*) FROM sync_base WHERE user_id = :user"
                                u" AND entity = 'list_item' AND key >= :first AND key < :last"_s,
                                {{u":user"_s, m_user.value()},
                                 {u":first"_s, QString(list + u'/')},
                                 {u":last"_s, QString(list + u'0')}}); // '0' comes after '/'
    if (!rows)
        return tl::unexpected(rows.error());
    rows->next();
    return rows->integer(0);
}

Result<void> RecordBatch::save(const QDateTime &now)
{
    if (m_changed.isEmpty())
        return {};
    QList<QVariantList> rows;
    for (const RecordState &record : changed())
        rows.append({m_user.value(), record.entity, record.key, record.seq, record.dead ? 1 : 0,
                     objectText(fieldsJson(record.fields)), now.toMSecsSinceEpoch()});
    return m_database
        ->executeMany(u"INSERT INTO sync_base (user_id, entity, key, seq, dead, fields, changed_at)"
                      u" VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (user_id, entity, key) DO UPDATE SET"
                      u" seq = excluded.seq, dead = excluded.dead, fields = excluded.fields,"
                      u" changed_at = excluded.changed_at"_s,
                      rows)
        .and_then([&] { return m_ledger.write(*m_database, m_user); });
}

} // namespace matinee
