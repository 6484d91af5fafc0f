#include "core/index/term_table.h"

#include <QHashFunctions>

#include <algorithm>
#include <cstring>
#include <string_view>

namespace matinee {

namespace {

constexpr std::size_t FirstSlots = 1024; // a power of two

std::string_view view(QByteArrayView word)
{
    return {word.data(), std::size_t(word.size())};
}

} // namespace

TermTable::TermTable() : m_slots(FirstSlots) { }

quint32 TermTable::add(QByteArrayView word)
{
    if ((m_hashes.size() + 1) * 2 > m_slots.size())
        grow();
    const auto hash = quint32(qHashBits(word.data(), std::size_t(word.size())));
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = hash & mask;
    for (; m_slots[slot] != 0; slot = (slot + 1) & mask) {
        const quint32 number = m_slots[slot] - 1;
        if (m_hashes[number] == hash && at(number) == word)
            return number;
    }
    m_hashes.push_back(hash);
    m_slots[slot] = size();
    m_bytes.insert(m_bytes.end(), word.begin(), word.end());
    m_starts.push_back(quint32(m_bytes.size()));
    return size() - 1;
}

TermTable::Sorted TermTable::sorted()
{
    struct Entry {
        quint64 head;
        quint32 number;
    };
    std::vector<Entry> order(size());
    for (quint32 number = 0; number < size(); ++number)
        order[number] = {headOf(at(number)), number};
    std::sort(order.begin(), order.end(), [this](const Entry &one, const Entry &other) {
        return one.head != other.head ? one.head < other.head : view(at(one.number)) < view(at(other.number));
    });

    Sorted sorted;
    sorted.terms.resize(size());
    sorted.words.bytes.reserve(m_bytes.size());
    sorted.words.starts.reserve(m_starts.size());
    for (std::size_t term = 0; term < order.size(); ++term) {
        sorted.terms[order[term].number] = Term(term);
        sorted.words.add(at(order[term].number));
    }
    *this = TermTable();
    return sorted;
}

QByteArrayView TermTable::at(quint32 number) const
{
    const quint32 start = m_starts[number];
    return QByteArrayView(m_bytes.data() + start, qsizetype(m_starts[number + 1] - start));
}

void TermTable::grow()
{
    m_slots.assign(m_slots.size() * 2, 0);
    const std::size_t mask = m_slots.size() - 1;
    for (quint32 number = 0; number < size(); ++number) {
        std::size_t slot = m_hashes[number] & mask;
        while (m_slots[slot] != 0)
            slot = (slot + 1) & mask;
        m_slots[slot] = number + 1;
    }
}

} // namespace matinee
