#include "core/sync_core/mutation_recorder.h"

#include "core/base/text.h"
#include "core/base/uuid.h"
#include "core/store/database.h"
#include "core/sync_core/stamp.h"

#include <QJsonDocument>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// Where a person's log of changes has got to.
struct LogEnd {
    Stamp next; ///< of the next change
    qint64 n = 0; ///< of the last one
    QString newDevice; ///< empty when there is one already
};

/// A device is named when it makes its first change; the tag is the random end of its id. Numbers go on from
/// the last one sent (after_n) once the outbox has been emptied.
Result<LogEnd> logEnd(Database &database, UserId user, const QDateTime &now)
{
    auto rows = database.run(u"SELECT s.clock, COALESCE((SELECT MAX(o.n) FROM sync_outbox o"
                             u" WHERE o.user_id = s.user_id), s.after_n)"
                             u" FROM sync_state s WHERE s.user_id = :user"_s,
                             {{u":user"_s, user.value()}});
    if (!rows)
        return tl::unexpected(rows.error());
    if (!rows->next()) {
        const QString device = newUuid(now);
        return LogEnd{Stamp::first(now, device.right(8).toUInt(nullptr, 16)), 0, device};
    }
    const auto last = Stamp::fromText(rows->text(0));
    if (!last)
        return fail(Error::Kind::Corrupt, say("core", "The log of changes is damaged."), rows->text(0));
    return LogEnd{last->tick(now), rows->integer(1), {}};
}

Result<void> keepClock(Database &database, UserId user, const QString &newDevice, const Stamp &clock)
{
    if (newDevice.isEmpty())
        return database.execute(u"UPDATE sync_state SET clock = :clock WHERE user_id = :user"_s,
                                {{u":clock"_s, clock.text()}, {u":user"_s, user.value()}});
    return database.execute(
        u"INSERT INTO sync_state (user_id, cursor, epoch, device, after_n, after_mid, clock)"
        u" VALUES (:user, '', 0, :device, 0, '', :clock)"_s,
        {{u":user"_s, user.value()}, {u":device"_s, newDevice}, {u":clock"_s, clock.text()}});
}

QString compact(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

Result<void> MutationRecorder::record(UserId user, const QList<RecordEdit> &edits, const QDateTime &now)
{
    if (edits.isEmpty())
        return {};
    const auto end = logEnd(m_database, user, now);
    if (!end)
        return tl::unexpected(end.error());
    Stamp stamp = end->next;
    qint64 n = end->n;
    QList<QVariantList> rows;
    for (const RecordEdit &edit : edits) {
        if (!rows.isEmpty())
            stamp = stamp.tick(now);
        rows.append({user.value(), ++n, newUuid(now), edit.entity, edit.key,
                     edit.op == RecordEdit::Op::Set ? u"set"_s : u"del"_s, compact(edit.fields), u""_s,
                     stamp.text()});
    }
    return keepClock(m_database, user, end->newDevice, stamp).and_then([&] {
        return m_database.executeMany(
            u"INSERT INTO sync_outbox (user_id, n, mid, entity, key, op, fields, base, stamp)"
            u" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
            rows);
    });
}

} // namespace matinee
