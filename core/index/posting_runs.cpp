#include "core/index/posting_runs.h"

namespace matinee {

void PostingRuns::add(quint32 word, quint32 place)
{
    if (m_blocks.empty() || m_blocks.back().size() == BlockSize) {
        m_blocks.emplace_back();
        // A catalogue of a few films, as one edit makes, needs no whole block.
        if (m_blocks.size() > 1)
            m_blocks.back().reserve(BlockSize);
    }
    m_blocks.back().push_back({word, place});
}

} // namespace matinee
