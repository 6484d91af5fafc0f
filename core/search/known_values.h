#pragma once

#include "core/search/index.h"

#include <QStringList>

namespace matinee {

/// Values of a category that films have which `viewer` may see and that begin with `begun`, whatever their
/// case; those of most films first.
QStringList knownNames(const Index &index, UserId viewer, Category category, const QString &begun, int limit);

/// Keywords, folded, one of whose words begins so; those of most films first. Of common beginnings only the
/// best known films are asked.
QStringList knownKeywords(const Index &index, UserId viewer, const QString &begun, int limit);

} // namespace matinee
