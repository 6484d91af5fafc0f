#pragma once

#include "ui/viewmodels/tonight_choices.h"
#include "ui/widgets/dialog.h"

#include <functional>

class QVBoxLayout;

namespace matinee {

class FilmPicker;
class FlowLayout;
class PosterCache;
class Session;
class TextField;
class TextLabel;

/// Somebody who watches along: a name, if one likes, and one to ten films that they love.
class GuestDialog : public Dialog {
    Q_OBJECT

public:
    /// `kept` gets the guest, or nothing when the guest was removed.
    GuestDialog(Session &session, PosterCache &posters, const KeptGuest &guest,
                const std::function<void(const std::optional<KeptGuest> &)> &kept, QWidget *parent);

private:
    void take(MovieId movie);
    void showFilms();
    void makePicker();

    Session &m_session;
    PosterCache &m_posters;
    KeptGuest m_guest;
    TextField *m_name;
    QWidget *m_films;
    QVBoxLayout *m_search;
    FilmPicker *m_picker = nullptr;
    TextLabel *m_count;
    Button *m_save;
};

} // namespace matinee
