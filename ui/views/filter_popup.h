#pragma once

#include <QWidget>

class QLineEdit;
class QListView;

namespace matinee {

class FacetModel;
class SearchViewModel;
class SegmentBar;
class TextLabel;

/// Every filter of a search: what can be counted at the leading side, its values with counts at the trailing
/// one. Stays open while values are chosen, and counts follow.
///
/// Keys   arrows move, Left and Right between the two lists, Space or Enter chooses, minus excludes; letters
/// look
///        for a value where there are many; Escape closes.
class FilterPopup : public QWidget {
    Q_OBJECT

public:
    explicit FilterPopup(SearchViewModel &search, QWidget *parent);

    void openUnder(const QWidget &button);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeFacets();
    QWidget *makeValues();
    QListView *makeList(const QString &name);
    void showFacet(int row);
    void follow();
    void sayNothing();
    void fitRows();
    void toggle(const QModelIndex &value, bool exclude);
    bool takesKey(const QListView *list, int key);
    bool looksFor(const QString &letters);

    SearchViewModel &m_search;
    FacetModel *m_model;
    // Events come to the filter while the parts are being made.
    QListView *m_facets = nullptr;
    QListView *m_values = nullptr;
    SegmentBar *m_choice = nullptr;
    QLineEdit *m_find = nullptr;
    TextLabel *m_nothing = nullptr; ///< said in the place of values
};

} // namespace matinee
