#include "ui/views/keep_place.h"

#include "ui/viewmodels/movie_list_model.h"
#include "ui/widgets/tile_view.h"

#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace matinee {

KeepPlace::KeepPlace(TileView &view, MovieListModel &model) : QObject(&view), m_view(view), m_model(model)
{
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &KeepPlace::remember);
    connect(&model, &QAbstractItemModel::modelReset, this, &KeepPlace::restore);
}

void KeepPlace::remember()
{
    m_movie = m_view.currentMovie();
    m_row = m_view.currentIndex().row();
    m_across = m_view.horizontalScrollBar()->value();
    m_down = m_view.verticalScrollBar()->value();
}

void KeepPlace::restore()
{
    // Scroll bars learn their new range only when the tiles are laid out, which the view puts off.
    m_view.doItemsLayout();
    if (m_movie.isStored())
        choose(m_model.rowOf(m_movie));
    if (std::exchange(m_forget, false)) {
        m_view.scrollToTop();
        return;
    }
    m_view.horizontalScrollBar()->setValue(m_across);
    m_view.verticalScrollBar()->setValue(m_down);
}

void KeepPlace::choose(int row)
{
    if (m_movie == m_instead && m_model.rowOf(m_gone) >= 0) {
        row = m_model.rowOf(m_gone);
        m_gone = {};
    } else if (row < 0 && m_view.hasFocus() && !m_forget) {
        row = std::min(m_row, m_model.rowCount() - 1);
        m_gone = m_movie;
        m_instead = m_model.movieAt(row);
    }
    if (row >= 0)
        m_view.setCurrentIndex(m_model.index(row));
}

} // namespace matinee
