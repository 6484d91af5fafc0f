#pragma once

#include "core/base/async.h"
#include "core/base/id.h"

namespace matinee {

class CatalogService;
class ImportService;
class LibraryService;
class RecommendService;
class ReportService;
class SearchService;

/// The services a window may call, and for whom. All share one thread, so calls run in the
/// order they were made.
struct Doors {
    UserId user;
    Async<CatalogService> catalog;
    Async<LibraryService> library;
    Async<SearchService> search;
    Async<RecommendService> recommend;
    Async<ImportService> importing;
    Async<ReportService> report;
};

} // namespace matinee
