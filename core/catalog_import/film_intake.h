#pragma once

#include "core/catalog/catalog_service.h"
#include "core/catalog_import/catalog_import_service.h"

#include <QElapsedTimer>
#include <QSet>

namespace matinee {

/// Where the films of one import go: batches into the catalogue, problems and counts into the report,
/// progress to whoever watches. Once the watcher cancels, everything here does nothing, so that readers need
/// not ask.
class FilmIntake {
public:
    /// The first batch; the next are as many films as are saved in a third of a second, 250 to 2,000.
    static constexpr qsizetype FirstBatch = 1'000;

    FilmIntake(CatalogService &catalog, const CatalogImportProgress &progress);

    /// Says how much there is to read: the sum of size times weight of the readAll() to come.
    void expect(qint64 total) { m_total = total; }
    bool isCancelled() const { return m_isCancelled; }

    /// Calls `use` for each of the `rows` (a LineFile or a CsvRows) and tells the watcher how far it is.
    /// Errors: of the rows, of `use`.
    template <class Rows, class Use>
    Result<void> readAll(Rows &rows, const QString &step, qint64 weight, Use use);

    /// A film that came before is reported at `file` and `line`, see CatalogService::merge(). `namesake` is
    /// that of FilmOffer.
    Result<void> add(Movie film, const QString &file, int line, const QString &namesake = {});
    /// Counts and saves what add() still holds.
    Result<void> finish();

    void countRow() { ++m_report.rows; }
    void countSkipped() { ++m_report.skipped; }
    void report(const QString &file, int line, const QString &message)
    {
        m_problems.add(file, line, message);
    }
    void reportMissing(const QString &file) { m_report.missing.append(file); }
    CatalogImportReport takeReport();

private:
    static constexpr int RowsBetweenLooks = 512;

    struct Place {
        QString file;
        int line = 0;
    };

    Result<void> save();
    void suitBatch(qint64 savedInMs);
    /// Tells the watcher, not more often than it can look unless it is `urgent`.
    void tell(qint64 done, bool urgent);

    CatalogService &m_catalog;
    const CatalogImportProgress &m_progress;
    CatalogImportReport m_report;
    ProblemList m_problems;
    QList<FilmOffer> m_batch;
    QList<Place> m_places; ///< of the batch
    qsizetype m_batchSize = FirstBatch;
    QSet<MovieId> m_met; ///< all films that the import has named so far
    QString m_step;
    qint64 m_doneBefore = 0; ///< by the readAll() before this one
    qint64 m_done = 0;
    qint64 m_total = 0;
    QElapsedTimer m_sinceTold;
    bool m_isCancelled = false;
};

template <class Rows, class Use>
Result<void> FilmIntake::readAll(Rows &rows, const QString &step, qint64 weight, Use use)
{
    if (m_isCancelled)
        return {};
    m_step = step;
    tell(m_doneBefore, true);
    for (int untilLook = RowsBetweenLooks; !m_isCancelled; --untilLook) {
        if (untilLook == 0) {
            untilLook = RowsBetweenLooks;
            tell(m_doneBefore + rows.packedDone() * weight, false);
        }
        const auto more = rows.next();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
        if (auto used = use(); !used)
            return used;
    }
    m_doneBefore += rows.packedSize() * weight;
    return {};
}

} // namespace matinee
