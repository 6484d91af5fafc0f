#include "core/sync_core/mutation_recorder.h"

#include "core/base/text.h"
#include "core/base/uuid.h"
#include "core/store/database.h"
#include "core/sync_core/entity_rule.h"
#include "core/sync_core/outbox.h"
#include "core/sync_core/stamp.h"
#include "core/sync_core/sync_json.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// Where a person's log of changes has got to.
struct LogEnd {
    Stamp next; ///< of the next change
    QDateTime now; ///< by the server's clock, as far as it is known
    qint64 n = 0; ///< of the last one
    QString newDevice; ///< empty when there is one already
};

/// A device is named when it makes its first change; the tag is the random end of its id. Numbers go on from
/// the last one sent (after_n) once the outbox has been emptied.
Result<LogEnd> logEnd(Database &database, UserId user, const QDateTime &now)
{
    auto rows = database.run(u"SELECT s.clock, s.clock_offset, COALESCE((SELECT MAX(o.n) FROM sync_outbox o"
                             u" WHERE o.user_id = s.user_id), s.after_n)"
                             u" FROM sync_state s WHERE s.user_id = :user"_s,
                             {{u":user"_s, user.value()}});
    if (!rows)
        return tl::unexpected(rows.error());
    if (!rows->next()) {
        const QString device = newUuid(now);
        return LogEnd{Stamp::first(now, device.right(8).toUInt(nullptr, 16)), now, 0, device};
    }
    const auto last = Stamp::fromText(rows->text(0));
    if (!last)
        return fail(Error::Kind::Corrupt, say("core", "The log of changes is damaged."), rows->text(0));
    const QDateTime corrected = now.addMSecs(rows->integer(1));
    return LogEnd{last->tick(corrected), corrected, rows->integer(2), {}};
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

/// The version of a record's text as the person sees it; "" for none.
Result<QString> storedVersion(Database &database, UserId user, const RecordEdit &edit, const QString &text)
{
    return Outbox(database).visible(user, edit.entity, edit.key).map([&](const auto &record) {
        return record ? record->fields.value(text).version : QString();
    });
}

/// From which versions the texts of one step's edits are made.
class TextVersions {
public:
    TextVersions(Database &database, UserId user) : m_database(database), m_user(user) { }

    /// {"text": version} for an edit that changes a text of a record that has one, else "". `mid` is the
    /// version that it makes.
    Result<QString> baseOf(const RecordEdit &edit, const QString &mid)
    {
        const EntityRule *rule = entityRule(edit.entity);
        if (!rule || rule->text.isEmpty() || !edit.fields.contains(rule->text) || edit.isUnaware)
            return u""_s;
        const QString record = edit.entity + u'/' + edit.key;
        const auto before = m_ofThisStep.contains(record)
            ? Result<QString>(m_ofThisStep.value(record))
            : storedVersion(m_database, m_user, edit, rule->text);
        m_ofThisStep.insert(record, mid);
        return before.map([&](const QString &version) {
            return version.isEmpty() ? u""_s : objectText({{rule->text, version}});
        });
    }

private:
    Database &m_database;
    UserId m_user;
    QHash<QString, QString> m_ofThisStep;
};

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
    TextVersions versions(m_database, user);
    QList<QVariantList> rows;
    for (const RecordEdit &edit : edits) {
        if (!rows.isEmpty())
            stamp = stamp.tick(end->now);
        const QString mid = newUuid(now);
        const auto base = versions.baseOf(edit, mid);
        if (!base)
            return tl::unexpected(base.error());
        rows.append({user.value(), ++n, mid, edit.entity, edit.key,
                     edit.op == RecordEdit::Op::Set ? u"set"_s : u"del"_s, objectText(edit.fields), *base,
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
