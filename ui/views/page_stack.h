#pragma once

#include "core/base/id.h"

#include <QHash>
#include <QStackedWidget>

namespace matinee {

class LibraryPage;
class PosterCache;
class Session;

/// The pages, each made when it is first shown, so that a start pays for one. A page keeps its scroll
/// position, filters and selection while another is shown.
class PageStack : public QStackedWidget {
    Q_OBJECT

public:
    /// "for-you", "library", "watchlist", "diary": the order of the sidebar and of Ctrl+1 to Ctrl+4.
    static QStringList ids();

    PageStack(Session &session, PosterCache &posters, QWidget *parent = nullptr);

    /// An unknown id is the first page.
    void show(const QString &id);
    QString current() const { return m_current; }
    /// The page shown when it can be searched, else nullptr.
    LibraryPage *searchable() const;
    /// 0: the pages' own.
    int tileSize() const { return m_tileSize; }
    void setTileSize(int width);

signals:
    void movieSelected(matinee::MovieId movie);
    void movieOpened(matinee::MovieId movie);
    void pageWanted(const QString &id); ///< a page offers the way to another
    void searchTextCleared(); ///< by the page itself

private:
    QWidget *make(const QString &id);
    QWidget *makeLibrary(bool watchlist);
    void select(const QWidget *page, MovieId movie);

    Session &m_session;
    PosterCache &m_posters;
    QHash<QString, QWidget *> m_made;
    QString m_current;
    int m_tileSize = 0;
};

} // namespace matinee
