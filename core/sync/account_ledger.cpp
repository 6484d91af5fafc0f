#include "core/sync/account_ledger.h"

#include "core/base/text.h"
#include "core/store/database.h"
#include "core/sync_core/sync_json.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace matinee {

using namespace Qt::StringLiterals;

/// Of what is stored, but in UTF-16 units.
qint64 bytesOf(const RecordState &record)
{
    qint64 bytes = record.entity.size() + record.key.size();
    for (auto field = record.fields.begin(); field != record.fields.end(); ++field) {
        const bool isLong = field->value.isArray() || field->value.isObject();
        bytes += field.key().size() + field->stamp.size() + field->version.size()
            + (isLong ? QJsonDocument(QJsonArray{field->value}).toJson(QJsonDocument::Compact).size()
                   : field->value.isString() ? field->value.toString().size()
                                             : qint64(8));
    }
    return bytes;
}

Result<AccountLedger> AccountLedger::read(Database &database, UserId user)
{
    auto rows =
        database.run(u"SELECT seq, purged_seq, bytes, digest FROM sync_account WHERE user_id = :user"_s,
                     {{u":user"_s, user.value()}});
    if (!rows)
        return tl::unexpected(rows.error());
    if (!rows->next())
        return rows->ended().map([] { return AccountLedger(); });
    const auto digest = digestFromJson(objectOf(rows->text(3)));
    if (!digest)
        return fail(Error::Kind::Corrupt, say("core", "The log of changes is damaged."), rows->text(3));
    return AccountLedger{rows->integer(0), rows->integer(1), rows->integer(2), *digest};
}

Result<void> AccountLedger::write(Database &database, UserId user) const
{
    return database.execute(
        u"INSERT INTO sync_account (user_id, seq, purged_seq, bytes, digest)"
        u" VALUES (:user, :seq, :purged, :bytes, :digest) ON CONFLICT (user_id) DO UPDATE"
        u" SET seq = excluded.seq, purged_seq = excluded.purged_seq, bytes = excluded.bytes,"
        u" digest = excluded.digest"_s,
        {{u":user"_s, user.value()},
         {u":seq"_s, seq},
         {u":purged"_s, purgedSeq},
         {u":bytes"_s, bytes},
         {u":digest"_s, objectText(digestJson(digest))}});
}

void AccountLedger::replace(const std::optional<RecordState> &before, const RecordState &after)
{
    if (before)
        remove(*before);
    addToDigest(digest, after);
    bytes += bytesOf(after);
}

void AccountLedger::remove(const RecordState &record)
{
    takeFromDigest(digest, record);
    bytes -= bytesOf(record);
}

} // namespace matinee
