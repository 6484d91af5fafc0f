#pragma once

#include "ui/widgets/button.h"

#include <QDialog>
#include <QPointer>

class QHBoxLayout;
class QVBoxLayout;

namespace matinee {

class TextLabel;

/// A dialog in the program's own frame: head with title and cross, body, foot with a note at the
/// leading edge and buttons at the trailing one. Window-modal; dims the window behind it.
class Dialog : public QDialog {
    Q_OBJECT

public:
    Dialog(const QString &title, QWidget *parent);

    QVBoxLayout &body() { return *m_body; } ///< margins 24
    /// Fills the body with something that scrolls where the screen or the window behind is too low for it;
    /// its layout gets the body's margins.
    void setScrollingContent(QWidget *content);
    void setNote(const QString &note);
    /// What scrolls became higher or lower: the dialog follows, as far as the screen allows.
    void fit();
    /// At the trailing edge, in order of calls. Cancel should come before the one primary.
    Button *addAction(const QString &text, Button::Kind kind);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void fitScreen();

    QVBoxLayout *m_body;
    QHBoxLayout *m_foot;
    TextLabel *m_title;
    TextLabel *m_note;
    QWidget *m_scrolling = nullptr;
    QPointer<QWidget> m_scrim;
};

/// Dims its parent while shown and follows its size.
class Scrim : public QWidget {
    Q_OBJECT

public:
    explicit Scrim(QWidget *parent);

signals:
    void clicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace matinee
