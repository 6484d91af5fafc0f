#pragma once

#include <QAbstractButton>

#include <optional>

namespace matinee {

/// A filter: label and how many films it leaves. Checked is "chosen" and shows a cross, because
/// another click, Delete or Backspace takes it away. A chip that would leave no film reads as disabled but
/// keeps its 0. One that cannot be checked is a shortcut to somewhere.
class Chip : public QAbstractButton {
    Q_OBJECT

public:
    explicit Chip(const QString &text, QWidget *parent = nullptr);

    void setCount(std::optional<int> count);
    /// Muted words in the place of the count.
    void setNote(const QString &note);
    /// Before the label; by name, as in theme/icons.h.
    void setIconName(const QString &name);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    /// None of these, please: right click, or Shift with a click, Space or Enter, or minus.
    void excludeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool isHopeless() const { return m_count == 0 && !isChecked(); }
    QString countText() const;

    std::optional<int> m_count;
    QString m_note;
    QString m_iconName;
};

} // namespace matinee
