#pragma once

#include "ui/widgets/reason_list.h"

namespace matinee {

class DetailsViewModel;
class Session;

/// Why a film is suggested, ready to be shown: whole numbers that add up to `total` exactly.
struct ReasonLines {
    QList<ReasonLine> lines;
    int total = 0; ///< hundredths of a match
};

ReasonLines reasonLines(const DetailsViewModel &film, const Session &session);

} // namespace matinee
