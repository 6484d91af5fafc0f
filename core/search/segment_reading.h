#pragma once

#include "core/index/segment_builder.h"
#include "core/search/public_scores.h"
#include "core/search/table_stream.h"

#include <vector>

namespace matinee {

/// Brings films and their facts into one builder, whole tables or chunk by chunk.
class SegmentReading {
public:
    /// `step` outlives this.
    SegmentReading(Database &database, const TableStream::Step &step) : m_tables(database, step) { }

    Result<void> all(qint64 lastFilm);
    Result<void> some(const QList<MovieId> &movies);
    bool isStopped() const { return m_tables.isStopped(); }
    /// Once. nullptr: `goesOn` answered false.
    SegmentPtr finish(const SegmentBuilder::GoesOn &goesOn = {}) { return m_builder.finish(goesOn); }

private:
    void addInOrder(SegmentBuilder::Film film);
    void addAlike();
    Result<void> readScores(const QList<MovieId> &chunk);
    template <class Use>
    Result<void> readFilms(const QList<MovieId> &chunk, Use use);
    template <class Use>
    Result<void> readFact(double share, const QString &select, const QString &order,
                          const QList<MovieId> &chunk, Use use);
    Result<void> readValues(Category category, const QString &select, const QList<MovieId> &chunk);
    Result<void> readPeople(const QList<MovieId> &chunk);
    void addPerson(const Rows &row, int column);
    Result<void> readFacts(const QList<MovieId> &chunk);

    TableStream m_tables;
    PublicScores m_scores;
    std::vector<SegmentBuilder::Film> m_alike; ///< that have one popularity
    SegmentBuilder m_builder;
};

} // namespace matinee
