#include "core/index/postings.h"

#include <optional>

namespace matinee {

namespace {

void appendVarint(std::vector<uchar> &bytes, quint32 value)
{
    for (; value >= 0x80; value >>= 7)
        bytes.push_back(uchar(value | 0x80));
    bytes.push_back(uchar(value));
}

/// Absent: cut short, or more than 32 bits.
std::optional<quint32> checkedVarint(const uchar *&at, const uchar *end)
{
    quint64 value = 0;
    for (int shift = 0; at != end && shift <= 28; shift += 7) {
        value |= quint64(*at & 0x7F) << shift;
        if ((*at++ & 0x80) == 0)
            return value <= 0xFFFFFFFF ? std::optional(quint32(value)) : std::nullopt;
    }
    return std::nullopt;
}

bool checkDense(const uchar *at, quint32 count, Doc size)
{
    quint32 bits = 0;
    quint64 word = 0;
    for (std::size_t i = 0; i < Bitset::wordsFor(size); ++i) {
        std::memcpy(&word, at + i * sizeof(word), sizeof(word));
        bits += quint32(std::popcount(word));
    }
    return bits == count && (size % 64 == 0 || word >> (size % 64) == 0);
}

bool checkGaps(const uchar *at, const uchar *end, quint32 count, Doc size)
{
    quint64 next = 0;
    for (quint32 i = 0; i < count; ++i) {
        if (at != end && *at < 0x80) { // most of them
            next += quint64(*at++) + 1;
            continue;
        }
        const auto gap = checkedVarint(at, end);
        if (!gap)
            return false;
        next += quint64(*gap) + 1;
    }
    return at == end && next <= size;
}

/// One field; moves `at` behind it.
bool checkPosting(const uchar *&at, const uchar *end, Doc size)
{
    const auto count = checkedVarint(at, end);
    if (!count || *count == 0 || *count > size)
        return false;
    if (Universe::isDense(*count, size)) {
        const std::size_t length = Bitset::wordsFor(size) * sizeof(quint64);
        if (std::size_t(end - at) < length || !checkDense(at, *count, size))
            return false;
        at += length;
        return true;
    }
    if (*count == 1) {
        const auto doc = checkedVarint(at, end);
        return doc && *doc < size;
    }
    const auto length = checkedVarint(at, end);
    if (!length || *length > std::size_t(end - at) || !checkGaps(at, at + *length, *count, size))
        return false;
    at += *length;
    return true;
}

} // namespace

void collect(const Posting &posting, std::span<quint64> words)
{
    quint64 *const set = words.data();
    if (posting.isDense) {
        for (std::size_t i = 0; i < words.size(); ++i) {
            quint64 word = 0;
            std::memcpy(&word, posting.data + i * sizeof(word), sizeof(word)); // they are not aligned
            set[i] |= word;
        }
        return;
    }
    quint32 next = 0;
    for (const uchar *at = posting.data; at != posting.end; ++next) {
        next += readVarint(at);
        set[next / 64] |= quint64(1) << (next % 64);
    }
}

void appendPosting(std::vector<uchar> &bytes, std::span<const quint32> docs, Doc size)
{
    const auto count = quint32(docs.size());
    appendVarint(bytes, count);
    if (Universe::isDense(count, size)) {
        Bitset set(size);
        for (const quint32 doc : docs)
            set.set(doc);
        const auto words = set.words();
        const std::size_t at = bytes.size();
        bytes.resize(at + words.size_bytes());
        std::memcpy(bytes.data() + at, words.data(), words.size_bytes());
        return;
    }
    if (count == 1) {
        appendVarint(bytes, docs.front());
        return;
    }
    std::vector<uchar> gaps;
    gaps.reserve(count + 8);
    quint32 next = 0;
    for (const quint32 doc : docs) {
        appendVarint(gaps, doc - next);
        next = doc + 1;
    }
    appendVarint(bytes, quint32(gaps.size()));
    bytes.insert(bytes.end(), gaps.begin(), gaps.end());
}

bool checkPostings(const uchar *at, const uchar *end, Universe universe)
{
    if (at == end)
        return false;
    for (unsigned fields = *at++; fields != 0; fields &= fields - 1) {
        if ((fields & -fields) > PeopleField || !checkPosting(at, end, universe.of(quint8(fields & -fields))))
            return false;
    }
    return at == end;
}

} // namespace matinee
