#pragma once

#include <QThreadPool>

#include <atomic>
#include <functional>

namespace matinee {

/// Where slow work runs: a few threads and a short queue, so that a rush is told to come back later
/// instead of being kept waiting by work for clients who have long gone.
class JobPool {
public:
    JobPool(int threads, int waiting);
    ~JobPool() { finish(); }

    /// False when the queue is full; `work` has not run then and never will.
    bool tryStart(std::function<void()> work);
    /// Waits for what is running, drops what is waiting.
    void finish();

private:
    QThreadPool m_pool;
    std::atomic_int m_inside{0};
    int m_room;
};

} // namespace matinee
