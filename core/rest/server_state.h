#pragma once

#include "core/rest/metrics.h"

#include <atomic>

namespace matinee {

/// What a server knows of itself, whichever worker asks.
struct ServerState {
    std::atomic_bool draining{false}; ///< takes no new connections, and ends soon
    std::atomic_bool stopping{false}; ///< the time for answers is over
    std::atomic_int busy{0}; ///< requests whose answer is not with the operating system yet
    Metrics metrics;
};

} // namespace matinee
