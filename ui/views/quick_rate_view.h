#pragma once

#include <QWidget>

#include <optional>

class QProgressBar;

namespace matinee {

class Button;
class ElidedLabel;
class PosterCache;
class PosterPicture;
class QuickRateModel;
class Session;
class StarBar;
class TextLabel;

/// One film after the other to rate, without the pointer if one likes. Takes the focus as a whole.
///
/// Keys   Left "not seen", Right skips; Up and Down choose stars by halves and Enter gives them, 1-5 gives
/// them
///        at once (Shift: half a star less); Backspace takes the last answer back; Escape ends.
class QuickRateView : public QWidget {
    Q_OBJECT

public:
    QuickRateView(Session &session, PosterCache &posters, QWidget *parent = nullptr);

    QuickRateModel &model() { return *m_model; }
    /// As large a poster as lets all of this have room, within reason: what does not fit has to scroll.
    void fitInto(QSize room);

signals:
    void finished(); ///< by Escape

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QLayout *makeFilm(PosterCache &posters);
    QLayout *makeProgress();
    void showFilm();
    void describe(std::optional<int> points);
    void choose(int step);
    void rate(std::optional<int> points);
    bool answerByKey(const QKeyEvent &key);

    Session &m_session;
    QuickRateModel *m_model;
    TextLabel *m_progressText;
    QProgressBar *m_progress;
    Button *m_back;
    Button *m_notSeen;
    Button *m_skip;
    PosterPicture *m_poster;
    ElidedLabel *m_title;
    ElidedLabel *m_facts;
    StarBar *m_stars;
    TextLabel *m_words;
    std::optional<int> m_chosen; ///< points, not yet given
};

} // namespace matinee
