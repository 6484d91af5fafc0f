#include "core/accounts/token.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr auto UrlSafe = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr qsizetype EncodedLength = 43; // 256 bits in base64 without padding

QLatin1StringView prefixOf(TokenKind kind)
{
    switch (kind) {
    case TokenKind::Access:
        return "mat_a_"_L1;
    case TokenKind::Refresh:
        return "mat_r_"_L1;
    case TokenKind::Personal:
        return "mat_p_"_L1;
    case TokenKind::Reset:
        return "mat_w_"_L1;
    case TokenKind::Email:
        return "mat_e_"_L1;
    case TokenKind::Invitation:
        break;
    }
    return "mat_i_"_L1;
}

bool isBase64Url(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-'
        || c == u'_';
}

} // namespace

QString deriveToken(const QByteArray &key, TokenKind kind, const QString &session, qint64 generation)
{
    const QByteArray named =
        QString(prefixOf(kind) + session).toLatin1() + '/' + QByteArray::number(generation);
    const QByteArray mac = QMessageAuthenticationCode::hash(named, key, QCryptographicHash::Sha256);
    return prefixOf(kind) + QString::fromLatin1(mac.toBase64(UrlSafe));
}

QString drawToken(TokenKind kind)
{
    std::array<quint32, 8> random;
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    const QByteArray bytes(reinterpret_cast<const char *>(random.data()), sizeof(random));
    return prefixOf(kind) + QString::fromLatin1(bytes.toBase64(UrlSafe));
}

bool isWellFormedToken(TokenKind kind, const QString &token)
{
    const auto prefix = prefixOf(kind);
    return token.size() == prefix.size() + EncodedLength && token.startsWith(prefix)
        && std::all_of(token.begin() + prefix.size(), token.end(), isBase64Url);
}

QString tokenHash(const QString &token)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(token.toLatin1(), QCryptographicHash::Sha256).toHex());
}

} // namespace matinee
