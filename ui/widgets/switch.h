#pragma once

#include <QAbstractButton>

namespace matinee {

/// On or off, at once. 36 x 20, without text: name it by setAccessibleName() or a buddy label.
class Switch : public QAbstractButton {
    Q_OBJECT

public:
    explicit Switch(const QString &accessibleName, QWidget *parent = nullptr);

    QSize sizeHint() const override { return {36, 20}; }

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace matinee
