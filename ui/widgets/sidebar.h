#pragma once

#include <QHash>
#include <QList>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace matinee {

class Brand;
class PersonButton;
class ScrollPage;
class SidebarItem;

/// The way around the program: brand, pages, lists, two pages at the foot, the person. 216 px wide,
/// 56 with icons alone. Pages are known by a text id ("library"); Up and Down move between items.
class Sidebar : public QWidget {
    Q_OBJECT

public:
    static constexpr int Width = 216;
    static constexpr int CollapsedWidth = 56;

    explicit Sidebar(QWidget *parent = nullptr);

    void addPage(const QString &id, const QString &iconName, const QString &text);
    /// Above the line at the foot: Import, Settings.
    void addFootPage(const QString &id, const QString &iconName, const QString &text);
    /// The heading over the pages that addListPage() adds.
    void setListHeading(const QString &heading);
    /// They scroll when there are more than there is room for.
    void addListPage(const QString &id, const QString &iconName, const QString &text);
    void removeListPages();
    /// Beneath the lists: what makes another one.
    void addListAction(const QString &id, const QString &iconName, const QString &text);

    void setCount(const QString &id, const QString &count);
    /// An id that is no item's leaves nothing chosen.
    void setCurrent(const QString &id);
    void setCollapsed(bool collapsed);
    bool isCollapsed() const { return m_collapsed; }
    /// The last row: avatar with initials, name, one word and icon for the state of sync.
    void setPerson(const QString &name, const QString &state, const QString &stateIcon,
                   const QString &avatarIcon = {});
    /// The top leading corner of that row, in global coordinates: where a menu of it opens upwards.
    QPoint personAt() const;

signals:
    void pageRequested(const QString &id);
    void personClicked();
    /// The context menu of a list is asked for, by pointer or key.
    void listMenuRequested(const QString &id, QPoint globalAt);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    SidebarItem *makeItem(const QString &id, const QString &iconName, const QString &text);
    void fitLists();
    QList<SidebarItem *> visibleItems() const;

    QHash<QString, SidebarItem *> m_items;
    QList<QString> m_listIds;
    Brand *m_brand;
    QVBoxLayout *m_pages;
    QVBoxLayout *m_lists;
    QVBoxLayout *m_listActions;
    QVBoxLayout *m_foot;
    QLabel *m_listHeading;
    QWidget *m_rule; ///< over the person
    PersonButton *m_person;
    ScrollPage *m_listArea;
    bool m_collapsed = false;
};

} // namespace matinee
