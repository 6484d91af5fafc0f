#include "core/search/similar_reading.h"

#include <algorithm>

namespace matinee {

namespace {

constexpr int OnlySwapped = 3; ///< letters: with so few, any other error makes too many other words

int lettersOf(QByteArrayView word)
{
    return static_cast<int>(
        std::count_if(word.begin(), word.end(), [](char byte) { return (uchar(byte) & 0xC0) != 0x80; }));
}

bool isNumber(QByteArrayView word)
{
    return std::all_of(word.begin(), word.end(), [](char byte) { return byte >= '0' && byte <= '9'; });
}

bool isSwapped(QByteArrayView left, QByteArrayView right)
{
    return left.size() == right.size() && std::is_permutation(left.begin(), left.end(), right.begin());
}

} // namespace

int mostErrors(QByteArrayView word)
{
    const int letters = lettersOf(word);
    if (letters < OnlySwapped || isNumber(word))
        return 0;
    return letters < 6 ? 1 : 2;
}

Reading readSimilar(const Segment &segment, QByteArrayView word, bool begun, int errors)
{
    const bool onlySwapped = lettersOf(word) == OnlySwapped;
    Reading reading;
    for (const SimilarTerm &similar : segment.similar(word, errors, false)) {
        if (similar.errors == errors && (!onlySwapped || isSwapped(word, segment.word(similar.term))))
            reading.words.push_back(similar.term);
    }
    if (!begun || onlySwapped)
        return reading;
    for (const SimilarTerm &similar : segment.similar(word, errors, true)) {
        if (similar.errors == errors)
            reading.begun.push_back(similar.term);
    }
    return reading;
}

} // namespace matinee
