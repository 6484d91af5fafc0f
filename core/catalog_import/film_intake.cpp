#include "core/catalog_import/film_intake.h"

#include "core/base/text.h"

namespace matinee {

namespace {

constexpr qint64 LookEveryMs = 50;
constexpr qint64 LongSaveMs = 300; ///< who cancels waits no longer than a second, on a busy machine, too
constexpr qint64 ShortSaveMs = 100;
constexpr qsizetype SmallestBatch = 250;
constexpr qsizetype LargestBatch = 2'000;

} // namespace

FilmIntake::FilmIntake(CatalogService &catalog, const CatalogImportProgress &progress)
    : m_catalog(catalog),
      m_progress(progress)
{
    m_sinceTold.start();
}

void FilmIntake::tell(qint64 done, bool urgent)
{
    m_done = done;
    if (!m_progress || m_isCancelled || (!urgent && m_sinceTold.elapsed() < LookEveryMs))
        return;
    m_sinceTold.restart();
    m_isCancelled = !m_progress(m_step, std::min(done, m_total), m_total);
}

Result<void> FilmIntake::add(Movie film, const QString &file, int line, const QString &namesake)
{
    if (m_isCancelled)
        return {};
    m_batch.append({std::move(film), namesake});
    m_places.append({file, line});
    return m_batch.size() < m_batchSize ? Result<void>() : save();
}

Result<void> FilmIntake::finish()
{
    if (m_isCancelled || m_batch.isEmpty())
        return {};
    return save();
}

Result<void> FilmIntake::save()
{
    QElapsedTimer clock;
    clock.start();
    const auto merged = m_catalog.merge(m_batch, m_met);
    if (!merged)
        return tl::unexpected(merged.error());
    suitBatch(clock.elapsed());
    for (const qsizetype i : merged->repeated)
        report(m_places.at(i).file, m_places.at(i).line,
               say("core", "The film was there before, further up; only its ids are taken from this row."));
    m_batch.clear();
    m_places.clear();
    m_report.added += merged->added;
    m_report.changed += merged->changed;
    m_report.unchanged += merged->unchanged;
    tell(m_done, true);
    return {};
}

void FilmIntake::suitBatch(qint64 savedInMs)
{
    if (savedInMs > LongSaveMs)
        m_batchSize = std::max(m_batchSize / 2, SmallestBatch);
    else if (savedInMs < ShortSaveMs)
        m_batchSize = std::min(m_batchSize * 2, LargestBatch);
}

CatalogImportReport FilmIntake::takeReport()
{
    m_report.cancelled = m_isCancelled;
    m_report.problems = m_problems.kept();
    m_report.problemCount = m_problems.count();
    return std::move(m_report);
}

} // namespace matinee
