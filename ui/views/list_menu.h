#pragma once

#include "core/base/id.h"

class QMenu;
class QWidget;

namespace matinee {

class Session;

/// The person's lists that films can be put into, as a submenu, and a way to a new one. Dialogs open over
/// `host`.
void addListMenu(QMenu &menu, Session &session, MovieId movie, QWidget *host);

} // namespace matinee
