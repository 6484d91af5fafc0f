#include "core/accounts/key_repository.h"

#include "core/store/database.h"

#include <QCryptographicHash>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

QString hashOf(const QByteArray &key)
{
    return QString::fromLatin1(QCryptographicHash::hash(key, QCryptographicHash::Sha256).toHex());
}

/// The hash that is kept; null when there is none.
Result<QString> keptHash(Database &database)
{
    return database.run(u"SELECT value FROM meta WHERE name = 'server_key_hash'"_s).map([](Rows rows) {
        return rows.next() ? rows.text(0) : QString();
    });
}

} // namespace

Result<bool> KeyRepository::isShared(const QByteArray &key)
{
    // Who finds one waits for nobody.
    const auto kept = keptHash(m_database);
    if (!kept || !kept->isNull())
        return kept.map([&](const QString &hash) { return hash == hashOf(key); });
    return m_database
        .execute(u"INSERT INTO meta (name, value) VALUES ('server_key_hash', :hash)"
                 u" ON CONFLICT (name) DO NOTHING"_s,
                 {{u":hash"_s, hashOf(key)}})
        .and_then([&] { return keptHash(m_database); })
        .map([&](const QString &hash) { return hash == hashOf(key); });
}

Result<bool> KeyRepository::isNew() const
{
    return m_database
        .run(u"SELECT 1 FROM meta WHERE name = 'server_key_hash' UNION ALL SELECT 1 FROM account LIMIT 1"_s)
        .map([](Rows rows) { return !rows.next(); });
}

Result<void> KeyRepository::replace(const QByteArray &key)
{
    for (const auto &sql : {u"DELETE FROM refresh_token"_s, u"DELETE FROM session"_s, u"DELETE FROM totp"_s,
                            u"DELETE FROM recovery_code"_s, u"DELETE FROM mail"_s}) {
        if (auto done = m_database.execute(sql); !done)
            return done;
    }
    return m_database.execute(u"INSERT INTO meta (name, value) VALUES ('server_key_hash', :hash)"
                              u" ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s,
                              {{u":hash"_s, hashOf(key)}});
}

} // namespace matinee
