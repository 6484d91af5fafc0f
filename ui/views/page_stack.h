#pragma once

#include "core/base/id.h"

#include <QHash>
#include <QStackedWidget>

#include <functional>

namespace matinee {

class LibraryPage;
class PosterCache;
class Session;

/// The pages, each made when it is first shown, so that a start pays for one. A page keeps its scroll
/// position, filters and selection while another is shown. All lists share a page.
class PageStack : public QStackedWidget {
    Q_OBJECT

public:
    /// "for-you", "tonight", "library", "watchlist", "diary": the order of the sidebar and of Ctrl+1 to 5.
    static QStringList ids();
    /// How good the suggestions are: a page that another leads to, so not among ids().
    static QString accuracyId();
    /// The settings, at the foot of the sidebar; not among ids() either.
    static QString settingsId();
    /// The page id of a list, and the list of a page id; empty when it is no list's.
    static QString idOfList(const QString &list);
    static QString listOf(const QString &id);

    PageStack(Session &session, PosterCache &posters, QWidget *parent = nullptr);

    /// What makes a page that the stack knows by name alone, before it is first shown.
    void setMaker(const QString &id, const std::function<QWidget *()> &make) { m_makers.insert(id, make); }

    /// An unknown id is the first page, a list that is not there (any more) the library.
    void show(const QString &id);
    QString current() const { return m_current; }
    /// The page shown when it can be searched, else nullptr.
    LibraryPage *searchable() const;
    /// 0: the pages' own.
    int tileSize() const { return m_tileSize; }
    void setTileSize(int width);
    /// The search of the library in the query language, shown or not.
    QString libraryQuery() const;
    void setLibraryQuery(const QString &query) { m_libraryQuery = query; }

signals:
    void movieSelected(matinee::MovieId movie);
    void movieOpened(matinee::MovieId movie);
    void pageWanted(const QString &id); ///< a page offers the way to another
    void addFilmWanted(const QString &title);

private:
    QWidget *make(const QString &id);
    LibraryPage *makeLibrary(const QString &id);
    void select(const QWidget *page, MovieId movie);

    Session &m_session;
    PosterCache &m_posters;
    QHash<QString, std::function<QWidget *()>> m_makers;
    QHash<QString, QWidget *> m_made;
    QString m_current;
    QString m_libraryQuery; ///< to begin with
    int m_tileSize = 0;
};

} // namespace matinee
