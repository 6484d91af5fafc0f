#include "tests/support/open_session.h"
#include "ui/viewmodels/for_you_model.h"

#include <QSet>
#include <QSignalSpy>
#include <QTest>

namespace matinee {

class ForYouModelTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
    }

    void aRatingChangesWhatIsSuggested()
    {
        ForYouModel forYou(m_open->session());
        QVERIFY(forYou.pick());
        const QList<MovieId> before = forYou.top()->movies();
        QSignalSpy changed(&forYou, &ForYouModel::changed);

        m_open->session().rate(before.first(), *Rating::fromPoints(100));

        QVERIFY(changed.wait(20'000));
        QVERIFY(forYou.top()->movies() != before);
        QCOMPARE(forYou.top()->rowOf(before.first()), -1);
        QCOMPARE(forYou.verdicts(), 1);
    }

    void everySuggestionHasAReason()
    {
        ForYouModel forYou(m_open->session());
        QSignalSpy changed(&forYou, &ForYouModel::changed);
        m_open->session().rate(m_open->film(0), *Rating::fromPoints(100));
        m_open->session().rate(m_open->film(4), *Rating::fromPoints(100));
        QTRY_COMPARE_WITH_TIMEOUT(forYou.verdicts(), 2, 20'000);

        for (const MovieId movie : forYou.top()->movies())
            QVERIFY(!forYou.reasonOf(movie).isEmpty());
        QVERIFY(!forYou.shelves().isEmpty());
        for (const ForYouModel::ShelfRow &shelf : forYou.shelves()) {
            QVERIFY(!shelf.title.isEmpty());
            QVERIFY(shelf.movies->rowCount() > 0);
        }
        QVERIFY(forYou.reasonOf(MovieId(987654321)).isEmpty());
    }

    void shelvesKeepTheirLists()
    {
        ForYouModel forYou(m_open->session());
        QVERIFY(!forYou.shelves().isEmpty());
        const MovieListModel *first = forYou.shelves().first().movies;
        QSignalSpy changed(&forYou, &ForYouModel::changed);

        m_open->session().rate(m_open->film(2), *Rating::fromPoints(80));

        QVERIFY(changed.wait(20'000));
        QCOMPARE(forYou.shelves().first().movies, first);
    }

    void whatFitsTheWishesComesFirstAndOnce()
    {
        ForYouModel forYou(m_open->session());
        const QString untuned = forYou.shelves().first().title;
        QSignalSpy changed(&forYou, &ForYouModel::changed);

        m_open->session().setWishes({.adventurous = 50, .length = Wishes::Length::UpTo100});
        QVERIFY(changed.wait(20'000));

        const ForYouModel::ShelfRow tuned = forYou.shelves().first();
        QVERIFY(tuned.title != untuned);
        QCOMPARE(tuned.movies->movies(), forYou.top()->movies().mid(1, 20));
        QSet<MovieId> shown{forYou.pick()->movie};
        for (const ForYouModel::ShelfRow &shelf : forYou.shelves()) {
            for (const MovieId movie : shelf.movies->movies()) {
                QVERIFY(!shown.contains(movie));
                shown.insert(movie);
            }
        }
    }

    void shelvesAreFewAndNamed()
    {
        ForYouModel forYou(m_open->session());
        for (int film = 0; film < 24; film += 2)
            m_open->session().rate(m_open->film(film), *Rating::fromPoints(film % 3 == 0 ? 100 : 40));
        for (int film = 30; film < 60; ++film)
            m_open->session().toggleWatchlist(m_open->film(film));
        QTRY_COMPARE_WITH_TIMEOUT(forYou.verdicts(), 12, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(titlesOf(forYou).contains(QStringLiteral("From your watchlist tonight")),
                                 20'000);

        const QStringList titles = titlesOf(forYou);
        QVERIFY2(titles.size() >= 5 && titles.size() <= 8, qPrintable(titles.join(u'|')));
        QCOMPARE(QSet<QString>(titles.cbegin(), titles.cend()).size(), titles.size());
        QVERIFY(!titles.contains(QString()));
    }

private:
    static QStringList titlesOf(const ForYouModel &forYou)
    {
        QStringList titles;
        for (const ForYouModel::ShelfRow &shelf : forYou.shelves())
            titles.append(shelf.title);
        return titles;
    }

    std::unique_ptr<OpenSession> m_open;
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::ForYouModelTest)
#include "for_you_model_test.moc"
