#pragma once

#include "core/catalog/movie.h"
#include "core/index/segment_builder.h"
#include "core/store/database.h"

#include <QHash>

namespace matinee {

/// The score a film is filtered by, one a film.
class PublicScores {
public:
    void add(const Rows &row)
    {
        const Score score{row.text(1), row.value(2).toDouble(), row.value(3).toDouble(),
                          row.isNull(4) ? std::nullopt : std::optional(row.integer(4))};
        auto found = m_scores.find(row.integer(0));
        if (found == m_scores.end()) {
            m_scores.insert(row.integer(0), score);
            return;
        }
        m_pair.scores = {*found, score};
        *found = *m_pair.publicScore();
    }

    void tell(SegmentBuilder::Film &film) const
    {
        const auto found = m_scores.constFind(film.movie.value());
        if (found == m_scores.cend() || found->scale <= 0)
            return;
        film.rating = found->outOfTen();
        film.votes = found->votes;
    }

private:
    QHash<qint64, Score> m_scores;
    Movie m_pair;
};

} // namespace matinee
