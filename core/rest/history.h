#pragma once

#include "core/base/result.h"
#include "core/wire/history_text.h"

namespace matinee {

struct RestServices;

/// The whole diary of a person, newest first: a file to keep, not a page to look at.
Result<QList<wire::HistoryRow>> historyOf(RestServices &services, UserId caller);

} // namespace matinee
