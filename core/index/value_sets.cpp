#include "core/index/value_sets.h"

#include <algorithm>
#include <numeric>

namespace matinee {

ValueSets ValueSets::of(const QStringList &names, std::vector<Entry> entries, Doc films)
{
    const auto key = [](const Entry &entry) { return std::pair(entry.name, entry.doc); };
    std::sort(entries.begin(), entries.end(), [&](auto &one, auto &other) { return key(one) < key(other); });
    entries.erase(std::unique(entries.begin(), entries.end(),
                              [&](auto &one, auto &other) { return key(one) == key(other); }),
                  entries.end());
    std::vector<quint32> ends(std::size_t(names.size()));
    for (const Entry &entry : entries)
        ++ends[entry.name];
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    const auto begin = [&](quint32 name) { return name == 0 ? 0 : ends[name - 1]; };
    const auto count = [&](quint32 name) { return ends[name] - begin(name); };

    std::vector<quint32> order(ends.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](quint32 one, quint32 other) {
        return count(one) != count(other) ? count(one) > count(other) : names[one] < names[other];
    });

    ValueSets sets;
    Bitset having(films);
    for (const quint32 name : order) {
        sets.values.append(names[name]);
        sets.counts.push_back(count(name));
        Bitset set(isDense(count(name), films) ? films : 0);
        sets.starts.push_back(quint32(set.size() != 0 ? sets.dense.size() : sets.sparse.size()));
        for (quint32 i = begin(name); i < ends[name]; ++i) {
            having.set(entries[i].doc);
            if (set.size() != 0)
                set.set(entries[i].doc);
            else
                sets.sparse.push_back(entries[i].doc);
        }
        sets.dense.insert(sets.dense.end(), set.words().begin(), set.words().end());
    }
    having.invert();
    sets.without.assign(having.words().begin(), having.words().end());
    sets.dense.shrink_to_fit();
    sets.sparse.shrink_to_fit();
    return sets;
}

void ValueSets::collect(qsizetype value, Bitset &films) const
{
    const auto i = std::size_t(value);
    if (isDense(counts[i], films.size())) {
        films.unite({dense.data() + starts[i], Bitset::wordsFor(films.size())});
        return;
    }
    for (const Doc doc : std::span(sparse.data() + starts[i], counts[i]))
        films.set(doc);
}

std::vector<Doc> ValueSets::countsIn(const Bitset &films) const
{
    std::vector<Doc> found(counts.size());
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (isDense(counts[i], films.size())) {
            found[i] = films.countOfBoth({dense.data() + starts[i], Bitset::wordsFor(films.size())});
            continue;
        }
        Doc both = 0;
        for (const Doc doc : std::span(sparse.data() + starts[i], counts[i]))
            both += films.test(doc) ? 1 : 0;
        found[i] = both;
    }
    return found;
}

bool ValueSets::check(Doc films) const
{
    const std::size_t words = Bitset::wordsFor(films);
    if (counts.size() != std::size_t(values.size()) || starts.size() != counts.size()
        || without.size() != words)
        return false;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const bool isBits = isDense(counts[i], films);
        const std::size_t all = isBits ? dense.size() : sparse.size();
        const std::size_t length = isBits ? words : counts[i];
        if (counts[i] > films || starts[i] > all || all - starts[i] < length
            || (isBits && starts[i] % words != 0))
            return false;
    }
    const quint64 beyond = films % 64 == 0 ? 0 : ~quint64(0) << (films % 64);
    for (std::size_t end = words; end <= dense.size() && words > 0; end += words) {
        if ((dense[end - 1] & beyond) != 0)
            return false;
    }
    return (words == 0 || (without.back() & beyond) == 0)
        && std::all_of(sparse.begin(), sparse.end(), [films](Doc doc) { return doc < films; });
}

} // namespace matinee
