#include "core/rest/cursor_seal.h"

#include <QMessageAuthenticationCode>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr auto UrlSafe = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr qsizetype SealBytes = 16;

/// Each part with its length before it, so that no two lists have the same scope.
QByteArray scopeOf(const Call &call, const QString &more)
{
    QUrlQuery rest = call.query;
    for (const auto &name : {u"cursor"_s, u"limit"_s, u"facets"_s, u"people"_s})
        rest.removeAllQueryItems(name);

    QByteArrayList parts = {call.route.toUtf8(), QByteArray::number(call.caller.value()),
                            rest.toString(QUrl::FullyEncoded).toUtf8(), more.toUtf8()};
    for (const QString &parameter : call.path)
        parts.append(parameter.toUtf8());
    QByteArray scope;
    for (const QByteArray &part : std::as_const(parts))
        scope += QByteArray::number(part.size()) + '\n' + part;
    return QByteArray::number(scope.size()) + '\n' + scope;
}

} // namespace

CursorSeal::CursorSeal(const Call &call, const QByteArray &key, const QString &more)
    : m_key(key),
      m_scope(scopeOf(call, more))
{
}

QByteArray CursorSeal::sealOf(const QByteArray &place) const
{
    return QMessageAuthenticationCode::hash("cursor\n" + m_scope + place, m_key, QCryptographicHash::Sha256)
        .first(SealBytes);
}

QString CursorSeal::seal(const QByteArray &place) const
{
    return QString::fromLatin1((sealOf(place) + place).toBase64(UrlSafe));
}

std::optional<QByteArray> CursorSeal::open(const QString &cursor) const
{
    const auto decoded =
        QByteArray::fromBase64Encoding(cursor.toLatin1(), UrlSafe | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() < SealBytes)
        return std::nullopt;
    const QByteArray place = decoded.decoded.sliced(SealBytes);
    if (decoded.decoded.first(SealBytes) != sealOf(place))
        return std::nullopt;
    return place;
}

} // namespace matinee
