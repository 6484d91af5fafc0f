#include "tests/support/open_session.h"
#include "ui/viewmodels/details_view_model.h"

#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

namespace matinee {

class DetailsViewModelTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
    }

    void theSummaryIsThereAtOnceAndTheRestFollows()
    {
        DetailsViewModel details(m_open->session());
        QSignalSpy chosen(&details, &DetailsViewModel::movieChanged);

        details.setMovie(m_open->film(0));

        QCOMPARE(chosen.size(), 1);
        QCOMPARE(details.movie().summary.title, m_open->session().catalogue().movies.first().title);
        QTRY_VERIFY(!details.movie().synopsis.isEmpty());
        QTRY_VERIFY(!details.reasons().isEmpty());
    }

    void theReasonsAddUpToTheTotal()
    {
        m_open->session().rate(m_open->film(0), *Rating::fromPoints(100));
        m_open->session().rate(m_open->film(7), *Rating::fromPoints(20));
        QTRY_COMPARE_WITH_TIMEOUT(m_open->session().forYou().verdicts, 2, 20'000);
        DetailsViewModel details(m_open->session());

        details.setMovie(m_open->session().forYou().top.first().movie);
        QTRY_VERIFY(!details.reasons().isEmpty());

        double sum = details.otherPoints();
        for (const ReasonRow &reason : details.reasons()) {
            QVERIFY(!reason.text.isEmpty());
            sum += reason.points;
        }
        QVERIFY(std::abs(sum - details.totalPoints()) < 1e-6);
        QVERIFY(std::abs(details.totalPoints() - *details.match() * 100) < 1e-6);
    }

    void answersForAnotherFilmAreDropped()
    {
        DetailsViewModel details(m_open->session());

        details.setMovie(m_open->film(0));
        details.setMovie(m_open->film(1));

        QTRY_VERIFY(!details.movie().synopsis.isEmpty());
        QCOMPARE(details.movie().summary.id, m_open->film(1));
        details.clear();
        QVERIFY(!details.hasMovie());
        QTest::qWait(100);
        QVERIFY(details.movie().synopsis.isEmpty());
    }

    void aCorrectionShowsAtOnceWithItsSource()
    {
        DetailsViewModel details(m_open->session());
        details.setMovie(m_open->film(2));
        QTRY_VERIFY(!details.movie().synopsis.isEmpty());
        const QString before = details.movie().synopsis;
        QCOMPARE(details.sourceOf(FilmDetail::Synopsis), QStringLiteral("starter"));

        m_open->session().correctFilm(m_open->film(2),
                                      {{QStringLiteral("synopsis"), QStringLiteral("Mine.")}});

        QTRY_COMPARE(details.movie().synopsis, QStringLiteral("Mine."));
        QCOMPARE(details.sourceOf(FilmDetail::Synopsis), QStringLiteral("own"));
        QCOMPARE(details.sourceOf(FilmDetail::Title), QStringLiteral("starter"));
        m_open->session().undo();
        QTRY_COMPARE(details.movie().synopsis, before);
    }

    void aFilmThatGoesLeavesTheDetailsEmpty()
    {
        QSignalSpy done(&m_open->session(), &Session::done);
        m_open->session().enterFilm({{QStringLiteral("title"), QStringLiteral("Home movie")}});
        QTRY_COMPARE(done.size(), 1);
        const MovieId film = done.first().first().value<Changed>().movie;
        DetailsViewModel details(m_open->session());
        details.setMovie(film);
        QVERIFY(details.hasMovie());

        m_open->session().removeFilm(film);

        QTRY_VERIFY(!details.hasMovie());
    }

    void watchesOfTheFilmFollow()
    {
        DetailsViewModel details(m_open->session());
        details.setMovie(m_open->film(2));

        m_open->session().watchToday(m_open->film(2));

        QCOMPARE(details.mine().watches, 1);
        QTRY_COMPARE(details.watches().size(), 1);
    }

    void reviewsOfTheFilmFollow()
    {
        DetailsViewModel details(m_open->session());
        details.setMovie(m_open->film(2));
        m_open->session().writeReview({{}, m_open->film(3), QStringLiteral("Another film."), false, {}}, {});

        m_open->session().writeReview({{}, m_open->film(2), QStringLiteral("Mine."), false, {}}, {});

        QTRY_COMPARE(details.reviews().size(), 1);
        QCOMPARE(details.reviews().first().text, QStringLiteral("Mine."));
        m_open->session().removeReview(m_open->film(2), details.reviews().first().id);
        QTRY_VERIFY(details.reviews().isEmpty());
        m_open->session().undo();
        QTRY_COMPARE(details.reviews().size(), 1);
    }

private:
    std::unique_ptr<OpenSession> m_open;
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::DetailsViewModelTest)
#include "details_view_model_test.moc"
