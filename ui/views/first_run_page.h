#pragma once

#include <QList>
#include <QWidget>

class QStackedWidget;

namespace matinee {

class Button;
class FilmGroupCard;
class FirstRunModel;
class PosterCache;
class QuickRateView;
class Session;
class TextLabel;

/// What a person without any film sees: first groups of films to say yes to, then films to rate one after the
/// other, and beside them what that already tells.
///
/// Keys   on the groups the arrows move and Space or Enter chooses; the keys of rating see QuickRateView.
class FirstRunPage : public QWidget {
    Q_OBJECT

public:
    FirstRunPage(Session &session, PosterCache &posters, QWidget *parent = nullptr);

signals:
    void finished(); ///< on to the program, with or without ratings
    void importWanted();
    void signInWanted(); ///< the library is on a server already

protected:
    void focusInEvent(QFocusEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeNotices();
    QWidget *makeHead();
    QWidget *makeGroups();
    QWidget *makeFoot();
    void showGroups();
    void showChosen();
    void fitGroups();
    void showStep(int step);
    bool moveByKey(const QKeyEvent &key);
    void moveFocus(int step);

    Session &m_session;
    PosterCache &m_posters;
    FirstRunModel *m_model;
    QuickRateView *m_rating;
    QStackedWidget *m_steps; ///< groups, rating
    QWidget *m_groups; ///< holds the cards
    QList<FilmGroupCard *> m_cards;
    int m_columns = 1;
    TextLabel *m_note;
    Button *m_back;
    Button *m_next;
    QWidget *m_foot;
};

} // namespace matinee
