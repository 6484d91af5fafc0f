#pragma once

#include "core/index/segment.h"
#include "core/query/query.h"

#include <QByteArray>

#include <array>
#include <vector>

namespace matinee {

/// The fields that a column of texts looks into; none for other columns.
Fields fieldsOf(Column column);

/// How words are read in one segment.
struct Reading {
    std::vector<Term> words; ///< what they are taken for
    std::vector<Term> begun; ///< words that they may be a beginning of, one by one
    TermRange range; ///< or side by side
    bool isEmpty() const { return words.empty() && begun.empty() && range.isEmpty(); }
};

/// The word as it stands; with `beginning` also as the beginning of others.
Reading readAsTyped(const Segment &segment, QByteArrayView word, bool beginning);

/// Films that a text finds, and how well.
struct Found {
    /// Where all the words were found, each including those before it: whole words in titles, also
    /// beginnings of words there, the same in titles or names, whole words anywhere.
    enum Level : quint8 { TitleWord, TitleBegun, NameWord, NameBegun, AnyWord };
    static constexpr int LevelCount = 5;

    Bitset films;
    std::array<Bitset, LevelCount> levels; ///< meaningless unless `isRanked`
    bool isRanked = false;

    Found &operator&=(const Found &other);
    Found &operator|=(const Found &other); ///< both ranked or both not
    void keep(const Bitset &films);
};

/// In all fields, ranked.
Found findAnywhere(const Segment &segment, const Reading &reading);
Bitset findIn(const Segment &segment, const Reading &reading, Fields fields);

/// Whether `words` stand side by side in `text`, both comparableText(); with `begun` the last may go on.
bool hasPhrase(QByteArrayView text, QByteArrayView words, bool begun = false);
/// Films of `among` that have the words side by side in one title, name, keyword or plot.
Found findPhrase(const Segment &segment, QByteArrayView words, const Bitset &among);
Bitset findPhraseIn(const Segment &segment, QByteArrayView words, Column column, const Bitset &among);

/// People whose name has one of these words; nobody for none.
Bitset peopleNamed(const Segment &segment, const Reading &reading);
/// Films of `among` that credit one of these people as `column` says (Cast, Director, else either).
Bitset creditedFilms(const Segment &segment, const Bitset &people, Column column, const Bitset &among);

} // namespace matinee
