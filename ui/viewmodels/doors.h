#pragma once

#include "core/base/async.h"
#include "core/base/id.h"

#include <QString>

namespace matinee {

class CatalogImportService;
class CatalogService;
class FeedbackService;
class ImportService;
class IndexHub;
class LibraryService;
class RecommendService;
class ReportService;
class SearchService;

/// The program that learns suggestion models for a data folder, see model::startTraining().
struct Learner {
    QString program;
    QString dataFolder;
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
};

} // namespace matinee
