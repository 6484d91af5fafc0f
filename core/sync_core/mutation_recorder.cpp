#include "core/sync_core/mutation_recorder.h"

#include "core/base/text.h"
#include "core/base/uuid.h"
#include "core/store/database.h"
#include "core/sync_core/stamp.h"

#include <QJsonDocument>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// A device is named when it makes its first change; the tag is the random end of its id.
Result<Stamp> nextStamp(Database &database, UserId user, const QDateTime &now)
{
    auto rows =
        database.run(u"SELECT clock FROM sync_state WHERE user_id = :user"_s, {{u":user"_s, user.value()}});
    if (!rows)
        return tl::unexpected(rows.error());
    if (rows->next()) {
        const auto last = Stamp::fromText(rows->text(0));
        if (!last)
            return fail(Error::Kind::Corrupt, say("core", "The log of changes is damaged."), rows->text(0));
        const Stamp next = last->tick(now);
        return database
            .execute(u"UPDATE sync_state SET clock = :clock WHERE user_id = :user"_s,
                     {{u":clock"_s, next.text()}, {u":user"_s, user.value()}})
            .map([&] { return next; });
    }
    const QString device = newUuid(now);
    const Stamp first = Stamp::first(now, device.right(8).toUInt(nullptr, 16));
    return database
        .execute(u"INSERT INTO sync_state (user_id, cursor, epoch, device, after_n, after_mid, clock)"
                 u" VALUES (:user, '', 0, :device, 0, '', :clock)"_s,
                 {{u":user"_s, user.value()}, {u":device"_s, device}, {u":clock"_s, first.text()}})
        .map([&] { return first; });
}

QString compact(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

Result<void> MutationRecorder::record(UserId user, const RecordEdit &edit, const QDateTime &now)
{
    const auto stamp = nextStamp(m_database, user, now);
    if (!stamp)
        return tl::unexpected(stamp.error());
    // Numbers go on from the last one sent (after_n) once the outbox has been emptied.
    return m_database.execute(
        u"INSERT INTO sync_outbox (user_id, n, mid, entity, key, op, fields, base, stamp)"
        u" SELECT :user, COALESCE((SELECT MAX(n) FROM sync_outbox WHERE user_id = s.user_id), s.after_n) + 1,"
        u" :mid, :entity, :key, :op, :fields, '', :stamp FROM sync_state s WHERE s.user_id = :owner"_s,
        {{u":user"_s, user.value()},
         {u":owner"_s, user.value()},
         {u":mid"_s, newUuid(now)},
         {u":entity"_s, edit.entity},
         {u":key"_s, edit.key},
         {u":op"_s, edit.op == RecordEdit::Op::Set ? u"set"_s : u"del"_s},
         {u":fields"_s, compact(edit.fields)},
         {u":stamp"_s, stamp->text()}});
}

} // namespace matinee
