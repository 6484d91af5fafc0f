#pragma once

#include "core/search/search_words.h"

#include <optional>

namespace matinee {

/// What a query finds when its words are read as others that are spelt nearly like them.
struct Respelling {
    std::vector<Found> found; ///< by part: for all the nearest words together
    QList<Ways> ways; ///< in which the words were read for that; the best first
    Query query; ///< with the best word of the best way put in
};

/// Finds the nearest reading of a query's words that gives films: the fewest errors over all words, and of a
/// word four or five letters long one error, of longer ones two, of three letters two letters swapped.
class TypoHelp {
public:
    /// The words have been read as typed.
    TypoHelp(const Query &query, std::vector<SearchWord> &words, std::vector<PartView> &parts);

    /// For a query that finds nothing.
    std::optional<Respelling> nearest();
    /// For one that finds hardly anything, and nothing that looks meant: films one error away that are far
    /// better known, with those found as typed.
    std::optional<Respelling> betterKnown(const std::vector<Found> &typed);

private:
    struct Try {
        Ways ways;
        std::vector<Found> found;
        int weight = 0;
    };

    /// Reads a word as those so many errors away, unless that has been done.
    void addWays(SearchWord &word, int errors);
    /// Every way to share out exactly `errors` among the words that finds films.
    QList<Try> tries(int errors);
    void tryFrom(std::size_t word, int errors, const std::vector<Bitset> &among, Ways &ways,
                 QList<Try> &tries);
    Respelling respelling(const QList<Try> &tries) const;
    Query withWords(const QHash<std::size_t, QByteArray> &replaced) const;

    const Query &m_query;
    std::vector<SearchWord> &m_words;
    std::vector<PartView> &m_parts;
};

} // namespace matinee
