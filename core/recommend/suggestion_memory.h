#pragma once

#include "core/library/library.h"
#include "core/recommend/for_you.h"

#include <list>

namespace matinee {

/// The newest suggestions and what they were made from: who asks again before anything changed is given the
/// same ones. Holds 32; of one thread.
class SuggestionMemory {
public:
    /// nullptr: not these, or from another shelf.
    const QList<Suggestion> *find(UserId user, const SuggestOptions &options, const Shelf &shelf);
    void keep(UserId user, const SuggestOptions &options, const Shelf &shelf,
              const QList<Suggestion> &suggestions);
    void clear() { m_kept.clear(); }

private:
    static constexpr std::size_t Most = 32;

    struct Kept {
        UserId user;
        SuggestOptions options;
        Shelf shelf;
        QList<Suggestion> suggestions;
    };
    std::list<Kept> m_kept; ///< last used first
};

} // namespace matinee
