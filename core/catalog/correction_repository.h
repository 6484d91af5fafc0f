#pragma once

#include "core/base/result.h"
#include "core/catalog/correction.h"

namespace matinee {

class Database;

/// The table `movie_correction`, and nothing else: what is corrected, not the films that show it.
class CorrectionRepository {
public:
    explicit CorrectionRepository(Database &database) : m_database(database) { }

    /// By film; films without any are absent.
    Result<QHash<MovieId, QList<Correction>>> of(const QList<MovieId> &films) const;
    /// The corrections of one film, by field.
    Result<QList<Correction>> of(MovieId film) const;
    /// Makes these the film's corrections.
    Result<void> replace(MovieId film, const QList<Correction> &corrections);

private:
    Database &m_database;
};

} // namespace matinee
