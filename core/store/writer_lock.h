#pragma once

#include "core/base/result.h"

#include <QString>

namespace matinee {

/// One writer per database file, across threads and processes: an exclusive flock() on
/// "<file>.writer". The kernel gives it up when a process dies.
class WriterLock {
public:
    /// `path` empty: a private database that needs no lock.
    explicit WriterLock(const QString &path);
    ~WriterLock();
    WriterLock(const WriterLock &) = delete;
    WriterLock &operator=(const WriterLock &) = delete;

    /// Waits at most 5 s; who has it may take it again, and gives it as often. Errors: Unavailable
    /// (another holds it, or its file cannot be opened).
    Result<void> take();
    void give();

private:
    QString m_path;
    int m_descriptor = -1;
    int m_taken = 0;
};

} // namespace matinee
