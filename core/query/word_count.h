#pragma once

#include "core/query/query.h"

namespace matinee {

/// How many words a text makes a search look for: runs of letters and digits, and in scripts that put no
/// blanks between words every two letters.
int wordCount(const QString &text);
/// Of all texts in a query, groups included.
int wordCount(const QList<Node> &nodes);

} // namespace matinee
