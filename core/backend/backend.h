#pragma once

#include "core/backend/sync_lane.h"
#include "core/base/async.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/catalog/catalog_service.h"
#include "core/catalog_import/catalog_import_service.h"
#include "core/exchange/exchange_service.h"
#include "core/feedback/feedback_service.h"
#include "core/importing/import_service.h"
#include "core/library/library_service.h"
#include "core/model/model_store.h"
#include "core/recommend/recommend_service.h"
#include "core/report/report_service.h"
#include "core/search/index_hub.h"
#include "core/search/search_service.h"
#include "core/store/database_location.h"
#include "core/store/serving_lock.h"

#include <QThreadPool>

#include <memory>
#include <optional>

namespace matinee {

class Database;

/// The profile of a library without accounts, which every database has.
inline constexpr UserId LocalPerson(1);

/// What all services over one database and data folder hold together, whatever their thread.
struct SharedParts {
    /// The database is `dataFolder`/library.db.
    explicit SharedParts(const QString &dataFolder);
    SharedParts(const QString &dataFolder, const DatabaseLocation &where);

    DatabaseLocation database;
    std::shared_ptr<IndexHub> index;
    std::shared_ptr<CatalogueCache> catalogue;
    std::shared_ptr<model::ModelStore> models;
};

/// The services over one open database, all for the thread that made them.
struct Services {
    Services(std::unique_ptr<Database> opened, const Clock &clock, const SharedParts &shared,
             const PersonalMatch &match = {});
    ~Services();

    /// Opens the database: makes the folder (for its owner alone), migrates, loads the starter
    /// films and the local profile on first use. `shared` was made for the same folder. `match` tells the
    /// search what a person may like; without it these services' own `recommend` does.
    static Result<std::unique_ptr<Services>> open(const QString &dataFolder, const Clock &clock,
                                                  const SharedParts &shared, const PersonalMatch &match = {});

    std::unique_ptr<Database> database;
    std::shared_ptr<IndexHub> hub;
    CatalogService catalog;
    LibraryService library;
    SearchService search;
    RecommendService recommend;
    ImportService importing;
    CatalogImportService catalogImport;
    ReportService report;
    FeedbackService feedback;
    ExchangeService exchange;
};

/// The desktop's services on three threads, each with its own connection: those a person waits for,
/// suggestions, and long jobs (imports, reports). Opens the data file there, hands out doors, closes in
/// order.
class Backend {
public:
    /// Services::open() on the service thread. Blocks.
    static Result<std::unique_ptr<Backend>> open(const QString &dataFolder, const Clock &clock);
    ~Backend();

    UserId user() const { return LocalPerson; }

    Async<CatalogService> catalog() { return {m_quick.pool, m_quick.services->catalog}; }
    Async<LibraryService> library() { return {m_quick.pool, m_quick.services->library}; }
    Async<SearchService> search() { return {m_quick.pool, m_quick.services->search}; }
    Async<RecommendService> recommend() { return {m_taste.pool, m_taste.services->recommend}; }
    Async<ImportService> importing() { return {m_jobs.pool, m_jobs.services->importing}; }
    Async<CatalogImportService> catalogImport() { return {m_jobs.pool, m_jobs.services->catalogImport}; }
    /// Beside the suggestions, where what was shown is written down without anybody waiting for it.
    Async<FeedbackService> feedback() { return {m_taste.pool, m_taste.services->feedback}; }
    Async<ReportService> report() { return {m_jobs.pool, m_jobs.services->report}; }
    Async<ExchangeService> exchange() { return {m_jobs.pool, m_jobs.services->exchange}; }
    /// On a thread of its own, beside those.
    Async<SyncStore> sync() { return m_sync->store(); }
    /// For what the index has to tell: it is being built, it is there.
    IndexHub &index() { return *m_shared.index; }

private:
    /// One thread and the services it owns.
    struct Lane {
        QThreadPool pool;
        std::unique_ptr<Services> services;

        Lane();
        ~Lane();
        Result<void> open(const QString &dataFolder, const Clock &clock, const SharedParts &shared,
                          const PersonalMatch &match = {});
    };

    explicit Backend(const QString &dataFolder) : m_shared(dataFolder) { }

    std::optional<ServingLock> m_inUse; ///< so that nobody moves the library away from under the services
    SharedParts m_shared; ///< outlives the services
    Lane m_taste; ///< m_quick asks it for the latest match
    Lane m_quick;
    Lane m_jobs;
    std::unique_ptr<SyncLane> m_sync;
};

} // namespace matinee
