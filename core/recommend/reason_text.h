#pragma once

#include "core/catalog/movie.h"
#include "core/recommend/expert.h"

namespace matinee {

/// What speaks for a suggestion, as one translated sentence without a full stop: "Because you loved Ran and
/// liked Ikiru", "Popular with everyone", "Something of what you like: samurai". When one person the films
/// share weighs most, "Because you loved Ran: more of Akira Kurosawa". What speaks against it is no reason to
/// suggest it and is told by `because` alone; where nothing speaks for it, "Something different for you".
QString reasonText(const Suggestion &suggestion, const Catalogue &catalogue);

/// The same for a guest, whose films are not the reader's own: "Because of Heat and Alien".
QString guestReasonText(const Suggestion &suggestion, const Catalogue &catalogue);

} // namespace matinee
