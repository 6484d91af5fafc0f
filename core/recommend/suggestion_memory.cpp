#include "core/recommend/suggestion_memory.h"

#include <algorithm>

namespace matinee {

const QList<Suggestion> *SuggestionMemory::find(UserId user, const SuggestOptions &options,
                                                const Shelf &shelf)
{
    const auto kept = std::find_if(m_kept.begin(), m_kept.end(), [&](const Kept &one) {
        return one.user == user && one.options == options;
    });
    if (kept == m_kept.end() || kept->shelf != shelf)
        return nullptr;
    m_kept.splice(m_kept.begin(), m_kept, kept);
    return &m_kept.front().suggestions;
}

void SuggestionMemory::keep(UserId user, const SuggestOptions &options, const Shelf &shelf,
                            const QList<Suggestion> &suggestions)
{
    m_kept.remove_if([&](const Kept &one) { return one.user == user && one.options == options; });
    m_kept.push_front({user, options, shelf, suggestions});
    if (m_kept.size() > Most)
        m_kept.pop_back();
}

} // namespace matinee
