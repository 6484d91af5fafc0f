#pragma once

#include <QWidget>

class QPlainTextEdit;

namespace matinee {

/// Several lines of input in the frame of one: it wraps, Tab leaves it, the line is accent while it has the
/// focus.
class ParagraphEdit : public QWidget {
    Q_OBJECT

public:
    /// As high as so many lines of text.
    explicit ParagraphEdit(int lines, QWidget *parent = nullptr);

    QPlainTextEdit &edit() { return *m_edit; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPlainTextEdit *m_edit;
};

} // namespace matinee
