#include "core/accounts/secret_seal.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

#include <sodium.h>

namespace matinee {

namespace {

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

unsigned char *bytesOf(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

} // namespace

SecretSeal::SecretSeal(const QByteArray &serverKey, const QByteArray &purpose)
    : m_key(
        QMessageAuthenticationCode::hash("matinee seal: " + purpose, serverKey, QCryptographicHash::Sha256))
{
    static_assert(crypto_secretbox_KEYBYTES == 32);
    if (sodium_init() < 0)
        qFatal("libsodium cannot be used");
}

SecretSeal::~SecretSeal()
{
    sodium_memzero(m_key.data(), std::size_t(m_key.size()));
}

QString SecretSeal::seal(const QByteArray &secret) const
{
    QByteArray nonce(crypto_secretbox_NONCEBYTES, Qt::Uninitialized);
    randombytes_buf(nonce.data(), std::size_t(nonce.size()));
    QByteArray box(secret.size() + qsizetype(crypto_secretbox_MACBYTES), Qt::Uninitialized);
    crypto_secretbox_easy(bytesOf(box), bytesOf(secret), static_cast<unsigned long long>(secret.size()),
                          bytesOf(std::as_const(nonce)), bytesOf(m_key));
    return QString::fromLatin1((nonce + box).toBase64());
}

std::optional<QByteArray> SecretSeal::open(const QString &sealed) const
{
    constexpr qsizetype Nonce = crypto_secretbox_NONCEBYTES;
    constexpr qsizetype Mac = crypto_secretbox_MACBYTES;
    const QByteArray bytes = QByteArray::fromBase64(sealed.toLatin1());
    if (bytes.size() < Nonce + Mac)
        return std::nullopt;
    const QByteArray box = bytes.sliced(Nonce);
    QByteArray secret(box.size() - Mac, Qt::Uninitialized);
    if (crypto_secretbox_open_easy(bytesOf(secret), bytesOf(box), static_cast<unsigned long long>(box.size()),
                                   bytesOf(bytes), bytesOf(m_key))
        != 0)
        return std::nullopt;
    return secret;
}

} // namespace matinee
