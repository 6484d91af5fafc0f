#pragma once

#include "core/base/result.h"
#include "core/store/database_location.h"

namespace matinee {

/// Tells a SQLite library that is being served from one that is not: a flock() on "<file>.serving", shared by
/// all that serve it, and taken alone by what must not miss an entry. Held until it is destroyed; the kernel
/// gives it up when a process dies. Of any other database nothing is held.
class ServingLock {
public:
    enum class Use { Shared, Alone };

    /// Does not wait; the library's folder is there. Errors: Conflict (held the other way), Unavailable (its
    /// file cannot be opened).
    static Result<ServingLock> take(const DatabaseLocation &where, Use use);

    ServingLock(ServingLock &&other) noexcept;
    ServingLock &operator=(ServingLock &&other) noexcept;
    ~ServingLock();

private:
    explicit ServingLock(int descriptor) : m_descriptor(descriptor) { }

    int m_descriptor;
};

} // namespace matinee
