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

} // namespace matinee
