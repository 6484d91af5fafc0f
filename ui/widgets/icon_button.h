#pragma once

#include <QAbstractButton>

namespace matinee {

/// A square button with an icon alone. Checked (when checkable) is the hover fill and the text
/// colour, or with setOutlined() a line that turns accent.
class IconButton : public QAbstractButton {
    Q_OBJECT

public:
    /// `name` is the icon, `label` what a screen reader says and the tool tip shows.
    IconButton(const QString &name, const QString &label, QWidget *parent = nullptr);

    void setIconName(const QString &name);
    void setLabel(const QString &label);
    /// Side in logical pixels: 36 (icon 20), 28 (icon 18). Others are possible.
    void setSide(int side);
    /// With a 1 px line, like a secondary button.
    void setOutlined(bool outlined);

    QSize sizeHint() const override { return {m_side, m_side}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_iconName;
    int m_side = 36;
    bool m_outlined = false;
};

} // namespace matinee
