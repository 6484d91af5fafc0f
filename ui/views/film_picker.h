#pragma once

#include "core/base/id.h"

#include <QWidget>

class QListView;
class QStackedWidget;

namespace matinee {

class Button;
class ElidedLabel;
class PosterCache;
class PosterPicture;
class SearchField;
class SearchViewModel;
class Session;

/// Chooses one film: a search with its best hits, and once chosen the film itself with a way to
/// change it. Up and Down move through the hits while typing, Enter takes one.
class FilmPicker : public QWidget {
    Q_OBJECT

public:
    FilmPicker(Session &session, PosterCache &posters, QWidget *parent = nullptr);

    /// Not stored until one is chosen.
    MovieId movie() const { return m_movie; }
    void setMovie(MovieId movie);
    /// Whether another film can be taken.
    void setChangeable(bool changeable);

signals:
    void chosen(matinee::MovieId movie); ///< by the person

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeSearch();
    QWidget *makeChosen();
    void take(const QModelIndex &index);
    void startSearch();

    Session &m_session;
    PosterCache &m_posters;
    MovieId m_movie;
    SearchViewModel *m_search;
    SearchField *m_field;
    QListView *m_hits;
    PosterPicture *m_poster;
    ElidedLabel *m_title;
    ElidedLabel *m_facts;
    Button *m_change;
    QStackedWidget *m_stack;
};

} // namespace matinee
