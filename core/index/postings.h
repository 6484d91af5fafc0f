#pragma once

#include "core/index/bitset.h"

#include <cstring>
#include <span>
#include <vector>

namespace matinee {

// The films of one word as bytes:
//
//   fields  1 byte: the Field bits that follow, and People
//   for each of them, lowest bit first
//     count   varint, at least 1
//     dense (count > size / 8)   a bit for every film, as whole 64-bit words
//     else one film              varint
//     else                       length of the rest in bytes, varint; then the gaps between films, varints
//
// A varint has seven bits a byte, the lowest first, and a set top bit where more follow.

/// A field beside those of Field: people who have the word in their name. Counts people, not films.
constexpr quint8 PeopleField = 32;

/// How many films there are, and how many people: what is dense and how long a set is.
struct Universe {
    Doc films = 0;
    quint32 people = 0;

    Doc of(quint8 field) const { return field == PeopleField ? people : films; }
    static bool isDense(quint32 count, Doc size) { return count > size / 8; }
};

/// One field of a word.
struct Posting {
    quint8 field = 0;
    quint32 count = 0;
    bool isDense = false;
    const uchar *data = nullptr;
    const uchar *end = nullptr;
};

inline quint32 readVarint(const uchar *&at)
{
    quint32 value = *at & 0x7F;
    for (int shift = 7; *at++ & 0x80; shift += 7)
        value |= quint32(*at & 0x7F) << shift;
    return value;
}

/// Calls `use(posting)` with each field of a word. The bytes must have passed checkPostings().
template <class Use>
void eachPosting(const uchar *at, Universe universe, Use use)
{
    for (unsigned fields = *at++; fields != 0; fields &= fields - 1) {
        Posting posting;
        posting.field = quint8(fields & -fields);
        posting.count = readVarint(at);
        const Doc size = universe.of(posting.field);
        posting.isDense = Universe::isDense(posting.count, size);
        if (posting.isDense) {
            posting.data = at;
            at += Bitset::wordsFor(size) * sizeof(quint64);
        } else if (posting.count == 1) {
            posting.data = at;
            while (*at++ & 0x80) { }
        } else {
            const quint32 length = readVarint(at);
            posting.data = at;
            at += length;
        }
        posting.end = at;
        use(posting);
    }
}

/// Adds the films of a posting to a set of its universe.
void collect(const Posting &posting, std::span<quint64> words);

/// Appends postings; `docs` ascend and are not empty.
void appendPosting(std::vector<uchar> &bytes, std::span<const quint32> docs, Doc size);

/// Whether bytes from `at` up to `end` are exactly the postings of one word: nothing that
/// eachPosting() and collect() do with them goes beyond them or names a film that there is not.
bool checkPostings(const uchar *at, const uchar *end, Universe universe);

} // namespace matinee
