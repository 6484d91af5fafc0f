#pragma once

#include <span>
#include <vector>

namespace matinee {

/// A matrix with few non-zero entries, kept row after row in one array (CSR), so that a pass over all
/// films is a pass over memory. Columns ascend within a row.
class SparseRows {
public:
    struct Entry {
        int column = 0;
        float value = 0;
    };

    int rows() const { return static_cast<int>(m_starts.size()) - 1; }
    std::span<const Entry> row(int row) const;
    std::span<Entry> row(int row);
    /// Adds a row at the end; of a column named twice the larger value counts.
    void append(std::vector<Entry> &entries);
    /// Takes the zeros out of the array.
    void dropZeros();

    double dot(int a, int b) const;
    double dot(int row, const std::vector<double> &dense) const;
    /// dense += factor * row
    void addTo(std::vector<double> &dense, int row, double factor) const;

private:
    std::vector<Entry> m_entries;
    std::vector<std::size_t> m_starts = {0};
};

/// One row of a matrix spread over all its columns, to be multiplied with many others: each of those costs
/// a pass over its own entries alone. Borrows the matrix.
class SpreadRow {
public:
    SpreadRow(const SparseRows &rows, int columns) : m_rows(&rows), m_values(std::size_t(columns)) { }

    void spread(int row);
    double dot(int other) const { return m_rows->dot(other, m_values); }

private:
    static constexpr int NoRow = -1;

    const SparseRows *m_rows;
    int m_row = NoRow;
    std::vector<double> m_values; ///< zeros, but where m_row has entries
};

} // namespace matinee
