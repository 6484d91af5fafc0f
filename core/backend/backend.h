#pragma once

#include "core/base/async.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/catalog/catalog_service.h"
#include "core/importing/import_service.h"
#include "core/library/library_service.h"
#include "core/recommend/recommend_service.h"
#include "core/report/report_service.h"
#include "core/search/search_service.h"

#include <QThreadPool>

#include <memory>

namespace matinee {

class Database;

/// The services over one open database, all for the thread that made them.
struct Services {
    Services(std::unique_ptr<Database> opened, const Clock &clock);
    ~Services();

    /// Opens `dataFolder`/library.db: makes the folder (for its owner alone), migrates, loads the starter
    /// films and the local profile on first use.
    static Result<std::unique_ptr<Services>> open(const QString &dataFolder, const Clock &clock);

    std::unique_ptr<Database> database;
    CatalogService catalog;
    LibraryService library;
    SearchService search;
    RecommendService recommend;
    ImportService importing;
    ReportService report;
};

/// The desktop's services on their own thread: opens the data file there, hands out doors, closes in order.
class Backend {
public:
    /// Services::open() on the service thread. Blocks.
    static Result<std::unique_ptr<Backend>> open(const QString &dataFolder, const Clock &clock);
    ~Backend();

    UserId user() const { return UserId(1); } ///< the local profile

    Async<CatalogService> catalog() { return {m_pool, m_services->catalog}; }
    Async<LibraryService> library() { return {m_pool, m_services->library}; }
    Async<SearchService> search() { return {m_pool, m_services->search}; }
    Async<RecommendService> recommend() { return {m_pool, m_services->recommend}; }
    Async<ImportService> importing() { return {m_pool, m_services->importing}; }
    Async<ReportService> report() { return {m_pool, m_services->report}; }

private:
    Backend();

    QThreadPool m_pool;
    std::unique_ptr<Services> m_services;
};

} // namespace matinee
