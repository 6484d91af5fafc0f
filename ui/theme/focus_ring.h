#pragma once

#include <QPointer>
#include <QWidget>

class QApplication;

namespace matinee {

/// Gives a widget the 2 px accent ring, 2 px outside its shape, whenever it has the keyboard
/// focus and the person uses the keyboard. `radius` is the corner radius of the widget's shape.
void setFocusRing(QWidget *widget, int radius);

/// True after a key press and false after a mouse press: paint focus only when true.
bool isKeyboardInUse(const QWidget *widget);

/// Watches the application's focus and draws the ring; Theme makes one.
class FocusRings : public QObject {
    Q_OBJECT

public:
    FocusRings(QApplication &application, QObject *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow(QWidget *focused);
    void place();

    QPointer<QWidget> m_focused;
    QPointer<QWidget> m_ring;
    bool m_keyboard = false;
};

} // namespace matinee
