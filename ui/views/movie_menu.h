#pragma once

#include "core/base/id.h"

#include <QObject>

class QMenu;

namespace matinee {

class PosterCache;
class Session;

/// What one can do with a film, as a menu: the same on a tile, in the details and in the diary.
class MovieMenu : public QObject {
    Q_OBJECT

public:
    /// Belongs to `host`, over which dialogs open.
    MovieMenu(Session &session, PosterCache &posters, QWidget *host);

public slots:
    /// At a place on the screen; nothing for a film that is not stored.
    void open(matinee::MovieId movie, QPoint globalAt);

public:
    /// Adds the actions to any menu.
    void fill(QMenu &menu, MovieId movie);

private:
    Session &m_session;
    PosterCache &m_posters;
    QWidget *m_host;
};

} // namespace matinee
