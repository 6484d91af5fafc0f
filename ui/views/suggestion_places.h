#pragma once

#include "ui/viewmodels/feedback_log.h"

class QWidget;

namespace matinee {

class ForYouModel;
class PosterShelf;

/// The suggestions of the For you page that are in sight: the pick in `hero`, and tiles of `shelves`, which
/// show the shelves of the model in its order.
QList<SuggestionPlace> placesInSight(const ForYouModel &model, const QWidget &hero,
                                     const QList<PosterShelf *> &shelves);

/// Where a film stands that was chosen on that page: with the focus in a shelf there, else as the pick.
/// Absent when it is on none, or when it was not the person who chose it.
std::optional<SuggestionPlace> placeOfChosen(const ForYouModel &model, const QList<PosterShelf *> &shelves,
                                             MovieId movie);

} // namespace matinee
