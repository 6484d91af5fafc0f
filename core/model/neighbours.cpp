#include "core/model/neighbours.h"

#include "core/model/int8_columns.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace matinee::model {
namespace {

/// What |B_ij| must be for i to be among the `count` strongest of j: one threshold per film j. B comes row by
/// row, so the strongest so far are kept in one small heap per film.
class Strongest {
public:
    Strongest(int films, int count) : m_count(static_cast<std::size_t>(count)), m_heaps(films) { }

    void add(int film, float weight)
    {
        std::vector<float> &heap = m_heaps[film];
        if (heap.size() < m_count) {
            heap.push_back(weight);
            std::push_heap(heap.begin(), heap.end(), std::greater());
        } else if (weight > heap.front()) {
            std::pop_heap(heap.begin(), heap.end(), std::greater());
            heap.back() = weight;
            std::push_heap(heap.begin(), heap.end(), std::greater());
        }
    }
    float threshold(int film) const { return m_heaps[film].front(); }

private:
    std::size_t m_count;
    std::vector<std::vector<float>> m_heaps;
};

float entry(std::int8_t weight)
{
    return static_cast<float>(weight * std::abs(weight));
}

} // namespace

NeighbourTable strongest(const learn::Model &itemWeights, const learn::Model &rough,
                         const std::vector<int> &likes, int count)
{
    const auto films = static_cast<int>(likes.size());
    const auto rowOf = [&](int i) -> Eigen::VectorXf {
        Eigen::VectorXf row = itemWeights.scores({{i}}) - rough.scores({{i}});
        row[i] = 0;
        return row;
    };
    const auto importance = [&](int i, float weight) {
        return std::abs(weight) * std::sqrt(static_cast<float>(likes[i]));
    };
    Strongest best(films, std::min(count, films));
    for (int i = 0; i < films; ++i) {
        const Eigen::VectorXf row = rowOf(i);
        for (int j = 0; j < films; ++j)
            best.add(j, importance(i, row[j]));
    }
    NeighbourTable table;
    std::vector<float> kept;
    for (int i = 0; i < films; ++i) {
        const Eigen::VectorXf row = rowOf(i);
        kept.clear();
        for (int j = 0; j < films; ++j) {
            if (row[j] == 0 || importance(i, row[j]) < best.threshold(j))
                continue;
            table.films.push_back(static_cast<std::uint16_t>(j));
            kept.push_back(std::copysign(std::sqrt(std::abs(row[j])), row[j]));
        }
        const float scale = quantise(kept, table.weights);
        table.scales.push_back(scale * scale);
        table.starts.push_back(static_cast<std::uint32_t>(table.films.size()));
    }
    return table;
}

Eigen::VectorXf Neighbours::scores(const learn::History &history) const
{
    Eigen::VectorXf scores = m_rough->scores(history);
    for (const learn::Mark &mark : history) {
        const float scale = mark.strength * m_table.scales[mark.film];
        for (auto at = m_table.starts[mark.film]; at < m_table.starts[mark.film + 1]; ++at)
            scores[m_table.films[at]] += scale * entry(m_table.weights[at]);
    }
    return scores;
}

Eigen::VectorXf Neighbours::addends(const learn::History &history, int film) const
{
    Eigen::VectorXf addends = m_rough->addends(history, film);
    for (std::size_t place = 0; place < history.size(); ++place) {
        const int own = history[place].film;
        const auto from = m_table.films.begin() + m_table.starts[own];
        const auto to = m_table.films.begin() + m_table.starts[own + 1];
        const auto found = std::lower_bound(from, to, film);
        if (found != to && *found == film)
            addends[place] += history[place].strength * m_table.scales[own]
                * entry(m_table.weights[found - m_table.films.begin()]);
    }
    return addends;
}

} // namespace matinee::model
