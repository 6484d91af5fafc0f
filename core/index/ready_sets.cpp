#include "core/index/ready_sets.h"

#include "core/index/segment_data.h"

#include <algorithm>

namespace matinee {

namespace {

constexpr int MostLetters = 4; // of a beginning: longer ones have few words
constexpr int FieldCount = 6; // those of Field, and people
constexpr quint32 FewPostings = 4096; // read in some microseconds

/// A set costs an eighth of a byte a film; reading so many postings costs a hundred times as long.
quint32 mostRead(Doc size)
{
    return std::max(FewPostings, size / 4);
}

/// Bytes of the first `letters` letters; 0 when the word has fewer.
qsizetype lengthOf(QByteArrayView word, int letters)
{
    qsizetype at = 0;
    for (; letters > 0 && at < word.size(); --letters) {
        do {
            ++at;
        } while (at < word.size() && (uchar(word[at]) & 0xC0) == 0x80);
    }
    return letters == 0 ? at : 0;
}

class Maker {
public:
    Maker(const Dictionary &dictionary, Universe universe)
        : m_dictionary(dictionary),
          m_universe(universe) { }

    /// Of the beginnings with so many letters that words of `within` have.
    void addBeginnings(TermRange within, int letters);

    ReadySets sets;

private:
    /// Whether there was a field with enough postings.
    bool add(TermRange range, bool isNew);

    const Dictionary &m_dictionary;
    const Universe m_universe;
};

void Maker::addBeginnings(TermRange within, int letters)
{
    for (Term first = within.first; first < within.last;) {
        const qsizetype length = lengthOf(m_dictionary.words.at(first), letters);
        Term last = first + 1;
        while (length > 0 && last < within.last && m_dictionary.common[last] >= length)
            ++last;
        const TermRange range{first, last};
        const bool isNew = letters == 1 || first != within.first || last != within.last;
        if (last - first > 1 && add(range, isNew) && letters < MostLetters)
            addBeginnings(range, letters + 1);
        first = last;
    }
}

bool Maker::add(TermRange range, bool isNew)
{
    std::array<quint32, FieldCount> counts{};
    for (Term term = range.first; term < range.last; ++term) {
        eachPosting(m_dictionary.postingsOf(term), m_universe, [&counts](const Posting &posting) {
            counts[std::size_t(std::countr_zero(posting.field))] += posting.count;
        });
    }
    bool isAny = false;
    for (std::size_t place = 0; place < FieldCount; ++place) {
        const auto field = quint8(1U << place);
        const Doc size = m_universe.of(field);
        if (counts[place] <= mostRead(size))
            continue;
        isAny = true;
        if (!isNew)
            continue;
        Bitset set(size);
        for (Term term = range.first; term < range.last; ++term) {
            eachPosting(m_dictionary.postingsOf(term), m_universe, [&](const Posting &posting) {
                if (posting.field == field)
                    collect(posting, set.words());
            });
        }
        sets.entries.push_back({range.first, range.last, field, quint32(sets.words.size())});
        sets.words.insert(sets.words.end(), set.words().begin(), set.words().end());
    }
    return isAny;
}

} // namespace

std::span<const quint64> ReadySets::find(TermRange range, quint8 field, Universe universe) const
{
    const auto found =
        std::lower_bound(entries.begin(), entries.end(), Entry{range.first, range.last, field, 0});
    if (found == entries.end() || found->first != range.first || found->last != range.last
        || found->field != field)
        return {};
    return {words.data() + found->start, Bitset::wordsFor(universe.of(field))};
}

bool ReadySets::check(Universe universe) const
{
    return std::all_of(entries.begin(), entries.end(), [&](const Entry &entry) {
        const Doc size = universe.of(quint8(entry.field));
        const std::size_t length = Bitset::wordsFor(size);
        if (entry.start > words.size() || words.size() - entry.start < length)
            return false;
        return size % 64 == 0 || words[entry.start + length - 1] >> (size % 64) == 0;
    });
}

ReadySets readySetsOf(const Dictionary &dictionary, Universe universe)
{
    Maker maker(dictionary, universe);
    maker.addBeginnings({0, dictionary.size()}, 1);
    std::sort(maker.sets.entries.begin(), maker.sets.entries.end());
    maker.sets.words.shrink_to_fit();
    return std::move(maker.sets);
}

} // namespace matinee
