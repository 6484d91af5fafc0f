#pragma once

#include "core/catalog_import/catalog_import_service.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace matinee {

class LearningViewModel;
class Session;

/// One import of films from another catalogue: what a path is, which columns mean what, how far it is, what
/// came of it. The session reads everything again after, also after a cancelled one, which leaves what is in.
class CatalogImportViewModel : public QObject {
    Q_OBJECT

public:
    enum class State {
        Empty, ///< no path yet
        Looking, ///< at what the path is
        Chosen,
        Unknown, ///< the path is nothing we can read; error() says why
        Running,
        Done, ///< or cancelled: see the report
        Failed,
    };

    explicit CatalogImportViewModel(Session &session, QObject *parent = nullptr);
    ~CatalogImportViewModel() override;

    State state() const { return m_state; }
    QString path() const { return m_path; }
    CatalogFormat format() const { return m_format; } ///< from Chosen on
    const CsvHead &head() const { return m_head; } ///< of a CSV
    QString error() const { return m_error; }

    std::optional<FilmFact> factOf(int column) const;
    /// A fact that another column had is that column's no longer.
    void setFact(int column, std::optional<FilmFact> fact);
    /// What is missing before start(), as a sentence; empty when nothing is.
    QString missing() const;

    QString step() const; ///< "Reading title.basics.tsv"; empty until known
    int perMille() const; ///< 0 to 1000; -1 until known
    /// Expected from what is done so far; absent while there is too little of it.
    std::optional<qint64> secondsLeft() const;
    const CatalogImportReport &report() const { return m_report; } ///< of the newest that was Done
    /// From the ratings that came with the films.
    LearningViewModel &learning() { return *m_learning; }
    /// "file, line, problem" with a header, for a spreadsheet.
    Result<void> saveProblems(const QString &path) const;

public slots:
    /// Finds out what it is. Ignored while an import runs; an empty path starts all over.
    void look(const QString &path);
    void start();
    /// What is in stays; the state becomes Done a moment later.
    void cancel();

signals:
    void stateChanged();
    void factsChanged();
    void progressed();

private:
    struct Progress;
    struct Look;

    void use(const QString &path, const Look &seen);
    void finish(const Result<CatalogImportReport> &report);
    void tellFailure(const Error &error);
    void setState(State state);

    Session &m_session;
    LearningViewModel *m_learning;
    State m_state = State::Empty;
    QString m_path;
    CatalogFormat m_format = CatalogFormat::Imdb;
    CsvHead m_head;
    QList<std::optional<FilmFact>> m_facts; ///< by column
    std::shared_ptr<Progress> m_progress; ///< shared with the thread that works
    QElapsedTimer m_sinceStart;
    QTimer m_watch;
    CatalogImportReport m_report;
    QString m_error;
    bool m_failsAgain = false; ///< whatever it failed for is in the files
    qsizetype m_filmsBefore = 0;
};

/// How long the rest takes when `done` of `total` took so long; absent in the first seconds and per cent.
std::optional<qint64> expectedSecondsLeft(qint64 elapsedMs, qint64 done, qint64 total);

} // namespace matinee
