#pragma once

#include "app/server/backup_archive.h"

#include <QJsonObject>

namespace matinee {

QJsonObject toJson(const BackupManifest &manifest);

/// Errors   Corrupt (something is missing or odd; names leave the data folder), Invalid (a newer format).
Result<BackupManifest> manifestOf(const QJsonObject &json);

} // namespace matinee
