#pragma once

#include "core/base/result.h"
#include "core/recommend/expert.h"

#include <functional>

namespace matinee {

class VerdictTable;

/// A closed world of verdicts with one expert: what models are tested and compared in. The program
/// itself asks RecommendService, which folds one person in from the library.
class Recommender {
public:
    /// Learns an expert for the films of the table, in their order there.
    using Learn = std::function<std::shared_ptr<const Expert>(const VerdictTable &)>;

    explicit Recommender(Learn learn);
    ~Recommender();

    /// Forgets what was learnt before. Errors: Invalid without a verdict.
    Result<void> learn(const QList<Verdict> &verdicts);
    /// Films the person has not judged, best first, at most `count`; nothing before learn().
    QList<Suggestion> suggest(UserId user, int count) const;

private:
    Learn m_learn;
    std::unique_ptr<VerdictTable> m_verdicts;
    std::shared_ptr<const Expert> m_expert;
};

} // namespace matinee
