#pragma once

#include "core/base/id.h"

#include <QWidget>

#include <optional>

namespace matinee {

class PosterCache;
class PosterPicture;
class Session;
class StarBar;
class TextLabel;

/// One film of the first run: poster, stars and words. Takes the focus as a whole.
///
/// Keys   1-5 rates (Shift: half a star less), 0 or Delete clears, Space skips.
class FirstRunFilm : public QWidget {
    Q_OBJECT

public:
    FirstRunFilm(Session &session, PosterCache &posters, QWidget *parent = nullptr);

    void setMovie(MovieId movie);
    MovieId movie() const { return m_movie; }
    void setPosterWidth(int width); ///< logical pixels

signals:
    void rated(); ///< by the person, through the session
    void skipped();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void rate(int points);
    void showMine();
    void describe(std::optional<int> hoverPoints);

    Session &m_session;
    MovieId m_movie;
    PosterPicture *m_poster;
    StarBar *m_stars;
    TextLabel *m_words;
};

} // namespace matinee
