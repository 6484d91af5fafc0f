#pragma once

#include "core/base/result.h"
#include "core/catalog/movie.h"

#include <mutex>

namespace matinee {

class Database;

/// The catalogue as it was read last, shared by all services over one database: it is the largest thing that
/// each of them would hold. Safe from any thread; who asks while it is being read waits for it.
class CatalogueCache {
public:
    /// What is there now, with what `database` itself has not committed yet. Few changes are patched in,
    /// many read again.
    Result<CataloguePtr> newest(Database &database);

private:
    std::mutex m_mutex;
    CataloguePtr m_catalogue;
    qint64 m_version = -1; ///< of m_catalogue; only what is committed is kept
};

} // namespace matinee
