#include "ui/widgets/tab_order.h"

#include <QLayout>
#include <QScrollArea>

namespace matinee {

namespace {

void collect(QWidget *widget, QList<QWidget *> &parts);

void collect(const QLayout *layout, QList<QWidget *> &parts)
{
    for (int at = 0; at < layout->count(); ++at) {
        QLayoutItem *item = layout->itemAt(at);
        if (item->widget())
            collect(item->widget(), parts);
        else if (item->layout())
            collect(item->layout(), parts);
    }
}

void collect(QWidget *widget, QList<QWidget *> &parts)
{
    if (widget->focusPolicy() & Qt::TabFocus)
        parts.append(widget);
    if (const auto *area = qobject_cast<QScrollArea *>(widget); area && area->widget())
        collect(area->widget(), parts);
    else if (widget->layout())
        collect(widget->layout(), parts);
}

} // namespace

void orderTabs(QWidget &page)
{
    QList<QWidget *> parts;
    collect(&page, parts);
    // Each to right behind the first, the last one first. One behind the other would not do: the order is a
    // ring, in which what was made first stands behind what was made last already, until more is made.
    for (qsizetype at = parts.size() - 1; at > 0; --at)
        QWidget::setTabOrder(parts.first(), parts.at(at));
}

} // namespace matinee
