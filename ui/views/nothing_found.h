#pragma once

#include "ui/widgets/empty_state.h"

namespace matinee {

class SearchViewModel;

/// What stands in the place of films when there are none: why, and ways out. Never an end: the part of the
/// search that costs most can be given up by a click.
class NothingFound : public EmptyState {
    Q_OBJECT

public:
    /// What the page shows when nothing narrows it.
    struct Empty {
        QString iconName;
        QString title;
        QString text;
    };

    NothingFound(SearchViewModel &search, const Empty &empty, QWidget *parent = nullptr);

    /// A way out of a page that is empty by itself; hidden while a search is the reason.
    Button *addWayOut(const QString &text, const QString &iconName);
    void describe();

signals:
    /// The film that was looked for in vain could be entered by hand.
    void addFilmWanted(const QString &title);

private:
    void followRelief();

    SearchViewModel &m_search;
    Empty m_whenEmpty;
    Button *m_onlyWords;
    Button *m_giveUp;
    Button *m_clear;
    Button *m_add;
    QList<Button *> m_waysOut;
};

} // namespace matinee
