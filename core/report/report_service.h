#pragma once

#include "core/report/report.h"

namespace matinee {

class CatalogService;
class Clock;
class LibraryService;
class RecommendService;
struct Catalogue;

/// Gathers what a report says. Blocking; the painting is a free function that needs no database.
class ReportService {
public:
    ReportService(CatalogService &catalog, LibraryService &library, RecommendService &recommend,
                  const Clock &clock);

    /// `person` is the name on the first page. Films rated but never logged are history too, with an
    /// unknown day; a period leaves out every day that may lie outside it.
    Result<Report> build(UserId user, const QString &person, const ReportOptions &options);

private:
    Result<QList<Report::Recommendation>> recommendations(UserId user, const Catalogue &catalogue);

    CatalogService &m_catalog;
    LibraryService &m_library;
    RecommendService &m_recommend;
    const Clock &m_clock;
};

} // namespace matinee
