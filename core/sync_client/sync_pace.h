#pragma once

#include <chrono>

namespace matinee {

/// When a SyncClient does what.
struct SyncPace {
    std::chrono::milliseconds afterChange{2'000}; ///< after the last one of several
    std::chrono::milliseconds regular{15 * 60'000};
    std::chrono::milliseconds firstRetry{1'000}; ///< the most that is waited; doubled from time to time
    std::chrono::milliseconds lastRetry{5 * 60'000};
    std::chrono::milliseconds atTheEnd{3'000};
    std::chrono::milliseconds lookAtOutbox{500}; ///< see SyncClient::watchOutbox()
    std::chrono::milliseconds otherProgram{5'000}; ///< until it is seen whether one still keeps us in step
    std::chrono::seconds longPoll{25};

    /// Any time up to `firstRetry`, doubled with every failure: devices that failed together do not come back
    /// together.
    std::chrono::milliseconds retryAfter(int failures) const;
};

} // namespace matinee
