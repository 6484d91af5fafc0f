#include "tests/support/open_session.h"
#include "ui/viewmodels/search_view_model.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

class SearchViewModelTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
    }

    void anEmptySearchIsTheWholeCatalogue()
    {
        SearchViewModel search(m_open->session());

        QTRY_COMPARE(search.count(), int(m_open->session().catalogue().movies.size()));
        QCOMPARE(search.movies()->rowCount(), search.count());
        QVERIFY(search.minutes() > 100'000);
    }

    void onlyTheNewestTextIsAnswered()
    {
        SearchViewModel search(m_open->session());
        QTRY_VERIFY(!search.isSearching());
        QSignalSpy results(&search, &SearchViewModel::resultsChanged);

        const QString text = u"stalker"_s;
        for (int length = 1; length <= text.size(); ++length)
            search.setText(text.left(length));

        QTRY_VERIFY(!search.isSearching());
        QCOMPARE(results.size(), 1);
        QCOMPARE(search.movies()->index(0).data().toString(), u"Stalker"_s);
    }

    void genresNarrowAndLetGo()
    {
        SearchViewModel search(m_open->session());
        QTRY_VERIFY(search.count() > 0);
        const int all = search.count();

        search.toggleGenre(u"Crime"_s);
        QTRY_VERIFY(search.count() < all);
        QCOMPARE(search.count(), search.genreCounts().value(u"Crime"_s));
        QVERIFY(search.isFiltered());
        for (const MovieId movie : search.movies()->movies())
            QVERIFY(m_open->session().movie(movie)->genres.contains(u"Crime"_s));

        search.toggleNotGenre(u"Crime"_s);
        QTRY_VERIFY(search.count() > all / 2);
        QVERIFY(search.query().genres.isEmpty());
        for (const MovieId movie : search.movies()->movies())
            QVERIFY(!m_open->session().movie(movie)->genres.contains(u"Crime"_s));

        search.clearFilters();
        QTRY_COMPARE(search.count(), all);
    }

    void aDecadeChosenTwiceIsGivenUp()
    {
        SearchViewModel search(m_open->session());

        search.toggleDecade(1990);
        QCOMPARE(search.query().yearFrom, 1990);
        QCOMPARE(search.query().yearTo, 1999);

        search.toggleDecade(1990);
        QVERIFY(!search.query().yearFrom);
        QVERIFY(!search.query().yearTo);
    }

    void theWatchlistFollowsTheSession()
    {
        SearchQuery base;
        base.inWatchlist = true;
        SearchViewModel watchlist(m_open->session(), base);
        QTRY_VERIFY(!watchlist.isSearching());
        QCOMPARE(watchlist.count(), 0);

        m_open->session().toggleWatchlist(m_open->film(9));
        QTRY_COMPARE(watchlist.count(), 1);

        m_open->session().undo();
        QTRY_COMPARE(watchlist.count(), 0);
        QVERIFY(!watchlist.isFiltered());
    }

private:
    std::unique_ptr<OpenSession> m_open;
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::SearchViewModelTest)
#include "search_view_model_test.moc"
