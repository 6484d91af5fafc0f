#include "ui/viewmodels/facet_model.h"

#include "core/catalog/folded.h"
#include "ui/viewmodels/search_view_model.h"

#include <algorithm>

namespace matinee {

FacetModel::FacetModel(SearchViewModel &search, QObject *parent)
    : QAbstractListModel(parent),
      m_search(search)
{
    connect(&search, &SearchViewModel::resultsChanged, this, &FacetModel::follow);
    connect(&search, &SearchViewModel::queryChanged, this, &FacetModel::follow);
    connect(&search, &SearchViewModel::countsChanged, this, &FacetModel::follow);
    setFacet(m_facet);
}

void FacetModel::setFacet(Facet facet)
{
    beginResetModel();
    m_facet = facet;
    m_filter.clear();
    m_values.clear();
    addMissing();
    std::stable_partition(m_values.begin(), m_values.end(),
                          [](const Value &value) { return value.held != Held::No; });
    show();
    endResetModel();
}

void FacetModel::setFilter(const QString &letters)
{
    if (letters == m_filter)
        return;
    beginResetModel();
    m_filter = letters;
    show();
    endResetModel();
}

int FacetModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant FacetModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Value &value = m_values.at(m_shown.at(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        return value.label;
    case Qt::AccessibleTextRole: {
        const QString films = tr("%1, %n film(s)", nullptr, value.count).arg(value.label);
        if (value.held == Held::No)
            return films;
        return value.held == Held::Yes ? tr("%1, chosen").arg(films) : tr("%1, excluded").arg(films);
    }
    case CountRole:
        return value.count;
    case HeldRole:
        return int(value.held);
    case ValueRole:
        return value.value;
    default:
        return {};
    }
}

void FacetModel::follow()
{
    const qsizetype before = m_values.size();
    for (Value &value : m_values)
        update(value);
    addMissing();
    if (m_values.size() != before) {
        beginResetModel();
        show();
        endResetModel();
    } else if (!m_shown.isEmpty()) {
        emit dataChanged(index(0), index(rowCount() - 1));
    }
}

void FacetModel::addMissing()
{
    QStringList values;
    for (const FacetValue &counted : m_search.facet(m_facet))
        values.append(counted.value);
    const Query query = m_search.draft().query();
    if (hasSeveral(m_facet)) {
        // Also what is chosen and leaves nothing.
        for (const Choice choice : {Choice::Any, Choice::All, Choice::None})
            values.append(chosen(query, columnOf(m_facet), choice));
    }
    for (const QString &text : std::as_const(values)) {
        const bool known = std::any_of(m_values.cbegin(), m_values.cend(),
                                       [&text](const Value &value) { return value.value == text; });
        if (known)
            continue;
        Value value{text, labelOf(m_facet, text)};
        update(value);
        m_values.append(value);
    }
}

void FacetModel::update(Value &value) const
{
    const Query query = m_search.draft().query();
    const bool adds = choiceIn(query, m_facet) == Choice::Any;
    const auto count =
        adds ? m_search.countOf(m_facet, value.value) : m_search.countWith(m_facet, value.value);
    value.count = count.value_or(0);
    value.held = heldIn(query, m_facet, value.value);
}

void FacetModel::show()
{
    m_shown.clear();
    const QString wanted = folded(m_filter);
    for (qsizetype row = 0; row < m_values.size(); ++row) {
        if (wanted.isEmpty() || folded(m_values.at(row).label).contains(wanted))
            m_shown.append(row);
    }
}

} // namespace matinee
