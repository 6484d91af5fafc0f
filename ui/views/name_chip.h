#pragma once

#include <QAbstractButton>

namespace matinee {

/// A name in a form, with a cross: a click or Delete takes it away. Calmer than the chip of a filter, because
/// a form is full of them.
class NameChip : public QAbstractButton {
    Q_OBJECT

public:
    explicit NameChip(const QString &name, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace matinee
