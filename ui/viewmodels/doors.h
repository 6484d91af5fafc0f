#pragma once

#include "core/base/async.h"
#include "core/base/id.h"

namespace matinee {

class CatalogImportService;
class CatalogService;
class ImportService;
class IndexHub;
class LibraryService;
class RecommendService;
class ReportService;
class SearchService;

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
    IndexHub *index = nullptr; ///< tells when the search index is being built and when it is there
};

} // namespace matinee
