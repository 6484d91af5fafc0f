#include "tests/support/open_session.h"
#include "ui/viewmodels/facet_model.h"
#include "ui/viewmodels/search_relief.h"
#include "ui/viewmodels/search_view_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

class SearchViewModelTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
        m_all = int(m_open->session().catalogue().movies.size());
    }

    void anEmptySearchIsTheWholeCatalogue()
    {
        SearchViewModel search(m_open->session());

        QTRY_COMPARE(search.count(), m_all);
        QCOMPARE(search.movies()->rowCount(), search.count());
        QVERIFY(search.minutes() > 100'000);
        QVERIFY(search.queryText().isEmpty());
    }

    void onlyTheNewestTextIsAnswered()
    {
        SearchViewModel search(m_open->session());
        QTRY_VERIFY(!search.isSearching());
        QSignalSpy results(&search, &SearchViewModel::resultsChanged);

        const QString text = u"stalker"_s;
        for (int length = 1; length <= text.size(); ++length)
            search.setTyped(text.left(length));

        QTRY_VERIFY(!search.isSearching());
        QCOMPARE(results.size(), 1);
        QCOMPARE(search.movies()->index(0).data().toString(), u"Stalker"_s);
    }

    void theBoxSpeaksTheWholeLanguage()
    {
        SearchViewModel search(m_open->session());

        search.setTyped(u"director:kurosawa year:1950s"_s);

        QTRY_VERIFY(search.count() > 0 && search.count() < 20);
        for (const MovieId id : search.movies()->movies()) {
            const MovieSummary *movie = m_open->session().movie(id);
            QVERIFY(movie->directors.contains(u"Akira Kurosawa"_s));
            QCOMPARE(*movie->year / 10, 195);
        }
    }

    void filtersAddUpWithinAFacetAndNarrowAcross()
    {
        SearchViewModel search(m_open->session());
        search.setExtras(allFacets(), 0);
        QTRY_VERIFY(!search.facet(Facet::Genre).isEmpty());
        const int crimes = *search.countOf(Facet::Genre, u"Crime"_s);
        const int dramas = *search.countOf(Facet::Genre, u"Drama"_s);

        search.toggle(Facet::Genre, u"Crime"_s, Choice::Any);
        QTRY_COMPARE(search.count(), crimes);
        QCOMPARE(*search.countOf(Facet::Genre, u"Drama"_s), dramas); // a facet ignores its own choice

        search.toggle(Facet::Genre, u"Drama"_s, Choice::Any);
        QTRY_VERIFY(search.count() > dramas);
        const int either = search.count();
        QVERIFY(either < crimes + dramas);

        search.setChoice(Facet::Genre, Choice::All);
        QTRY_COMPARE(search.count(), crimes + dramas - either);

        const int nineties = *search.countOf(Facet::Decade, u"1990s"_s);
        search.toggle(Facet::Decade, u"1990s"_s, Choice::Any);
        QTRY_COMPARE(search.count(), nineties);

        search.clearFilters();
        QTRY_COMPARE(search.count(), m_all);
        QVERIFY(!search.isNarrowed());
    }

    void aMenuChangesWhatWasTyped()
    {
        SearchViewModel search(m_open->session());
        search.setTyped(u"heat genre:crime"_s);
        QSignalSpy typed(&search, &SearchViewModel::typedChanged);

        search.toggle(Facet::Genre, u"Crime"_s, Choice::Any);

        QCOMPARE(typed.size(), 1);
        QCOMPARE(search.draft().typed(), u"heat"_s);
        QVERIFY(!search.draft().hasFilters());
    }

    void aMistakeIsToldButNeverEmptiesTheList()
    {
        SearchViewModel search(m_open->session());
        QTRY_COMPARE(search.count(), m_all);
        QSignalSpy told(&search, &SearchViewModel::mistakesChanged);

        search.setTyped(u"dirctor:carpenter genre:horror"_s);

        QTRY_VERIFY(!search.isSearching());
        QCOMPARE(search.mistakes().size(), 1);
        QVERIFY(search.count() > 0 && search.count() < m_all);
        QVERIFY(!told.isEmpty());

        search.mend(search.mistakes().first());
        QCOMPARE(search.draft().typed(), u"director:carpenter genre:horror"_s);
        QVERIFY(search.mistakes().isEmpty());
    }

    void aMistakeAtTheEndMayStillBeAWordThatIsTyped()
    {
        SearchViewModel search(m_open->session());

        search.setTyped(u"heat year:19x"_s);
        QVERIFY(search.mistakes().isEmpty());

        QSignalSpy told(&search, &SearchViewModel::mistakesChanged);
        QVERIFY(told.wait(4 * SearchViewModel::PatienceMs));
        QCOMPARE(search.mistakes().size(), 1);
    }

    void whatIsPutRightIsToldWhole()
    {
        SearchViewModel search(m_open->session());

        search.setTyped(u"akira kurosava genre:drama"_s);

        QTRY_COMPARE(search.corrected(), u"akira kurosawa"_s);
        QCOMPARE(search.uncorrected(), u"akira kurosava"_s);
    }

    void aMistypedNameIsPutRightWithAWayBack()
    {
        SearchViewModel search(m_open->session());
        search.setExtras({}, 4);

        search.setTyped(u"kurosava"_s);
        QTRY_COMPARE(search.corrected(), u"kurosawa"_s);
        QCOMPARE(search.uncorrected(), u"kurosava"_s);
        QVERIFY(search.count() > 5);
        const auto &people = search.people();
        QVERIFY(std::any_of(people.cbegin(), people.cend(),
                            [](const PersonHit &person) { return person.name == u"Akira Kurosawa"_s; }));

        search.searchAsTyped();
        QTRY_COMPARE(search.count(), 0);
        QVERIFY(search.corrected().isEmpty());
    }

    void aPersonTakesThePlaceOfTheWordsThatFoundThem()
    {
        SearchViewModel search(m_open->session());
        search.setTyped(u"kurosawa year:1950s"_s);

        search.choosePerson(u"Akira Kurosawa"_s);

        QCOMPARE(search.draft().typed(), u"year:1950s"_s);
        QCOMPARE(search.draft().filters(), parseQuery(u"person:\"Akira Kurosawa\""_s).query);
        QTRY_VERIFY(search.count() > 0 && search.count() < 20);
    }

    void nothingFoundKnowsWhatToGiveUp()
    {
        SearchViewModel search(m_open->session());
        search.setExtras(allFacets(), 0);
        QTRY_VERIFY(!search.facet(Facet::Decade).isEmpty());
        const int crimes = *search.countOf(Facet::Genre, u"Crime"_s);

        search.setTyped(u"genre:crime year:2090s"_s);

        QTRY_VERIFY(search.relief().best());
        QCOMPARE(search.relief().best()->films, crimes);
        search.remove(search.relief().best()->part);
        QTRY_COMPARE(search.count(), crimes);
        QVERIFY(!search.relief().best());
    }

    void theSortThatNobodyChoseFollowsTheText()
    {
        SearchViewModel search(m_open->session());
        QCOMPARE(search.sort().key, SortKey::Popularity);
        search.setTyped(u"heat"_s);
        QCOMPARE(search.sort().key, SortKey::Relevance);

        search.setSort({SortKey::Year, true});
        QTRY_VERIFY(!search.isSearching());
        QCOMPARE(search.queryText(), u"heat sort:-year"_s);
        const auto years = search.movies()->movies();
        QVERIFY(years.size() > 1);
        QVERIFY(m_open->session().movie(years.first())->year <= m_open->session().movie(years.last())->year);

        search.setSort({SortKey::Relevance, false});
        QCOMPARE(search.queryText(), u"heat"_s);
    }

    void shufflingIsAnotherOrderOfTheSameFilms()
    {
        SearchViewModel search(m_open->session());
        search.setSort({SortKey::Random, false});
        QTRY_VERIFY(search.count() == m_all && !search.isSearching());
        const auto before = search.movies()->movies();

        search.shuffle();

        QTRY_VERIFY(!search.isSearching());
        QVERIFY(search.movies()->movies() != before);
        QCOMPARE(search.count(), m_all);
    }

    void theWatchlistFollowsTheSession()
    {
        SearchViewModel watchlist(m_open->session(), parseQuery(u"in:watchlist"_s).query);
        QTRY_VERIFY(!watchlist.isSearching());
        QCOMPARE(watchlist.count(), 0);

        m_open->session().toggleWatchlist(m_open->film(9));
        QTRY_COMPARE(watchlist.count(), 1);

        m_open->session().undo();
        QTRY_COMPARE(watchlist.count(), 0);
        QVERIFY(!watchlist.isNarrowed());
        QVERIFY(watchlist.queryText().isEmpty());
    }

    void aSearchComesBackFromItsText()
    {
        SearchViewModel search(m_open->session());
        search.setTyped(u"dream"_s);
        search.toggle(Facet::Genre, u"Sci-Fi"_s, Choice::None);
        search.setSort({SortKey::Rating, false});
        QTRY_VERIFY(search.count() > 0 && !search.isSearching());

        SearchViewModel again(m_open->session());
        again.setQueryText(search.queryText());

        QCOMPARE(again.draft().typed(), u"dream"_s);
        QTRY_COMPARE(again.movies()->movies(), search.movies()->movies());
    }

    void aListOfValuesKeepsItsPlacesWhileCountsFollow()
    {
        SearchViewModel search(m_open->session());
        search.setExtras(allFacets(), 0);
        QTRY_VERIFY(!search.facet(Facet::Genre).isEmpty());
        FacetModel genres(search);
        const QAbstractItemModelTester tester(&genres,
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QString first = genres.index(0).data(FacetModel::ValueRole).toString();
        const int rows = genres.rowCount();
        const int before = genres.index(0).data(FacetModel::CountRole).toInt();

        search.toggle(Facet::Decade, u"1940s"_s, Choice::Any);
        search.toggle(Facet::Genre, first, Choice::None);

        QTRY_VERIFY(genres.index(0).data(FacetModel::CountRole).toInt() < before);
        QCOMPARE(genres.rowCount(), rows);
        QCOMPARE(genres.index(0).data(FacetModel::ValueRole).toString(), first);
        QCOMPARE(genres.index(0).data(FacetModel::HeldRole).toInt(), int(Held::Excluded));

        genres.setFilter(first.left(4).toUpper());
        QVERIFY(genres.rowCount() >= 1 && genres.rowCount() < rows);
    }

private:
    std::unique_ptr<OpenSession> m_open;
    int m_all = 0;
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::SearchViewModelTest)
#include "search_view_model_test.moc"
