#include "ui/widgets/held_letter.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QWidget>

#include <utility>

namespace matinee {

HeldLetter::HeldLetter(QWidget *owner) : QObject(owner), m_owner(owner)
{
    m_wait.setSingleShot(true);
    m_wait.setInterval(WaitMs);
    connect(&m_wait, &QTimer::timeout, this, &HeldLetter::run);
}

void HeldLetter::hold(const QKeyEvent &letter, std::function<void()> command)
{
    m_letter = letter.text();
    m_command = std::move(command);
    m_wait.start();
}

bool HeldLetter::takes(const QKeyEvent &next)
{
    if (!m_wait.isActive() || next.key() == Qt::Key_Shift)
        return false;
    const QString typed = next.text();
    const bool commanded = next.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    if (commanded || typed.isEmpty() || !typed.at(0).isPrint() || typed.at(0).isDigit()) {
        run();
        return false;
    }
    m_wait.stop();
    m_command = nullptr;
    if (!m_owner->parentWidget())
        return true; // nobody there to search
    QKeyEvent word(QEvent::KeyPress, next.key(), next.modifiers(), m_letter + typed);
    QCoreApplication::sendEvent(m_owner->parentWidget(), &word);
    return true;
}

void HeldLetter::run()
{
    m_wait.stop();
    if (const auto command = std::exchange(m_command, nullptr))
        command();
}

} // namespace matinee
