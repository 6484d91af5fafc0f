#pragma once

#include <QWidget>

class QRadioButton;

namespace matinee {

class TextLabel;

/// One of a few answers, as a panel with a radio button, a title, a remark at the trailing edge and what is
/// to be known of it. A click anywhere chooses it. Put radio() into a QButtonGroup.
class ChoiceCard : public QWidget {
    Q_OBJECT

public:
    ChoiceCard(const QString &title, const QString &remark, const QString &text, QWidget *parent = nullptr);

    QRadioButton &radio() { return *m_radio; }
    /// A sentence beneath the text that must not be overlooked; empty for none.
    void setWarning(const QString &sentence);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    QRadioButton *m_radio;
    TextLabel *m_warning;
};

} // namespace matinee
