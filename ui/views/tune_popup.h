#pragma once

#include <QWidget>

class QSlider;

namespace matinee {

class Button;
class SegmentBar;
class Session;
struct Wishes;

/// What the For you page is tuned to. Every change goes to the session at once, and the page behind follows.
///
/// Keys   Tab moves between the parts, arrows change one; Escape closes.
class TunePopup : public QWidget {
    Q_OBJECT

public:
    TunePopup(Session &session, QWidget *parent);

    void openUnder(const QWidget &button);

signals:
    /// What the person said of single films is to be shown.
    void steeredWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeSlider(QSlider &slider, const QString &least, const QString &most);
    QWidget *makeChoice(SegmentBar &choice, const QString &name);
    Wishes chosen() const;
    void tell();
    void follow();

    Session &m_session;
    QSlider *m_adventurous;
    QSlider *m_obscure;
    SegmentBar *m_era; ///< parts in the order of the enumeration, as in m_length
    SegmentBar *m_length;
    Button *m_reset;
};

} // namespace matinee
