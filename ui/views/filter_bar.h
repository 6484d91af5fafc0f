#pragma once

#include "ui/views/filter_counts.h"

#include <QHash>
#include <QList>
#include <QWidget>

#include <functional>

namespace matinee {

class Button;
class Chip;
class SearchViewModel;
class Session;

/// The filters of a search as chips, each with how many films it leaves, and a menu for all of them.
/// Chosen ones come first and are always visible; the others fill what is left of the line.
class FilterBar : public QWidget {
    Q_OBJECT

public:
    FilterBar(Session &session, SearchViewModel &search, QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// A filter on offer: its chip, whether it is chosen, and how many films it leaves.
    struct Offer {
        Chip *chip;
        std::function<bool()> chosen;
        std::function<int()> count;
    };

    void offerQuickFilters();
    void offerGenresAndDecades();
    void offerGenre(const QString &genre);
    void offerWithout(const QString &genre);
    void offerDecade(int decade);
    void offer(const QString &key, const QString &text, Offer offer, const std::function<void()> &toggle);
    void refresh();
    void arrange();
    QList<Offer> inOrder() const;
    void openMenu();

    Session &m_session;
    SearchViewModel &m_search;
    FilterCounts m_counts; ///< of the newest results
    QList<Offer> m_offers;
    QHash<QString, Chip *> m_known; ///< by key, so that nothing is offered twice
    Button *m_more;
    Button *m_clear;
};

} // namespace matinee
