#pragma once

#include "core/catalog/movie.h"

#include <QJsonObject>

namespace matinee::wire {

/// A film in short, where another thing is the subject: a diary entry, a suggestion, a list.
QJsonObject toJson(const MovieSummary &movie);

/// A film with all that is known of it. What the catalogue cannot know yet is null or empty.
QJsonObject toJson(const Movie &movie);

} // namespace matinee::wire
