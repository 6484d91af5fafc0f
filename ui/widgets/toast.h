#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

namespace matinee {

class Button;
class IconButton;
class KeyCap;
class TextLabel;

/// What just happened, with a way back, centred 24 px above the foot of its host. Goes by itself
/// after eight seconds; waits while the pointer is on it or the focus in it. A new one replaces the old.
class Toast : public QWidget {
    Q_OBJECT

public:
    static constexpr int LifetimeMs = 8000;

    explicit Toast(QWidget *host);

    /// `text` may hold <b>bold</b>: escape what people typed. `undoable` adds Undo with its key.
    void present(const QString &iconName, const QString &text, bool undoable);
    /// One more thing to do about what is told now, until the next present().
    void offerAction(const QString &text);
    void dismiss();
    /// For tests that do not want to wait; the next present() takes it.
    void setLifetime(int milliseconds) { m_lifetime = milliseconds; }

signals:
    void undoRequested();
    void actionRequested();
    void dismissed(); ///< by time, by the cross, by Undo or the action

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void tick();
    void place();

    QString m_iconName;
    TextLabel *m_text;
    Button *m_undo;
    Button *m_action;
    KeyCap *m_key;
    IconButton *m_close;
    QTimer m_timer;
    QElapsedTimer m_sinceTick;
    int m_lifetime = LifetimeMs;
    int m_left = 0; ///< milliseconds
};

} // namespace matinee
