#pragma once

#include <QWidget>

class QLineEdit;
class QListView;

namespace matinee {

class OfferRows;

/// One line of the list under a search box.
struct Offer {
    QString label;
    QString hint; ///< muted, at the trailing edge

    friend bool operator==(const Offer &, const Offer &) = default;
};

/// What could stand in the box, beneath it. The box keeps the focus, and typing goes on as if there were no
/// list: only the arrow keys, Tab, Escape, and Enter once an offer is chosen, belong to it.
class OfferPopup : public QWidget {
    Q_OBJECT

public:
    enum class For {
        Query, ///< Tab takes the first offer; a foot says so and leads to the help
        Name, ///< one of several fields: Tab goes on, unless an offer is chosen
    };

    /// Over the window of `field`; belongs to it.
    explicit OfferPopup(QLineEdit &field, For use = For::Query);

    /// Nothing to offer hides the list. The one that was chosen is so no longer.
    void offer(const QList<Offer> &offers);
    /// The row that Enter would take; -1 for none.
    int current() const;
    void choose(int row);

signals:
    void taken(int row);
    void dismissed(); ///< by Escape
    void helpWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    bool takesKey(int key);
    void move(int by);
    void place();
    QWidget *makeFoot();

    QLineEdit &m_field;
    const For m_use;
    OfferRows *m_rows;
    QListView *m_list;
};

} // namespace matinee
