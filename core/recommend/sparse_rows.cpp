#include "core/recommend/sparse_rows.h"

#include <algorithm>

namespace matinee {

std::span<const SparseRows::Entry> SparseRows::row(int row) const
{
    return {m_entries.data() + m_starts[row], m_entries.data() + m_starts[row + 1]};
}

std::span<SparseRows::Entry> SparseRows::row(int row)
{
    return {m_entries.data() + m_starts[row], m_entries.data() + m_starts[row + 1]};
}

void SparseRows::append(std::vector<Entry> &entries)
{
    std::sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) {
        return a.column != b.column ? a.column < b.column : a.value > b.value;
    });
    const auto sameColumn = [](const Entry &a, const Entry &b) { return a.column == b.column; };
    const auto end = std::unique(entries.begin(), entries.end(), sameColumn);
    m_entries.insert(m_entries.end(), entries.begin(), end);
    m_starts.push_back(m_entries.size());
}

void SparseRows::dropZeros()
{
    std::size_t read = 0;
    std::size_t kept = 0;
    for (std::size_t row = 1; row < m_starts.size(); ++row) {
        for (; read < m_starts[row]; ++read) {
            if (m_entries[read].value != 0)
                m_entries[kept++] = m_entries[read];
        }
        m_starts[row] = kept;
    }
    m_entries.resize(kept);
}

double SparseRows::dot(int a, int b) const
{
    const auto left = row(a);
    const auto right = row(b);
    double sum = 0;
    for (auto x = left.begin(), y = right.begin(); x != left.end() && y != right.end();) {
        if (x->column < y->column) {
            ++x;
        } else if (y->column < x->column) {
            ++y;
        } else {
            sum += double(x->value) * double(y->value);
            ++x;
            ++y;
        }
    }
    return sum;
}

double SparseRows::dot(int row, const std::vector<double> &dense) const
{
    double sum = 0;
    for (const Entry &entry : this->row(row))
        sum += double(entry.value) * dense[entry.column];
    return sum;
}

void SparseRows::addTo(std::vector<double> &dense, int row, double factor) const
{
    for (const Entry &entry : this->row(row))
        dense[entry.column] += factor * double(entry.value);
}

void SpreadRow::spread(int row)
{
    if (m_row != NoRow) {
        for (const SparseRows::Entry &entry : m_rows->row(m_row))
            m_values[entry.column] = 0;
    }
    m_row = row;
    for (const SparseRows::Entry &entry : m_rows->row(row))
        m_values[entry.column] = double(entry.value);
}

} // namespace matinee
