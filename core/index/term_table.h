#pragma once

#include "core/index/segment.h"
#include "core/index/texts.h"

namespace matinee {

/// Numbers distinct words in the order in which they first come.
class TermTable {
public:
    TermTable();

    quint32 add(QByteArrayView word);
    quint32 size() const { return quint32(m_hashes.size()); }

    struct Sorted {
        Texts words; ///< in byte order
        std::vector<Term> terms; ///< the place there of each number that add() answered
    };
    /// Leaves nothing here.
    Sorted sorted();

private:
    QByteArrayView at(quint32 number) const;
    void grow();

    std::vector<char> m_bytes;
    std::vector<quint32> m_starts{0};
    std::vector<quint32> m_hashes; ///< by number
    std::vector<quint32> m_slots; ///< number + 1, by hash; 0 is free
};

} // namespace matinee
