#pragma once

#include "core/base/id.h"
#include "core/index/bitset.h"

#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace matinee {

/// Where a word of a film comes from.
enum class Field : quint8 {
    Title = 1, ///< title, original title, other titles
    Director = 2,
    Cast = 4,
    Keyword = 8,
    Plot = 16,
};
Q_DECLARE_FLAGS(Fields, Field)
Q_DECLARE_OPERATORS_FOR_FLAGS(Fields)

/// Numbers a film, by doc. Unknown is NaN for floats and the greatest value for the others.
struct Columns {
    static constexpr quint16 Unknown16 = 0xFFFF;
    static constexpr quint32 Unknown32 = 0xFFFFFFFF;

    std::vector<qint64> movie; ///< MovieId
    std::vector<float> popularity; ///< 0 to 100
    std::vector<quint16> year;
    std::vector<quint16> runtime; ///< minutes
    std::vector<float> rating; ///< 0 to 10: the public score, see Movie::publicScore()
    std::vector<quint32> votes; ///< of that score
    std::vector<quint32> added; ///< days since 1970-01-01 UTC
    std::vector<Doc> byTitle; ///< all docs in order of the first of titles(), without article, then doc
    std::vector<std::pair<Doc, qint64>> owned; ///< films that one person entered, and that person's UserId
};

/// Columns with few distinct values and several a film.
enum class Category { Genre, Country, Language };

/// A distinct word of the dictionary; numbered in byte order, so that words with one beginning are
/// neighbours.
using Term = quint32;

struct TermRange {
    Term first = 0;
    Term last = 0; ///< one past the end
    bool isEmpty() const { return first == last; }
};

struct SimilarTerm {
    Term term = 0;
    int errors = 0; ///< insertions, deletions, replacements and swaps of neighbours
};

/// A person as the segment knows them; numbered by fame, most first.
using PersonDoc = quint32;

struct Credit {
    PersonDoc person : 31 = 0; // together a word: there are many millions
    bool director : 1 = false;
    friend auto operator<=>(const Credit &, const Credit &) = default;
};

/// An immutable index over a set of films, all in flat arrays: a sorted dictionary of folded words, for
/// each word and field the films that have it, and columns. Safe to read from any number of threads.
///
/// Words are as tokens.h makes them, in UTF-8. Films are numbered in order of popularity (unknown last,
/// then by id), so the first matches are already ranked. Built by SegmentBuilder, kept by snapshot.h.
class Segment {
public:
    ~Segment();

    Doc size() const;
    const Columns &columns() const;
    /// Absent: not in this segment.
    std::optional<Doc> docOf(MovieId movie) const;

    // Dictionary
    Term termCount() const;
    QByteArrayView word(Term term) const;
    std::optional<Term> find(QByteArrayView word) const;
    TermRange beginningWith(QByteArrayView prefix) const;
    /// Words at most `errors` away; with `prefix` also those that only begin so. Nearest first.
    std::vector<SimilarTerm> similar(QByteArrayView word, int errors, bool prefix) const;

    // Postings
    /// Adds to `films` those that have the word in one of the fields.
    void collect(Term term, Fields fields, Bitset &films) const;
    /// The same for all words of a range; as fast for "a" as for a rare beginning.
    void collect(TermRange range, Fields fields, Bitset &films) const;
    /// How many films have the word in one of the fields; films with it in several may count for each.
    Doc frequency(Term term, Fields fields) const;

    // Categories
    const QStringList &values(Category category) const; ///< "Sci-Fi", "FR", "ja"; most films first
    void collect(Category category, qsizetype value, Bitset &films) const;
    /// How many of `films` have each value, by place in values().
    std::vector<Doc> counts(Category category, const Bitset &films) const;
    Bitset without(Category category) const; ///< films that have no value in it

    // Texts, as comparableText() folds them, for phrases and whole titles
    /// Every title of a film, '\n' between them; the display title first, with its numbers as written. Those
    /// whose numbers are words or Roman, or that have an umlaut, follow in their other spellings too ("7
    /// samurai").
    QByteArrayView titles(Doc doc) const;
    /// Films one of whose titles is this comparableText(), leading articles and blanks left aside
    /// ("spiderman" is "Spider-Man", "godfather" is "The Godfather"); ascending, so the most popular first.
    std::vector<Doc> titled(QByteArrayView comparable) const;
    QByteArrayView keywords(Doc doc) const; ///< '\n' between them
    QByteArrayView plot(Doc doc) const;

    // People
    PersonDoc personCount() const;
    PersonId personId(PersonDoc person) const;
    std::optional<PersonDoc> personOf(PersonId person) const; ///< absent: has no credit in this segment
    QString personName(PersonDoc person) const; ///< as credited
    QByteArrayView personText(PersonDoc person) const; ///< comparableText() of the name
    Doc filmsOf(PersonDoc person) const; ///< how many, each once
    std::span<const Credit> credits(Doc doc) const; ///< directors first, then cast in billing order
    /// People whose name has the word (or one of the range), by fame.
    Bitset peopleWith(TermRange range) const;

    /// All arrays together.
    qint64 bytes() const;

private:
    friend class SegmentBuilder;
    friend class SegmentFile;
    struct Data;
    explicit Segment(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

using SegmentPtr = std::shared_ptr<const Segment>;

} // namespace matinee
