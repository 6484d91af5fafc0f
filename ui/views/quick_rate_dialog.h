#pragma once

class QWidget;

namespace matinee {

class PosterCache;
class Session;

/// A dialog over `host` that asks for ratings until the person has enough of it.
void openQuickRate(Session &session, PosterCache &posters, QWidget *host);

} // namespace matinee
