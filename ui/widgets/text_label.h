#pragma once

#include "ui/theme/tokens.h"
#include "ui/theme/type.h"

#include <QLabel>

namespace matinee {

/// Text in a step of the type scale and a tone; follows theme and text scale. Plain text unless
/// setTextFormat() says otherwise, because titles and names come from other people.
class TextLabel : public QLabel {
    Q_OBJECT

public:
    TextLabel(Type type, const QString &text, Tone tone = Tone::Text, QWidget *parent = nullptr);

    void setType(Type type, Weight weight = Weight::Regular);
    void setWeight(Weight weight) { setType(m_type, weight); }
    /// Plain text that wraps, in the line height of its type. Use instead of setText().
    void setParagraph(const QString &text);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void alignToLayout();

    Type m_type;
    Weight m_weight = Weight::Regular;
    QString m_paragraph; ///< null unless set
};

/// One line that ends in an ellipsis when there is no room; the whole text is then the tool tip.
class ElidedLabel : public TextLabel {
    Q_OBJECT

public:
    using TextLabel::TextLabel;

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
};

} // namespace matinee
