#pragma once

#include <QLineEdit>

namespace matinee {

class IconButton;
class KeyCap;

/// The search line: icon, placeholder, the key that leads here while empty, a cross while not.
/// Escape clears it first and is passed on when there is nothing to clear; so are Up and Down, for
/// the list below.
class SearchField : public QLineEdit {
    Q_OBJECT

public:
    explicit SearchField(QWidget *parent = nullptr);

    /// The shortcut shown at the trailing edge ("Ctrl K"); empty for none. Only shown, not installed.
    void setShortcutHint(const QString &key);

signals:
    void cleared(); ///< by the cross or by Escape

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void empty();
    void arrange();

    KeyCap *m_keyCap;
    IconButton *m_cross;
    bool m_hasHint = false;
};

} // namespace matinee
