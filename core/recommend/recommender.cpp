#include "core/recommend/recommender.h"

#include "core/base/text.h"
#include "core/recommend/blend.h"
#include "core/recommend/explain.h"
#include "core/recommend/ranking.h"
#include "core/recommend/verdict_table.h"

namespace matinee {

Recommender::Recommender(Learn learn) : m_learn(std::move(learn)) { }

Recommender::~Recommender() = default;

Result<void> Recommender::learn(const QList<Verdict> &verdicts)
{
    if (verdicts.isEmpty())
        return fail(Error::Kind::Invalid, say("core", "There are no ratings to learn from."));
    m_verdicts = std::make_unique<VerdictTable>(verdicts);
    // A blend of one brings every model's scores to the same unit.
    m_expert = std::make_shared<Blend>(std::vector<Blend::Part>{{m_learn(*m_verdicts), {{0, 1.0}}}});
    return {};
}

QList<Suggestion> Recommender::suggest(UserId user, int count) const
{
    if (!m_expert)
        return {};
    const auto encounters = m_verdicts->encountersOf(user);
    const Taste taste = tasteOf({encounters.begin(), encounters.end()});
    const auto opinion = m_expert->judge(taste);

    std::vector<int> candidates;
    auto own = taste.cbegin();
    for (int film = 0; film < std::ssize(m_verdicts->movies()); ++film) {
        if (own != taste.cend() && own->film == film)
            ++own;
        else
            candidates.push_back(film);
    }

    QList<Suggestion> suggestions;
    for (const int film : bestOf(std::move(candidates), opinion->scores(), count))
        suggestions.append(explained(*opinion, taste, film, m_verdicts->movies()));
    return suggestions;
}

} // namespace matinee
