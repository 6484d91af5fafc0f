#pragma once

#include "core/base/result.h"

#include <QSslCertificate>

namespace matinee {

/// A certificate authority of one's own, which a person adds for one server: instead of "accept anyway",
/// which does not exist. The fingerprint is shown before it is used.
struct Authority {
    QSslCertificate certificate;
    QString name; ///< common name, else organisation
    QString fingerprint; ///< SHA-256 as "AB:CD:..."
};

/// Reads a file of exactly one certificate (PEM or DER, at most 64 KiB). Errors: Invalid (no certificate,
/// more than one, none that may vouch for others, out of date at `now`).
Result<Authority> readAuthority(const QByteArray &file, const QDateTime &now);

} // namespace matinee
