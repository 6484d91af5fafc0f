#pragma once

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace matinee {

class SearchViewModel;

/// The facets by name, and under Qt::UserRole how many values of each are chosen.
class FacetNames : public QAbstractListModel {
    Q_OBJECT

public:
    explicit FacetNames(SearchViewModel &search, QObject *parent);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    SearchViewModel &m_search;
};

/// A facet: its name, and how many values are chosen.
class FacetNameDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

/// A value of FacetModel: check box (a minus when it is excluded), label and count; muted when it leaves
/// nothing.
class FacetValueDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace matinee
