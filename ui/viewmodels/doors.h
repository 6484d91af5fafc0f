#pragma once

#include "core/base/async.h"
#include "core/base/id.h"

#include <QString>

#include <optional>

namespace matinee {

class CatalogImportService;
class AccountClient;
class CatalogService;
class ExchangeService;
class FeedbackService;
class ImportService;
class IndexHub;
class LibraryService;
class RecommendService;
class ReportService;
class SearchService;
class SecretVault;
class SyncClient;
class SyncStore;

/// The program that learns suggestion models for a data folder, see model::startTraining().
struct Learner {
    QString program;
    QString dataFolder;
};

/// What the window needs to get into accounts.
struct AccountsDoor {
    QString dataFolder; ///< of the local library, see AccountProfiles
    QString deviceName; ///< of this computer, for lists of devices
    SecretVault *vault = nullptr;
};

/// The account that the open library belongs to.
struct AccountDoor {
    AccountClient *client;
    SyncClient *sync;
    Async<SyncStore> store;
};

/// The services a window may call, and for whom. Those a person waits for share one thread, so calls run in
/// the order they were made; imports and reports have another, and hold nothing up.
struct Doors {
    UserId user;
    Async<CatalogService> catalog;
    Async<LibraryService> library;
    Async<SearchService> search;
    Async<RecommendService> recommend;
    Async<ImportService> importing;
    Async<ReportService> report;
    Async<CatalogImportService> catalogImport;
    Async<FeedbackService> feedback;
    Learner learner;
    IndexHub *index = nullptr; ///< tells when the search index is being built and when it is there
    std::optional<Async<ExchangeService>> exchange = {}; ///< absent where nothing is exported
    AccountsDoor accounts = {}; ///< without a vault there is no way into accounts
    std::optional<AccountDoor> account = {}; ///< absent: the local library
};

} // namespace matinee
