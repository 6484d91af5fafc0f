#pragma once

#include "core/library/library.h"
#include "ui/widgets/dialog.h"

class QCheckBox;

namespace matinee {

class FilmPicker;
class ParagraphEdit;
class PosterCache;
class Session;
class TextField;
class WatchedOnField;

/// One diary entry: which film, when, where, seen before, a note. New ones are logged, existing
/// ones changed, when the person says so; cancelling changes nothing.
class WatchDialog : public Dialog {
    Q_OBJECT

public:
    /// An entry with an id is edited and keeps its film; else it is new, and the film can be chosen.
    WatchDialog(Session &session, PosterCache &posters, const Watch &watch, QWidget *parent);

    /// What the fields say now.
    Watch watch() const;

private:
    void addFields();
    void followFilm();
    void save();

    Session &m_session;
    const Watch m_before;
    FilmPicker *m_film;
    WatchedOnField *m_when;
    QCheckBox *m_again;
    TextField *m_place;
    ParagraphEdit *m_note;
    Button *m_save;
};

/// Opens the dialog for a new entry; without a movie the person chooses one, without a day it is today.
void logWatch(Session &session, PosterCache &posters, QWidget *host, MovieId movie = {},
              const WatchedOn &watchedOn = {});
/// Opens it for an entry of the diary.
void editWatch(Session &session, PosterCache &posters, QWidget *host, const Watch &watch);

} // namespace matinee
