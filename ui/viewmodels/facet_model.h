#pragma once

#include "ui/viewmodels/facets.h"

#include <QAbstractListModel>

namespace matinee {

class SearchViewModel;

/// The values of one facet with how many films each leaves, as a list to choose from. Follows the search;
/// values keep their places while the list is open, so that nothing moves under the pointer.
class FacetModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        CountRole = Qt::UserRole, ///< int
        HeldRole, ///< int of Held
        ValueRole, ///< as a query writes it
    };

    explicit FacetModel(SearchViewModel &search, QObject *parent = nullptr);

    /// Starts over with another facet; what is chosen comes first.
    void setFacet(Facet facet);
    Facet facet() const { return m_facet; }
    /// Only values whose label holds these letters, whatever the case and accents.
    void setFilter(const QString &letters);
    /// Values there are without a filter.
    qsizetype all() const { return m_values.size(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Value {
        QString value;
        QString label;
        int count = 0;
        Held held = Held::No;
    };

    void follow();
    void addMissing();
    void update(Value &value) const;
    void show();

    SearchViewModel &m_search;
    Facet m_facet = Facet::Genre;
    QString m_filter;
    QList<Value> m_values;
    QList<qsizetype> m_shown; ///< rows of m_values
};

} // namespace matinee
