#pragma once

#include <QLayout>
#include <QList>

namespace matinee {

/// Puts its widgets side by side in reading direction and goes to the next line when there is no room, each
/// in the middle of its line. The last one takes what is left of its line.
class FlowLayout : public QLayout {
    Q_OBJECT

public:
    explicit FlowLayout(int gap, QWidget *parent = nullptr);
    ~FlowLayout() override;

    /// Before the item at `index`; the widget becomes a child of the layout's.
    void insertWidget(int index, QWidget *widget);

    void addItem(QLayoutItem *item) override;
    int count() const override;
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSize() const override;
    void setGeometry(const QRect &where) override;

private:
    /// Answers the height; moves the items only when `place` says so.
    int arrange(const QRect &where, bool place) const;

    QList<QLayoutItem *> m_items;
};

} // namespace matinee
