#include "core/sync/base_update.h"

#include "core/library/record_repository.h"
#include "core/sync/projector.h"
#include "core/sync_core/entity_rule.h"
#include "core/sync_core/mutation_recorder.h"
#include "core/sync_core/outbox.h"

namespace matinee {

using namespace Qt::StringLiterals;

Result<BaseUpdate> BaseUpdate::open(Database &database, UserId user)
{
    return RecordBatch::open(database, user).and_then([&](RecordBatch &&records) {
        return Outbox(database).hasUnsent(user).map(
            [&](bool hasUnsent) { return BaseUpdate(database, user, std::move(records), hasUnsent); });
    });
}

Result<void> BaseUpdate::touch(const QString &entity, const QString &key)
{
    const Name name(entity, key);
    if (m_before.contains(name))
        return {};
    return visibleNow(name).map([&](const std::optional<RecordState> &record) {
        m_before.insert(name, record);
        m_touched.append(name);
    });
}

Result<std::optional<RecordState>> BaseUpdate::visibleNow(const Name &name)
{
    auto told = m_records.find(name.first, name.second);
    if (!told || !m_hasUnsent)
        return told;
    return Outbox(*m_database)
        .unsentOf(m_user, name.first, name.second)
        .map([&](const QList<Mutation> &edits) { return replayed(*told, edits); });
}

Result<void> BaseUpdate::take(const RecordState &record, qint64 readTo)
{
    return m_records.find(record.entity, record.key)
        .and_then([&](const std::optional<RecordState> &held) -> Result<void> {
            if (record.seq <= (held ? held->seq : readTo))
                return {};
            return touch(record.entity, record.key).and_then([&] { return m_records.put(record); });
        });
}

Result<QList<RecordState>> BaseUpdate::lost()
{
    QList<RecordState> gone;
    for (const Name &name : m_touched) {
        const auto &before = m_before[name];
        if (!before || !before->isVisible())
            continue;
        const auto now = visibleNow(name);
        if (!now)
            return tl::unexpected(now.error());
        if (!*now || !(*now)->isVisible())
            gone.append(*before);
    }
    return gone;
}

Result<bool> BaseUpdate::finish(const QDateTime &now)
{
    if (auto saved = m_records.save(now); !saved)
        return tl::unexpected(saved.error());
    QList<RecordState> changed;
    bool looksOther = false;
    for (const Name &name : m_touched) {
        const auto record = visibleNow(name);
        if (!record)
            return tl::unexpected(record.error());
        looksOther |= !looksSame(m_before[name], *record);
        if (!saysSame(m_before[name], *record))
            changed.append(record->value_or(nothingOf(name.first, name.second)));
    }
    return Projector(*m_database, Projector::Side::Device).show(m_user, changed).map([&] {
        return looksOther;
    });
}

Result<void> restoreLost(Database &database, UserId user, const QList<RecordState> &lost, DeviceState &state,
                         const QDateTime &now)
{
    const RecordRepository records(database);
    QList<RecordEdit> edits;
    for (const RecordState &record : lost) {
        const auto key = records.livingKey(user, record.entity, record.key);
        if (!key)
            return tl::unexpected(key.error());
        QJsonObject fields = record.values();
        if (!endsForGood(record.entity))
            fields.insert(u"present"_s, true);
        edits.append({record.entity, *key, fields});
    }
    // The recorder keeps the clock where the state is stored.
    auto done = state.write(database, user).and_then([&] {
        return MutationRecorder(database).record(user, edits, now);
    });
    if (const auto after = DeviceState::read(database, user, now); done && after)
        state.clock = after->clock;
    QList<RecordState> shown;
    for (const RecordEdit &edit : edits) {
        const auto record = Outbox(database).visible(user, edit.entity, edit.key);
        if (!done || !record)
            return !done ? done : tl::unexpected(record.error());
        shown.append(record->value_or(nothingOf(edit.entity, edit.key)));
    }
    return done.and_then([&] { return Projector(database, Projector::Side::Device).show(user, shown); });
}

} // namespace matinee
