#pragma once

#include "core/base/result.h"
#include "core/library/library.h"

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

class QIODevice;
class QPagedPaintDevice;

namespace matinee {

struct ReportOptions {
    enum class Section { Recommendations, Genres, History };
    enum class Theme { Light, Dark };
    enum class Paper { A4, Letter };

    /// Out of line: g++ 12 takes a list written here for memory that is not initialised.
    static QList<Section> allSections();

    QList<Section> sections = allSections();
    std::optional<QDate> from; ///< history and genres of this period only, both ends included
    std::optional<QDate> to;
    Theme theme = Theme::Light;
    Paper paper = Paper::A4;
    bool posters = true;
};

/// What a report says: plain values, ready to be painted, no database behind it.
struct Report {
    struct Recommendation {
        QString title, facts, reason; ///< facts: "1962 · 2 h 13 min · Masaki Kobayashi"
        int matchPercent = 0;
        struct PosterRef {
            QString ref, title, director;
            std::optional<int> year;
            QStringList genres;
        } poster;
    };
    struct Genre {
        QString name;
        int films = 0;
        std::optional<double> meanStars; ///< of the rated ones
    };
    struct Entry {
        QString when; ///< as the person's locale writes the day, or "date unknown"
        QString title, facts;
        std::optional<Rating> rating;
        bool rewatch = false;
    };

    QString person;
    QString period; ///< "All time" or "1 Jan 2024 – 31 Dec 2024"
    QDateTime madeAt;
    int films = 0, watches = 0, minutes = 0, ratings = 0;
    std::optional<double> meanStars; ///< of the ratings
    QList<Recommendation> recommendations;
    QList<Genre> genres; ///< most films first
    QList<Entry> history; ///< newest first
    ReportOptions options;
};

/// Told after each page: pages done and pages in all. Answering false cancels.
using ReportProgress = std::function<bool(int done, int total)>;

/// Paints on any paged device: QPdfWriter here, a printer in the desktop. Needs a QGuiApplication
/// on a platform with fonts. Errors: Unavailable (device refuses), Conflict (cancelled).
Result<void> paintReport(const Report &report, QPagedPaintDevice &device,
                         const ReportProgress &progress = {});

/// The same as a PDF with selectable text, title and page numbers, on the paper of the options. Writes
/// to `out` (open for writing) only when all of it is painted.
Result<void> writePdf(const Report &report, QIODevice &out, const ReportProgress &progress = {});

} // namespace matinee
