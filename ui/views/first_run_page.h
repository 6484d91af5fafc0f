#pragma once

#include <QList>
#include <QWidget>

class QProgressBar;
class QVBoxLayout;

namespace matinee {

class Button;
class FirstRunFilm;
class FirstRunModel;
class PosterCache;
class Session;
class TextLabel;

/// What a person without any film sees: well-known ones to rate, as many as the window has room for, and
/// what the stars already tell.
///
/// Keys   the arrows move between the films; those of a film see FirstRunFilm.
class FirstRunPage : public QWidget {
    Q_OBJECT

public:
    FirstRunPage(Session &session, PosterCache &posters, QWidget *parent = nullptr);

signals:
    void finished(); ///< on to the program, with or without ratings
    void importWanted();

protected:
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeQuestion(PosterCache &posters);
    QWidget *makeFoot();
    void addFilms(QVBoxLayout &column, PosterCache &posters, QWidget *question);
    void showStrip();
    void showProgress();
    void moveFocus(int step);

    Session &m_session;
    FirstRunModel *m_model;
    QList<FirstRunFilm *> m_films; ///< row by row
    int m_columns = 1; ///< of them shown in a row
    TextLabel *m_progressText;
    QProgressBar *m_progress;
    Button *m_undo;
    QWidget *m_foot;
};

} // namespace matinee
