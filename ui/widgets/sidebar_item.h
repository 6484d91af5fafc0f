#pragma once

#include <QAbstractButton>

namespace matinee {

/// One line of the sidebar: icon, text, count at the trailing edge. Checked is the page shown.
class SidebarItem : public QAbstractButton {
    Q_OBJECT

public:
    SidebarItem(const QString &iconName, const QString &text, QWidget *parent = nullptr);

    /// What stands at the trailing edge: "2,263", "7/10"; empty for nothing.
    void setCount(const QString &count);
    /// The icon alone; the text becomes the tool tip.
    void setCollapsed(bool collapsed);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_iconName;
    QString m_count;
    bool m_collapsed = false;
};

} // namespace matinee
