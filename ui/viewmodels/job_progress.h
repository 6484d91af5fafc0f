#pragma once

#include <atomic>

namespace matinee {

/// How far a long job is, shared by the thread that works and the one that watches. `total` is 0
/// until it is known.
struct JobProgress {
    std::atomic<int> done = 0;
    std::atomic<int> total = 0;
    std::atomic<bool> cancelled = false;

    /// For the worker: notes the figures, answers whether to go on.
    bool report(int doneNow, int totalNow)
    {
        done = doneNow;
        total = totalNow;
        return !cancelled;
    }
};

} // namespace matinee
