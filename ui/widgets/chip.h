#pragma once

#include <QAbstractButton>

#include <optional>

namespace matinee {

/// A filter: label and how many films it leaves. Checked is "chosen" and shows a cross, because
/// another click takes it away. A chip that would leave no film reads as disabled but keeps its 0.
class Chip : public QAbstractButton {
    Q_OBJECT

public:
    explicit Chip(const QString &text, QWidget *parent = nullptr);

    void setCount(std::optional<int> count);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool isHopeless() const { return m_count == 0 && !isChecked(); }
    QString countText() const;

    std::optional<int> m_count;
};

} // namespace matinee
