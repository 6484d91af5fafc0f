#pragma once

#include "core/base/result.h"
#include "core/rest/film_texts.h"
#include "core/rest/request_budget.h"
#include "core/sync/sync_server.h"

#include <QByteArray>

#include <functional>
#include <memory>

namespace matinee {

class Accounts;
class CatalogService;
class Clock;
class Database;
class ExchangeService;
class FeedbackService;
class IdentityProvider;
class LibraryService;
class RecommendService;
class ReportService;
class SearchService;

namespace model {
class ModelStore;
}

/// The suggestion models of the installation, and the program that learns a new one.
struct ModelDesk {
    model::ModelStore &store;
    QString dataFolder;
    QString program;
    const Clock &clock;
};

/// Where the devices of one account meet, and how much each may ask.
struct SyncDesk {
    SyncServer server;
    std::shared_ptr<RequestBudget> budget; ///< of all threads of the process
    const Clock &clock;
};

/// The services that routes call, all of one thread and over one database.
struct RestServices {
    Database &database;
    IdentityProvider &identity;
    Accounts *accounts; ///< null where there are none; then there are no routes about them either
    CatalogService &catalog;
    LibraryService &library;
    SearchService &search;
    RecommendService &recommend;
    ReportService &report;
    FeedbackService &feedback;
    ExchangeService &exchange;
    SyncDesk sync;
    ModelDesk models;
    QByteArray cursorKey; ///< a secret of this server
    std::shared_ptr<FilmTexts> filmTexts = std::make_shared<FilmTexts>();
};

/// Opens the services of one worker; called on its thread. What is answered keeps their owner alive.
using OpenServices = std::function<Result<std::shared_ptr<RestServices>>()>;

} // namespace matinee
