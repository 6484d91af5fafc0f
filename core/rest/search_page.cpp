#include "core/rest/search_page.h"

#include "core/base/text.h"
#include "core/rest/page.h"

#include <QRandomGenerator>
#include <QtEndian>

namespace matinee {

namespace {

constexpr qsizetype SeedBytes = sizeof(quint32);

QByteArray placeOf(quint32 seed, bool corrected, const QByteArray &after)
{
    QByteArray place(SeedBytes, Qt::Uninitialized);
    qToBigEndian(seed, place.data());
    return place + (corrected ? '\1' : '\0') + after;
}

bool isRandom(const Query &query)
{
    return query.sort && query.sort->key == SortKey::Random;
}

Problem notOfThisList()
{
    return {422, say("core", "Some of what was sent cannot be used."), {cursorFault()}};
}

} // namespace

SearchPage SearchPage::read(const Call &call, const QByteArray &key, QueryInput &input, const QString &query)
{
    SearchPage page(CursorSeal(call, key, query));
    page.m_limit = readLimit(input);
    const QByteArray place = readCursor(page.m_seal, input);
    if (!place.isEmpty() && !page.open(place))
        input.refuse(cursorFault());
    return page;
}

bool SearchPage::open(const QByteArray &place)
{
    if (place.size() <= SeedBytes + 1)
        return false;
    m_seed = qFromBigEndian<quint32>(place.constData());
    m_corrected = place.at(SeedBytes) != 0;
    m_after = place.sliced(SeedBytes + 1);
    return true;
}

tl::expected<FoundFilms, Problem> SearchPage::find(SearchService &search, UserId caller,
                                                   SearchRequest request) const
{
    const bool isFirst = m_after.isEmpty();
    request.limit = m_limit;
    request.after = m_after;
    request.seed = isFirst && isRandom(request.query) ? QRandomGenerator::global()->generate() : m_seed;

    auto hits = search.search(caller, request);
    if (!hits && hits.error().kind == Error::Kind::Invalid && !isFirst)
        return tl::unexpected(notOfThisList());
    if (!hits)
        return tl::unexpected(Problem(hits.error()));
    const bool isCorrected = hits->corrected.has_value();
    if (!isFirst && isCorrected != m_corrected)
        return tl::unexpected(notOfThisList());
    const QString next =
        hits->next.isEmpty() ? QString() : m_seal.seal(placeOf(request.seed, isCorrected, hits->next));
    return FoundFilms{std::move(*hits), next};
}

} // namespace matinee
