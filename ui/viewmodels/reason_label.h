#pragma once

#include "core/recommend/expert.h"

#include <QString>

namespace matinee {

class Session;

/// One reason as a line beside its number: "You loved Ran", "Masaki Kobayashi", "Popular with everyone".
QString reasonLabel(const Reason &reason, const Session &session);

} // namespace matinee
