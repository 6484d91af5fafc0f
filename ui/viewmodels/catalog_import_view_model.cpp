#include "ui/viewmodels/catalog_import_view_model.h"

#include "core/base/when_done.h"
#include "core/catalog/catalog_service.h"
#include "ui/viewmodels/learning_view_model.h"
#include "ui/viewmodels/session.h"
#include "ui/viewmodels/source_trouble.h"

#include <QSaveFile>
#include <QtConcurrentRun>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace matinee {

namespace {

constexpr qint64 TooSoonMs = 3000; ///< until then the speed says nothing
constexpr int PerMille = 1000;

QString quoted(QString cell)
{
    return u'"' + cell.replace(u'"', u"\"\""_s) + u'"';
}

} // namespace

/// How far the worker is, for the one who watches.
struct CatalogImportViewModel::Progress {
    std::mutex mutex; ///< of the text
    QString step;
    std::atomic<qint64> done = 0;
    std::atomic<qint64> total = 0;
    std::atomic<bool> cancelled = false;

    bool report(const QString &stepNow, qint64 doneNow, qint64 totalNow)
    {
        const std::lock_guard lock(mutex);
        step = stepNow;
        done = doneNow;
        total = totalNow;
        return !cancelled;
    }
};

/// What a path turned out to be.
struct CatalogImportViewModel::Look {
    std::optional<CatalogFormat> format;
    Result<CsvHead> head;
    QString trouble; ///< where there is no format
};

CatalogImportViewModel::CatalogImportViewModel(Session &session, QObject *parent)
    : QObject(parent),
      m_session(session),
      m_learning(new LearningViewModel(session, this)),
      m_progress(std::make_shared<Progress>())
{
    m_watch.setInterval(100ms);
    connect(&m_watch, &QTimer::timeout, this, &CatalogImportViewModel::progressed);
}

CatalogImportViewModel::~CatalogImportViewModel()
{
    cancel();
}

void CatalogImportViewModel::setState(State state)
{
    m_state = state;
    emit stateChanged();
}

void CatalogImportViewModel::look(const QString &path)
{
    if (m_state == State::Running)
        return;
    m_path = path;
    m_error.clear();
    m_failsAgain = false;
    setState(path.isEmpty() ? State::Empty : State::Looking);
    if (path.isEmpty())
        return;
    // The disk may be slow, and somebody else's.
    const auto seen = QtConcurrent::run([path] {
        Look look{CatalogImportService::formatOf(path), CsvHead(), {}};
        if (!look.format)
            look.trouble = sourceTrouble(path);
        if (look.format == CatalogFormat::Csv)
            look.head = CatalogImportService::csvHead(path);
        return look;
    });
    whenDone(seen, this, [this, path](const Look &look) { use(path, look); });
}

void CatalogImportViewModel::use(const QString &path, const Look &seen)
{
    if (path != m_path || m_state != State::Looking)
        return;
    m_facts.clear();
    if (!seen.format)
        m_error = seen.trouble;
    else if (!seen.head)
        m_error = seen.head.error().message;
    if (!m_error.isEmpty()) {
        setState(State::Unknown);
        return;
    }
    m_format = *seen.format;
    m_head = *seen.head;
    for (const QString &column : m_head.columns) {
        const QList<FilmFact> facts = m_head.guess.keys(column);
        m_facts.append(facts.isEmpty() ? std::nullopt : std::optional(facts.first()));
    }
    setState(State::Chosen);
}

std::optional<FilmFact> CatalogImportViewModel::factOf(int column) const
{
    return m_facts.value(column);
}

void CatalogImportViewModel::setFact(int column, std::optional<FilmFact> fact)
{
    if (fact)
        std::replace(m_facts.begin(), m_facts.end(), fact, std::optional<FilmFact>());
    m_facts[column] = fact;
    m_failsAgain = false;
    emit factsChanged();
}

QString CatalogImportViewModel::missing() const
{
    if (m_state != State::Chosen && m_state != State::Failed)
        return tr("Choose a file or folder first.");
    if (m_failsAgain)
        return tr("Choose it again once it is mended, or choose another.");
    if (m_format == CatalogFormat::Csv && !m_facts.contains(FilmFact::Title))
        return tr("Say which column holds the title.");
    return {};
}

void CatalogImportViewModel::start()
{
    if (!missing().isEmpty() || !m_session.isLoaded())
        return;
    CatalogImportOptions options{.format = m_format, .path = m_path, .columns = {}};
    for (qsizetype column = 0; column < m_facts.size(); ++column) {
        if (const auto fact = m_facts.at(column))
            options.columns.insert(*fact, m_head.columns.at(column));
    }
    m_progress = std::make_shared<Progress>();
    m_filmsBefore = m_session.catalogue().movies.size();
    m_sinceStart.start();
    m_watch.start();
    m_error.clear();
    setState(State::Running);
    const CatalogImportProgress report = [progress = m_progress](const QString &step, qint64 done,
                                                                 qint64 total) {
        return progress->report(step, done, total);
    };
    whenDone(m_session.doors().catalogImport.call(&CatalogImportService::import, options, report), this,
             [this](const Result<CatalogImportReport> &imported) { finish(imported); });
}

void CatalogImportViewModel::cancel()
{
    m_progress->cancelled = true;
}

void CatalogImportViewModel::finish(const Result<CatalogImportReport> &report)
{
    m_watch.stop();
    m_session.reload(); // whole films stay, whatever ended it
    if (!report)
        return tellFailure(report.error());
    m_report = *report;
    setState(State::Done);
}

void CatalogImportViewModel::tellFailure(const Error &error)
{
    // What is wrong with the files stays so; what the database or the disk refused may go another time.
    m_failsAgain = error.kind == Error::Kind::Invalid || error.kind == Error::Kind::NotFound;
    whenDone(m_session.doors().catalog.call(&CatalogService::catalogue), this,
             [this, message = error.message](const Result<CataloguePtr> &now) {
                 const qsizetype added = now ? (*now)->movies.size() - m_filmsBefore : 0;
                 m_error = message + u' '
                     + (added > 0
                            ? tr("%Ln new film(s) had been saved by then and stay.", nullptr, int(added))
                            : tr("No new films were saved."));
                 setState(State::Failed);
             });
}

QString CatalogImportViewModel::step() const
{
    const std::lock_guard lock(m_progress->mutex);
    return m_progress->step;
}

int CatalogImportViewModel::perMille() const
{
    const qint64 total = m_progress->total;
    return total > 0 ? int(std::clamp<qint64>(m_progress->done * PerMille / total, 0, PerMille)) : -1;
}

std::optional<qint64> CatalogImportViewModel::secondsLeft() const
{
    return expectedSecondsLeft(m_sinceStart.elapsed(), m_progress->done, m_progress->total);
}

Result<void> CatalogImportViewModel::saveProblems(const QString &path) const
{
    QSaveFile file(path);
    bool isWritten = file.open(QIODevice::WriteOnly);
    if (isWritten) {
        QString rows = u"file,line,problem\r\n"_s;
        for (const ImportProblem &problem : m_report.problems)
            rows +=
                u"%1,%2,"_s.arg(quoted(problem.file)).arg(problem.line) + quoted(problem.message) + u"\r\n"_s;
        const QByteArray bytes = rows.toUtf8();
        isWritten = file.write(bytes) == bytes.size() && file.commit();
    }
    if (!isWritten)
        return fail(Error::Kind::Unavailable, tr("The file cannot be written: %1").arg(file.errorString()));
    return {};
}

std::optional<qint64> expectedSecondsLeft(qint64 elapsedMs, qint64 done, qint64 total)
{
    if (elapsedMs < TooSoonMs || total <= 0 || done < total / 100 || done <= 0)
        return std::nullopt;
    return qint64(double(elapsedMs) * double(total - done) / double(done) / 1000);
}

} // namespace matinee
