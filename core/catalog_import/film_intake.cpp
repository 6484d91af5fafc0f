#include "core/catalog_import/film_intake.h"

#include "core/base/text.h"
#include "core/catalog/catalog_service.h"

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

/// Takes ids that are taken off the film; false when its ref is one of them.
bool FilmIntake::isNew(Movie &film)
{
    const auto hashed = [](const QString &ref) { return quint64(qHash(ref)); };
    const quint64 ref = hashed(film.summary.ref);
    if (m_ids.contains(ref))
        return false;
    erase_if(film.externalIds, [&](std::pair<const QString &, QString &> id) {
        const quint64 other = hashed(id.first + u':' + id.second);
        return other != ref && m_ids.contains(other);
    });
    m_ids.insert(ref);
    for (auto id = film.externalIds.cbegin(); id != film.externalIds.cend(); ++id)
        m_ids.insert(hashed(id.key() + u':' + *id));
    return true;
}

Result<void> FilmIntake::add(Movie film, const QString &file, int line)
{
    if (m_isCancelled)
        return {};
    if (!isNew(film)) {
        report(file, line, say("core", "The film was there before, further up; this row is passed over."));
        return {};
    }
    m_batch.append(std::move(film));
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
    const auto merged = m_catalog.merge(m_batch);
    if (!merged)
        return tl::unexpected(merged.error());
    suitBatch(clock.elapsed());
    m_batch.clear();
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
