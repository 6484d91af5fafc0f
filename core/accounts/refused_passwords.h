#pragma once

#include "core/base/result.h"

#include <QString>

#include <vector>

namespace matinee {

/// Passwords that are known to everybody, as a Bloom filter: sixteen bits for each, none of them in the
/// clear, and about one in two thousand others refused with them. Built once, then only read, from any
/// thread.
class RefusedPasswords {
public:
    /// A text file in UTF-8 with one password a line; empty lines do not count. Errors: Unavailable (cannot
    /// be read), Invalid (above 100 MB).
    static Result<RefusedPasswords> read(const QString &path);
    explicit RefusedPasswords(const QStringList &passwords);

    /// As typed or in lower case.
    bool contains(const QString &password) const;

private:
    explicit RefusedPasswords(std::size_t passwords);
    void add(const QString &password);
    bool has(const QString &password) const;

    std::vector<quint64> m_bits;
};

} // namespace matinee
