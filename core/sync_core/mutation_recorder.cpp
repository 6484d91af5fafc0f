#include "core/sync_core/mutation_recorder.h"

#include "core/base/text.h"
#include "core/base/uuid.h"
#include "core/store/database.h"
#include "core/sync_core/entity_rule.h"
#include "core/sync_core/stamp.h"

#include <QJsonArray>
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

QJsonObject objectOf(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

QString compact(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Bindings recordOf(UserId user, const RecordEdit &edit)
{
    return {{u":user"_s, user.value()}, {u":entity"_s, edit.entity}, {u":key"_s, edit.key}};
}

/// The version of a record's text that an edit is made from: the newest unsent one, else the server's; "" for
/// none.
Result<QString> currentVersion(Database &database, UserId user, const RecordEdit &edit, const QString &text)
{
    QString version;
    return database
        .each(
            u"SELECT fields FROM sync_base WHERE user_id = :user AND entity = :entity AND key = :key"_s,
            recordOf(user, edit),
            [&](const Rows &row) { version = objectOf(row.text(0)).value(text).toArray().at(2).toString(); })
        .and_then([&] {
            return database.each(u"SELECT fields, mid FROM sync_outbox WHERE user_id = :user"
                                 u" AND entity = :entity AND key = :key ORDER BY n"_s,
                                 recordOf(user, edit), [&](const Rows &row) {
                                     if (objectOf(row.text(0)).contains(text))
                                         version = row.text(1);
                                 });
        })
        .map([&] { return version; });
}

/// {"text": version} for an edit that changes a text, else "".
Result<QString> baseOf(Database &database, UserId user, const RecordEdit &edit)
{
    const EntityRule *rule = entityRule(edit.entity);
    if (!rule || rule->text.isEmpty() || !edit.fields.contains(rule->text))
        return u""_s;
    return currentVersion(database, user, edit, rule->text).map([&](const QString &version) {
        return version.isEmpty() ? u""_s : compact({{rule->text, version}});
    });
}

} // namespace

Result<void> MutationRecorder::record(UserId user, const RecordEdit &edit, const QDateTime &now)
{
    const auto stamp = nextStamp(m_database, user, now);
    if (!stamp)
        return tl::unexpected(stamp.error());
    const auto base = baseOf(m_database, user, edit);
    if (!base)
        return tl::unexpected(base.error());
    // Numbers go on from the last one sent (after_n) once the outbox has been emptied.
    return m_database.execute(
        u"INSERT INTO sync_outbox (user_id, n, mid, entity, key, op, fields, base, stamp)"
        u" SELECT :user, COALESCE((SELECT MAX(n) FROM sync_outbox WHERE user_id = s.user_id), s.after_n) + 1,"
        u" :mid, :entity, :key, :op, :fields, :base, :stamp FROM sync_state s WHERE s.user_id = :owner"_s,
        {{u":user"_s, user.value()},
         {u":owner"_s, user.value()},
         {u":mid"_s, newUuid(now)},
         {u":entity"_s, edit.entity},
         {u":key"_s, edit.key},
         {u":op"_s, edit.op == RecordEdit::Op::Set ? u"set"_s : u"del"_s},
         {u":fields"_s, compact(edit.fields)},
         {u":base"_s, *base},
         {u":stamp"_s, stamp->text()}});
}

} // namespace matinee
