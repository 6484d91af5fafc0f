#pragma once

#include "core/library/rating.h"

#include <QDate>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace matinee {

/// A row that could not be used, or not wholly, and why.
struct ImportProblem {
    QString file;
    int line = 0; ///< 1 is the header
    QString message; ///< translated
};

/// Collects problems, and counts on when there are too many to keep.
class ProblemList {
public:
    static constexpr int Kept = 1000;

    void add(const QString &file, int line, const QString &message)
    {
        if (++m_count <= Kept)
            m_kept.append({file, line, message});
    }
    const QList<ImportProblem> &kept() const { return m_kept; }
    int count() const { return m_count; }

private:
    QList<ImportProblem> m_kept;
    int m_count = 0;
};

/// A film as a file describes it.
struct ExportedFilm {
    QString title;
    QString originalTitle; ///< empty when the file has none
    QStringList otherTitles; ///< the original one included
    std::optional<int> year;
    QStringList genres; ///< as our catalogue writes them
    QString imdbId; ///< "tt0133093"; empty is unknown
    QString tmdbId; ///< "603"
};

/// The values below name their film by its place in ServiceExport::films. A `sourceId` is
/// what the service calls the record; it stays the same from one export to the next.
struct ExportedWatch {
    qsizetype film = 0;
    QString sourceId;
    std::optional<QDate> day; ///< absent: unknown
    bool rewatch = false;
    QString note;
};

struct ExportedRating {
    qsizetype film = 0;
    Rating rating;
    QDateTime ratedAt; ///< UTC; invalid when the file does not say
};

struct ExportedMark {
    qsizetype film = 0;
    std::optional<QDate> day; ///< when it was put there
};

struct ExportedReview {
    qsizetype film = 0;
    QString sourceId;
    QString text; ///< plain
    std::optional<QDate> day; ///< when it was written
};

/// What an export says, whichever service wrote it.
struct ServiceExport {
    QString source; ///< "letterboxd", "movielens"
    QList<ExportedFilm> films;
    QList<ExportedWatch> watches;
    QList<ExportedWatch> seen; ///< watched some time, which matters when `watches` has nothing of the film
    QList<ExportedRating> ratings; ///< at most one a film
    QList<ExportedMark> watchlist;
    QList<ExportedMark> favourites;
    QList<ExportedReview> reviews;
    int rows = 0; ///< read, headers aside
    ProblemList problems;
};

} // namespace matinee
