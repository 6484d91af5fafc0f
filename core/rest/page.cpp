#include "core/rest/page.h"

#include "core/base/text.h"

#include <QtEndian>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr int DefaultLimit = 20;
constexpr int LargestLimit = 100;

QByteArray placeOf(int item)
{
    QByteArray place(sizeof(qint32), Qt::Uninitialized);
    qToBigEndian(qint32(item), place.data());
    return place;
}

} // namespace

int readLimit(QueryInput &query)
{
    return query.number(u"limit"_s, 1, LargestLimit, DefaultLimit);
}

wire::FieldFault cursorFault()
{
    return {u"cursor"_s, say("core", "This cursor is not of this list. Start again without one.")};
}

QByteArray readCursor(const CursorSeal &seal, QueryInput &query)
{
    const QString given = query.text(u"cursor"_s);
    if (given.isEmpty())
        return {};
    const auto place = seal.open(given);
    if (!place)
        query.refuse(cursorFault());
    return place.value_or(QByteArray());
}

Page Page::read(const Call &call, const QByteArray &key, QueryInput &query)
{
    Page page(CursorSeal(call, key));
    page.m_limit = readLimit(query);
    const QByteArray place = readCursor(page.m_seal, query);
    if (place.size() == sizeof(qint32))
        page.m_from = std::max(0, qFromBigEndian<qint32>(place.constData()));
    else if (!place.isEmpty())
        query.refuse(cursorFault());
    return page;
}

QString Page::next(qsizetype total) const
{
    const qint64 item = qint64(m_from) + m_limit;
    return item < total ? m_seal.seal(placeOf(static_cast<int>(item))) : QString();
}

} // namespace matinee
