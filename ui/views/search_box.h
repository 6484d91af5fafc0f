#pragma once

#include "ui/widgets/search_field.h"

#include <QPointer>

namespace matinee {

class OfferPopup;
class SearchCompletions;
class SearchViewModel;
class Session;

/// The search line over the pages. It shows and changes the text of the search it is given; offers columns
/// and values while one types; underlines what was not understood.
///
/// Keys   F1 the table of columns; Enter takes the only offer for what is no value as it stands; see
/// OfferPopup.
class SearchBox : public SearchField {
    Q_OBJECT

public:
    explicit SearchBox(Session &session, QWidget *parent = nullptr);

    /// nullptr where nothing can be searched: typed() is sent then.
    void setSearch(SearchViewModel *search);

signals:
    /// Typed where there is no search to change.
    void typed(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void edit(const QString &text);
    void showTyped(const QString &text);
    void showMistakes();
    void showOffers();
    void take(int offer);
    bool takeOnlyOffer();
    bool isWrongHere() const;
    void openHelp();

    SearchCompletions *m_completions;
    OfferPopup *m_popup;
    QPointer<SearchViewModel> m_search;
    bool m_showing = false; ///< a text the person did not type here now
};

} // namespace matinee
