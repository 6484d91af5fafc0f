#include "core/accounts/key_repository.h"

#include "core/store/database.h"

#include <QCryptographicHash>

namespace matinee {

using namespace Qt::StringLiterals;

Result<bool> KeyRepository::isShared(const QByteArray &key)
{
    const QString hash =
        QString::fromLatin1(QCryptographicHash::hash(key, QCryptographicHash::Sha256).toHex());
    return m_database
        .execute(u"INSERT INTO meta (name, value) VALUES ('server_key_hash', :hash)"
                 u" ON CONFLICT (name) DO NOTHING"_s,
                 {{u":hash"_s, hash}})
        .and_then([&] { return m_database.run(u"SELECT value FROM meta WHERE name = 'server_key_hash'"_s); })
        .map([&](Rows rows) { return rows.next() && rows.text(0) == hash; });
}

} // namespace matinee
