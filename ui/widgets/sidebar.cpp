#include "ui/widgets/sidebar.h"

#include "ui/theme/tokens.h"
#include "ui/theme/type.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/brand.h"
#include "ui/widgets/frames.h"
#include "ui/widgets/sidebar_item.h"
#include "ui/widgets/tab_order.h"
#include "ui/widgets/text_label.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace matinee {

namespace {

constexpr int Edge = 12; // of the window to the items
constexpr int CollapsedEdge = 6;
constexpr int ItemGap = 2;

QVBoxLayout *columnOfItems()
{
    auto *column = new QVBoxLayout;
    column->setSpacing(ItemGap);
    return column;
}

} // namespace

Sidebar::Sidebar(QWidget *parent)
    : QWidget(parent),
      m_brand(new Brand(this, Edge)),
      m_pages(columnOfItems()),
      m_lists(columnOfItems()),
      m_listActions(columnOfItems()),
      m_foot(columnOfItems()),
      m_listHeading(new TextLabel(Type::Label, {}, Tone::Muted, this)),
      m_rule(new Rule(this)),
      m_person(new PersonButton(this))
{
    auto *lists = new QWidget;
    lists->setLayout(m_lists);
    m_lists->setContentsMargins(0, 0, 0, 0);
    m_listArea = new ScrollPage(lists, this);
    m_listArea->setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Navigation"));
    m_listHeading->setContentsMargins(Edge, 18 + ItemGap, Edge, 6);
    m_listHeading->hide();
    m_rule->hide();
    m_person->hide();

    auto *column = new QVBoxLayout(this);
    column->setSpacing(0);
    column->addWidget(m_brand);
    column->addLayout(m_pages);
    column->addWidget(m_listHeading);
    constexpr int First = 1000; // before the room below them
    column->addWidget(m_listArea, First);
    column->addSpacing(ItemGap);
    column->addLayout(m_listActions);
    column->addStretch(1);
    column->addSpacing(8);
    column->addLayout(m_foot);
    column->addSpacing(10);
    column->addWidget(m_rule);
    column->addSpacing(6);
    column->addWidget(m_person);
    connect(m_person, &QAbstractButton::clicked, this, &Sidebar::personClicked);
    setCollapsed(false);
}

SidebarItem *Sidebar::makeItem(const QString &id, const QString &iconName, const QString &text)
{
    auto *item = new SidebarItem(iconName, text, this);
    item->setCollapsed(m_collapsed);
    m_items.insert(id, item);
    // Which page is shown is for the window to say, by setCurrent().
    connect(item, &QAbstractButton::clicked, this, [this, id, item](bool nowChecked) {
        item->setChecked(!nowChecked);
        emit pageRequested(id);
    });
    return item;
}

void Sidebar::addPage(const QString &id, const QString &iconName, const QString &text)
{
    m_pages->addWidget(makeItem(id, iconName, text));
}

void Sidebar::addFootPage(const QString &id, const QString &iconName, const QString &text)
{
    m_foot->addWidget(makeItem(id, iconName, text));
    orderTabs(*this);
}

void Sidebar::setListHeading(const QString &heading)
{
    m_listHeading->setText(heading);
    m_listHeading->setVisible(!heading.isEmpty() && !m_collapsed);
}

void Sidebar::addListPage(const QString &id, const QString &iconName, const QString &text)
{
    SidebarItem *item = makeItem(id, iconName, text);
    item->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(item, &QWidget::customContextMenuRequested, this,
            [this, id, item](QPoint at) { emit listMenuRequested(id, item->mapToGlobal(at)); });
    m_lists->addWidget(item);
    item->show(); // the layout shows it later only, and until then it has no height to count
    m_listIds.append(id);
    fitLists();
}

void Sidebar::removeListPages()
{
    for (const QString &id : std::exchange(m_listIds, {})) {
        SidebarItem *item = m_items.take(id);
        m_lists->removeWidget(item);
        item->hide();
        item->deleteLater();
    }
    fitLists();
}

void Sidebar::addListAction(const QString &id, const QString &iconName, const QString &text)
{
    m_listActions->addWidget(makeItem(id, iconName, text));
    orderTabs(*this);
}

void Sidebar::fitLists()
{
    // As high as its lists, and the first to give way in a low window.
    m_listArea->setMaximumHeight(m_listIds.isEmpty() ? 0 : m_lists->sizeHint().height());
    m_listArea->setMinimumHeight(m_listIds.isEmpty() ? 0
                                                     : m_items.value(m_listIds.first())->sizeHint().height());
    orderTabs(*this);
}

void Sidebar::setCount(const QString &id, const QString &count)
{
    if (auto *item = m_items.value(id))
        item->setCount(count);
}

void Sidebar::setCurrent(const QString &id)
{
    for (auto item = m_items.cbegin(); item != m_items.cend(); ++item)
        item.value()->setChecked(item.key() == id);
}

void Sidebar::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    const int edge = collapsed ? CollapsedEdge : Edge;
    layout()->setContentsMargins(edge, 0, edge, 10);
    m_brand->setCollapsed(collapsed);
    m_person->setCollapsed(collapsed);
    for (auto *item : std::as_const(m_items))
        item->setCollapsed(collapsed);
    setListHeading(m_listHeading->text());
    setFixedWidth(collapsed ? CollapsedWidth : qRound(Width * std::max(1.0, textScale())));
}

void Sidebar::setPerson(const QString &name, const QString &state, const QString &stateIcon,
                        const QString &avatarIcon)
{
    m_person->setPerson(name, state, stateIcon, avatarIcon);
    m_person->setVisible(!name.isEmpty());
    m_rule->setVisible(!name.isEmpty());
}

QPoint Sidebar::personAt() const
{
    return m_person->mapToGlobal(QPoint(0, 0));
}

void Sidebar::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), tokens.surface);
    painter.fillRect(QRect(isRightToLeft() ? 0 : width() - 1, 0, 1, height()), tokens.line);
}

QList<SidebarItem *> Sidebar::visibleItems() const
{
    auto items = findChildren<SidebarItem *>();
    items.removeIf([](const SidebarItem *item) { return !item->isVisible(); });
    const auto top = [this](const SidebarItem *item) { return item->mapTo(this, QPoint()).y(); };
    std::sort(items.begin(), items.end(), [top](const auto *a, const auto *b) { return top(a) < top(b); });
    return items;
}

void Sidebar::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    const auto items = visibleItems();
    const auto focused =
        std::find_if(items.begin(), items.end(), [](const auto *item) { return item->hasFocus(); });
    if (step == 0 || focused == items.end())
        return QWidget::keyPressEvent(event);
    const auto next = std::clamp<qsizetype>(focused - items.begin() + step, 0, items.size() - 1);
    items.at(next)->setFocus(Qt::TabFocusReason);
}

} // namespace matinee
