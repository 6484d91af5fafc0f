#pragma once

#include "ui/widgets/frames.h"

namespace matinee {

class TextLabel;

/// One figure large, what it is over it and a remark under it.
class StatCard : public Card {
    Q_OBJECT

public:
    explicit StatCard(const QString &label, QWidget *parent = nullptr);

    void setFigure(const QString &figure, const QString &remark);

private:
    TextLabel *m_label;
    TextLabel *m_figure;
    TextLabel *m_remark;
};

} // namespace matinee
