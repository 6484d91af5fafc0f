#pragma once

#include "core/model/model_store.h"

namespace matinee::model {

/// The list of models as it stands in a file. Errors   Corrupt (names the file), Unavailable.
Result<QList<ModelEntry>> readModelList(const QString &path); ///< no file is an empty list
Result<void> writeModelList(const QString &path, const QList<ModelEntry> &entries);

} // namespace matinee::model
