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
    /// A part of the text, in UTF-16 code units.
    struct Mark {
        qsizetype position = 0;
        qsizetype length = 0;
    };

    explicit SearchField(QWidget *parent = nullptr);

    /// The shortcut shown at the trailing edge ("Ctrl K"); empty for none. Only shown, not installed.
    void setShortcutHint(const QString &key);
    /// Parts to underline as not understood. They hold for the present text: set them anew when it changes.
    void setMarks(const QList<Mark> &marks);

signals:
    void cleared(); ///< by the cross or by Escape

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;

private:
    void empty();
    void arrange();
    void underline();

    KeyCap *m_keyCap;
    IconButton *m_cross;
    bool m_hasHint = false;
    bool m_composing = false; ///< an input method holds letters that are not text yet
    QList<Mark> m_marks;
};

} // namespace matinee
