#include "core/rest/page.h"

#include "core/base/text.h"

#include <QMessageAuthenticationCode>
#include <QtEndian>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr int DefaultLimit = 20;
constexpr int LargestLimit = 100;
constexpr auto UrlSafe = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr qsizetype PlaceBytes = 4;
constexpr qsizetype SealBytes = 16;

QByteArray scopeOf(const Call &call)
{
    QUrlQuery rest = call.query;
    rest.removeAllQueryItems(u"cursor"_s);
    rest.removeAllQueryItems(u"limit"_s);
    return call.route.toUtf8() + '\n' + QByteArray::number(call.caller.value()) + '\n'
        + rest.toString(QUrl::FullyEncoded).toUtf8();
}

QByteArray sealed(qsizetype place, const QByteArray &scope, const QByteArray &key)
{
    QByteArray cursor(PlaceBytes, Qt::Uninitialized);
    qToBigEndian(static_cast<quint32>(place), cursor.data());
    const QByteArray seal =
        QMessageAuthenticationCode::hash("cursor\n" + cursor + scope, key, QCryptographicHash::Sha256);
    return cursor + seal.first(SealBytes);
}

} // namespace

Page Page::read(const Call &call, const QByteArray &key, QueryInput &query)
{
    Page page;
    page.m_key = key;
    page.m_scope = scopeOf(call);
    page.m_limit = query.number(u"limit"_s, 1, LargestLimit, DefaultLimit);

    const QByteArray given = query.text(u"cursor"_s).toLatin1();
    if (given.isEmpty())
        return page;
    const QByteArray cursor = QByteArray::fromBase64(given, UrlSafe);
    if (cursor.size() == PlaceBytes + SealBytes) {
        page.m_from = qFromBigEndian<quint32>(cursor.constData());
        if (cursor == sealed(page.m_from, page.m_scope, key))
            return page;
    }
    query.refuse(u"cursor"_s, say("core", "This cursor is not of this list. Start again without one."));
    return page;
}

QString Page::next(qsizetype total) const
{
    const qsizetype place = m_from + m_limit;
    return place < total ? QString::fromLatin1(sealed(place, m_scope, m_key).toBase64(UrlSafe)) : QString();
}

} // namespace matinee
