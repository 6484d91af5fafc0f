#pragma once

#include "core/catalog/movie.h"
#include "core/recommend/expert.h"

namespace matinee {

/// The reasons of a suggestion as one translated sentence without a full stop: "Because you loved Ran
/// and liked Ikiru", "Popular with everyone", or, against it, "Less for you, because you disliked
/// Saw". When one person the films share weighs most, "Because you loved Ran: more of Akira Kurosawa".
QString reasonText(const Suggestion &suggestion, const Catalogue &catalogue);

/// The same for a guest, whose films are not the reader's own: "Because of Heat and Alien".
QString guestReasonText(const Suggestion &suggestion, const Catalogue &catalogue);

} // namespace matinee
