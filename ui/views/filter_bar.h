#pragma once

#include "ui/viewmodels/facets.h"

#include <QHash>
#include <QList>
#include <QWidget>

namespace matinee {

class Button;
class Chip;
class IconButton;
class SearchViewModel;
struct SearchChip;

/// The filters of a search as chips, each with how many films it leaves, and a menu for all of them.
/// Chosen ones come first and are always visible, those typed with a column among them; the others fill what
/// is left of the line. A right click on a chip, or Shift with a click, excludes what it names.
class FilterBar : public QWidget {
    Q_OBJECT

public:
    explicit FilterBar(SearchViewModel &search, QWidget *parent = nullptr);

    /// Whether the search can be kept as a list of its own; it can to begin with.
    void setSaveOffered(bool offered);

signals:
    /// The search is to be kept under a name.
    void saveWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// A filter that is offered: a value of a facet.
    struct Offer {
        Facet facet;
        QString value;
        QString key; ///< of its chip
    };

    void refresh();
    void addOffers();
    void addOffer(Facet facet, const QString &value);
    Chip *chipFor(const QString &key, const Node &node);
    void click(const QString &key);
    void exclude(const QString &key);
    const Offer *offerOf(const QString &key) const;
    void showChosen(const QList<SearchChip> &chips);
    void showOffers();
    void arrange();
    void openFilters();
    void openMore();

    SearchViewModel &m_search;
    QList<Offer> m_offers; ///< in the order of the first results, so that chips keep their places
    QHash<QString, Chip *> m_chips; ///< by the text of their node
    QList<Chip *> m_chosen; ///< shown first
    QList<Chip *> m_open; ///< offers that are not chosen and leave films
    Button *m_filter;
    Button *m_clear;
    Button *m_save;
    IconButton *m_more;
    bool m_saveOffered = true;
};

} // namespace matinee
