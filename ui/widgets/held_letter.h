#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>

class QKeyEvent;
class QWidget;

namespace matinee {

/// A letter that is a command where a film has the focus (S marks it seen) and may as well begin a
/// word to search for ("star wars"). It waits 300 ms: alone, it is the command; typed on, it goes up
/// to the window with the letter after it, and nothing is commanded.
class HeldLetter : public QObject {
    Q_OBJECT

public:
    static constexpr int WaitMs = 300;

    explicit HeldLetter(QWidget *owner);

    void hold(const QKeyEvent &letter, std::function<void()> command);
    /// To be asked first with every key press of the owner. True: the key went on to the window as a
    /// word. Any other key, a digit that rates among them, runs a waiting command at once.
    bool takes(const QKeyEvent &next);

private:
    void run();

    QWidget *m_owner;
    QTimer m_wait;
    QString m_letter;
    std::function<void()> m_command;
};

} // namespace matinee
