#pragma once

#include "core/base/result.h"
#include "core/library/library.h"

#include <QList>

namespace matinee {

/// The name of a list as it is stored, beside the person's other lists. Errors: Invalid (not 1 to 100
/// characters, a name of Matinee's own lists, another list has it).
Result<QString> checkedListName(const MovieList &list, const QList<MovieList> &others);

} // namespace matinee
