#pragma once

#include "core/base/id.h"

#include <QObject>

namespace matinee {

class MovieListModel;
class TileView;

/// Keeps the scroll position and the chosen film of a view when its list of films starts over. When
/// the chosen film is gone, the one that took its place is chosen, but only while the person works in
/// the view; elsewhere nothing is. When it comes back, by undo for one, it is chosen again, unless the person
/// has moved on.
///
/// Make it after the view got its model, so that the view has started over before it is put back.
class KeepPlace : public QObject {
    Q_OBJECT

public:
    /// Belongs to `view`; `model` is the one it shows.
    KeepPlace(TileView &view, MovieListModel &model);

    /// The next list answers another question: it begins at the top. The chosen film stays chosen.
    void forget() { m_forget = true; }
    /// The answer has come, also when it was the list that was there already.
    void settle() { m_forget = false; }

private:
    void remember();
    void restore();
    void choose(int row);

    TileView &m_view;
    MovieListModel &m_model;
    MovieId m_movie;
    MovieId m_gone; ///< was chosen until it went
    MovieId m_instead; ///< took its place
    int m_row = -1;
    int m_across = 0;
    int m_down = 0;
    bool m_forget = false;
};

} // namespace matinee
