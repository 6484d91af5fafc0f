#pragma once

#include "ui/viewmodels/search_draft.h"

#include <QObject>

#include <functional>

namespace matinee {

class Session;

/// Finds out what a search that found nothing should give up: all filters, when the words alone find
/// something, and the one part without which it finds most.
class SearchRelief : public QObject {
    Q_OBJECT

public:
    struct Offer {
        SearchChip part; ///< for SearchViewModel::remove()
        QString label; ///< what a chip calls it, translated
        int films = 0; ///< found without it
    };

    explicit SearchRelief(Session &session, QObject *parent = nullptr);

    /// Tries the parts of a search one after the other; changed() follows when it is done.
    void look(const Query &base, const SearchDraft &draft);
    void forget();
    /// std::nullopt while looking, and when no single part would help.
    const std::optional<Offer> &best() const { return m_best; }
    /// How many films the words alone find, where filters stand beside them; 0 while looking, and when that
    /// would not help.
    int withoutFilters() const { return m_withoutFilters; }

signals:
    void changed();

private:
    void lookWithoutFilters();
    void next();
    void count(const SearchDraft &draft, const std::function<void(int films)> &use);

    Session &m_session;
    Query m_base;
    SearchDraft m_draft;
    QList<SearchChip> m_left; ///< to be tried
    std::optional<Offer> m_best;
    int m_withoutFilters = 0;
    int m_round = 0; ///< counts look() and forget(): older answers are thrown away
};

} // namespace matinee
