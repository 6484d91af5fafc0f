#include "tests/support/open_session.h"
#include "ui/viewmodels/my_lists.h"
#include "ui/viewmodels/search_completions.h"
#include "ui/viewmodels/search_view_model.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

class MyListsTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
    }

    void aSmartListCountsWhatItsSearchFinds()
    {
        const QString id = save(u"Fifties"_s, u"year:1950s"_s);
        SearchViewModel search(m_open->session());
        search.setQuery(lists().queryOf(*lists().find(id)));
        QTRY_VERIFY(search.count() > 0 && !search.isSearching());

        QTRY_VERIFY(lists().count(id));
        QCOMPARE(*lists().count(id), search.count());
    }

    void aPlainListHoldsWhatIsPutIn()
    {
        const QString id = save(u"Rainy \"days\""_s, {});
        QTRY_COMPARE(lists().count(id), 0);

        lists().put(id, m_open->film(4), true);
        QTRY_COMPARE(lists().count(id), 1);

        SearchViewModel search(m_open->session(), lists().queryOf(*lists().find(id)));
        QTRY_COMPARE(search.count(), 1);
        QCOMPARE(search.movies()->movieAt(0), m_open->film(4));
    }

    void aDeletedListComesBackByUndo()
    {
        const QString id = save(u"Kurosawa"_s, u"director:kurosawa"_s);
        QSignalSpy done(&m_open->session(), &Session::done);

        lists().remove(id);
        QTRY_VERIFY(!lists().find(id));
        QCOMPARE(done.size(), 1);
        m_open->session().undo();

        QTRY_VERIFY(lists().find(id));
        QCOMPARE(lists().find(id)->query, u"director:kurosawa"_s);
    }

    void aRefusalIsTold()
    {
        save(u"One"_s, {});
        QSignalSpy failed(&m_open->session(), &Session::failed);

        MovieList same;
        same.name = u"One"_s;
        lists().save(same);

        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(lists().all().size(), 1);
    }

    void namesOfListsAreKnownToTheSearch()
    {
        SearchViewModel search(m_open->session());
        search.setTyped(u"in:\"Rainy days\" heat"_s);
        QCOMPARE(search.mistakes().size(), 1);

        save(u"Rainy days"_s, {});

        QTRY_VERIFY(search.mistakes().isEmpty());
    }

    void genresOfTheCatalogueAreKnownToTheSearch()
    {
        SearchViewModel search(m_open->session());
        search.setTyped(u"genre:anime akira"_s);
        QCOMPARE(search.mistakes().size(), 1);

        m_open->session().enterFilm({{u"title"_s, u"Akira"_s}, {u"genres"_s, QJsonArray{u"Anime"_s}}});

        QTRY_VERIFY(search.mistakes().isEmpty());
    }

    void columnsAndTheirValuesAreOffered()
    {
        SearchCompletions completions(m_open->session());

        completions.ask(u"dir"_s, 3);
        QVERIFY(offers(completions, u"director:"_s));
        completions.ask(u"genre:ho"_s, 8);
        QTRY_VERIFY(offers(completions, u"genre:horror"_s));
        completions.ask(u"director:kuros"_s, 14);

        QTRY_VERIFY(!completions.offers().isEmpty());
        QVERIFY(completions.offers().first().text.contains(u"Akira Kurosawa"_s));
    }

private:
    MyLists &lists() { return m_open->session().lists(); }

    QString save(const QString &name, const QString &query)
    {
        MovieList list;
        list.name = name;
        list.query = query;
        lists().save(list);
        const auto named = [&] {
            const auto &all = lists().all();
            return std::find_if(all.cbegin(), all.cend(), [&](const MovieList &l) { return l.name == name; });
        };
        const bool saved = QTest::qWaitFor([&] { return named() != lists().all().cend(); });
        return saved ? named()->id : QString();
    }

    static bool offers(const SearchCompletions &completions, const QString &label)
    {
        const auto &all = completions.offers();
        return std::any_of(all.cbegin(), all.cend(), [&](const Completion &c) { return c.label == label; });
    }

    std::unique_ptr<OpenSession> m_open;
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::MyListsTest)
#include "my_lists_test.moc"
