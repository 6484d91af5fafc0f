#pragma once

#include "core/base/id.h"

#include <QObject>

class QKeyEvent;

namespace matinee {

class HeldLetter;
class Session;

/// The keys of a tile where a film is not one: 1-5 rates (Shift: half a star less), 0 or Delete clears, W
/// watchlist, S seen, X not interested, + and - more and less like this. Letters wait as on tiles:
/// HeldLetter.
class FilmKeys : public QObject {
    Q_OBJECT

public:
    /// `owner` is what the keys are pressed in.
    FilmKeys(Session &session, QWidget *owner);

    /// Whether the key was one of them; to be asked with every key press.
    bool press(const QKeyEvent &key, MovieId movie);

private:
    bool command(const QKeyEvent &key, MovieId movie);
    void hold(const QKeyEvent &letter, void (Session::*wish)(MovieId), MovieId movie);

    Session &m_session;
    HeldLetter *m_letter;
};

} // namespace matinee
