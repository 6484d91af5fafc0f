#include "core/catalog_import/movielens_figures.h"

#include <algorithm>

namespace matinee::movielens {

namespace {

constexpr qsizetype LongestTag = 60;

} // namespace

bool RatingSums::add(quint32 film, int halfStars)
{
    Sum &sum = m_sums[film];
    ++sum.ratings;
    sum.halfStars += halfStars;
    m_most = std::max(m_most, sum.ratings);
    return m_sums.size() <= MostFilms;
}

bool Tags::add(quint32 person, quint32 film, const QString &text)
{
    ++m_rows;
    const QString tag = text.simplified().toLower();
    if (tag.isEmpty() || tag.size() > LongestTag)
        return true;
    auto place = m_tags.constFind(tag);
    if (place == m_tags.cend()) {
        place = m_tags.insert(tag, static_cast<quint32>(m_texts.size()));
        m_texts.append(tag);
    }
    Use &use = m_uses[quint64(film) << 32 | *place];
    if (use.people == 0 || use.lastPerson != person)
        ++use.people;
    use.film = film;
    use.tag = *place;
    use.lastPerson = person;
    return m_uses.size() <= Most;
}

void Tags::sort()
{
    const quint32 enough = m_rows < SmallSet ? 1 : 2;
    for (const Use &use : std::as_const(m_uses)) {
        if (use.people >= enough)
            m_sorted.append(use);
    }
    m_uses.clear();
    std::sort(m_sorted.begin(), m_sorted.end(), [this](const Use &one, const Use &other) {
        if (one.film != other.film)
            return one.film < other.film;
        return one.people != other.people ? one.people > other.people : m_texts[one.tag] < m_texts[other.tag];
    });
}

QStringList Tags::keywordsOf(quint32 film) const
{
    QStringList keywords;
    auto use = std::lower_bound(m_sorted.cbegin(), m_sorted.cend(), film,
                                [](const Use &one, quint32 wanted) { return one.film < wanted; });
    for (; use != m_sorted.cend() && use->film == film && keywords.size() < MostAFilm; ++use)
        keywords.append(m_texts[use->tag]);
    return keywords;
}

} // namespace matinee::movielens
