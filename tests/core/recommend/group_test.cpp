#include "core/recommend/group.h"

#include "core/recommend/engine.h"
#include "core/recommend/tonight.h"
#include "tests/support/starter_movies.h"

#include <QSet>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

/// An opinion that is what it was made of, with one film to blame.
class Fixed final : public Opinion {
public:
    explicit Fixed(std::vector<double> scores) : Opinion(std::move(scores)) { }
    std::vector<Addend> explain(int film) const override { return {{0, scores()[std::size_t(film)]}}; }
};

GroupOpinion groupOf(const std::vector<std::vector<double>> &scores)
{
    std::vector<GroupOpinion::Member> members;
    for (const auto &each : scores)
        members.push_back({{}, std::make_unique<Fixed>(each)});
    return GroupOpinion(std::move(members));
}

double sumOf(const QList<Reason> &reasons)
{
    double sum = 0;
    for (const Reason &reason : reasons)
        sum += reason.contribution;
    return sum;
}

} // namespace

/// Suggestions for people before one screen, over the films that ship.
class GroupTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_movies = starterMovies();
        m_engine = std::make_unique<Engine>(m_movies);
        for (const MovieId movie : byDirector(u"Akira Kurosawa"_s).first(5))
            m_shelf[movie].rating = Rating::fromPoints(100);
        m_guest = {u"Noor"_s, ofGenre(u"Horror"_s).first(6)};
    }

    void halfIsTheMeanAndHalfTheLeast()
    {
        const GroupOpinion group = groupOf({{2.0, 4.0}, {1.0, -2.0}});

        QCOMPARE(group.scores().at(0), 0.5 * 1.5 + 0.5 * 1.0);
        QCOMPARE(group.scores().at(1), 0.5 * 1.0 + 0.5 * -2.0);
        QCOMPARE(group.least(1), -2.0);
        QVERIFY(group.scores().at(0) > group.scores().at(1)); // though the second's sum is no smaller than 2
        QCOMPARE(group.explain(1).size(), 1);
        QVERIFY(std::abs(group.explain(1).front().value - group.scores().at(1)) < 1e-12);
    }

    void nobodyHasToSitThroughWhatTheyReject()
    {
        const auto picks = tonight(*m_engine, m_shelf, {.guests = {m_guest}});

        QCOMPARE(picks.size(), 3);
        for (const TonightPick &pick : picks) {
            QCOMPARE(pick.each.size(), 2);
            for (const Suggestion &one : pick.each)
                QVERIFY2(one.score >= 0, qPrintable(titleOf(one.movie)));
        }
        const auto list = moviesOf(m_engine->suggest(m_shelf, {.limit = 100, .adventurous = 1}, {m_guest}));
        for (const QList<Suggestion> &each : m_engine->explainToEach(m_shelf, {m_guest}, list))
            QVERIFY2(each.at(0).score >= 0 && each.at(1).score >= 0, qPrintable(titleOf(each.at(0).movie)));
        // Alone, each would take something that the other would not.
        const auto alone = m_engine->suggest(m_shelf, {});
        const auto toEach = m_engine->explainToEach(m_shelf, {m_guest}, moviesOf(alone));
        QVERIFY(std::any_of(toEach.cbegin(), toEach.cend(),
                            [](const QList<Suggestion> &each) { return each.at(1).score < 0; }));
    }

    void whatSomebodyHasSeenStaysOut()
    {
        for (const Suggestion &suggestion : m_engine->suggest(m_shelf, {.limit = 100}, {m_guest})) {
            QVERIFY(!m_shelf.contains(suggestion.movie));
            QVERIFY(!m_guest.loved.contains(suggestion.movie));
        }
    }

    void everybodyHasTheirOwnReasons()
    {
        for (const TonightPick &pick : tonight(*m_engine, m_shelf, {.guests = {m_guest}})) {
            QVERIFY(std::abs(sumOf(pick.suggestion.because) - pick.suggestion.score) < 1e-9);
            for (const Suggestion &one : pick.each)
                QVERIFY(std::abs(sumOf(one.because) - one.score) < 1e-9);
            for (const Reason &reason : pick.each.at(0).because)
                QVERIFY(!m_guest.loved.contains(reason.movie));
            for (const Reason &reason : pick.each.at(1).because)
                QVERIFY(!m_shelf.contains(reason.movie));
        }
    }

    void aFilmIsNudgedUntilSomebodyJudgesIt()
    {
        std::vector<GroupOpinion::Member> members;
        members.push_back(
            {{{1, 0.3, true}, {2, 0.3, true}}, std::make_unique<Fixed>(std::vector<double>(3, 0.0))});
        members.push_back({{{2, 0.9, false}}, std::make_unique<Fixed>(std::vector<double>(3, 0.0))});

        const Taste taste = GroupOpinion(std::move(members)).taste();

        QCOMPARE(taste.size(), 2U);
        QVERIFY(taste.at(0).nudged);
        QVERIFY(!taste.at(1).nudged);
    }

    void aFilmNamedTwiceCountsOnce()
    {
        Guest twice = m_guest;
        twice.loved.append(m_guest.loved.first());

        const auto once = m_engine->suggest(m_shelf, {.limit = 20}, {m_guest});
        const auto again = m_engine->suggest(m_shelf, {.limit = 20}, {twice});

        QCOMPARE(moviesOf(again), moviesOf(once));
        QCOMPARE(again.first().score, once.first().score);
    }

    void aGuestChangesTheAnswer()
    {
        const auto alone = tonight(*m_engine, m_shelf, {});
        const auto together = tonight(*m_engine, m_shelf, {.guests = {m_guest}});

        QVERIFY(alone.at(0).each.isEmpty());
        QVERIFY(alone.at(0).suggestion.movie != together.at(0).suggestion.movie);
    }

    void guestsAreFewAndSaySomething()
    {
        QVERIFY(checkGuests({m_guest, m_guest}));
        QVERIFY(!checkGuests({{u"Silent"_s, {}}}));
        QVERIFY(!checkGuests(QList<Guest>(6, m_guest)));
        QVERIFY(!checkGuests({{u"Loud"_s, QList<MovieId>(11, MovieId(1))}}));
    }

private:
    QString titleOf(MovieId movie) const { return m_movies.at(movie.value() - 1).summary.title; }

    static QList<MovieId> moviesOf(const QList<Suggestion> &suggestions)
    {
        QList<MovieId> movies;
        for (const Suggestion &suggestion : suggestions)
            movies.append(suggestion.movie);
        return movies;
    }

    QList<MovieId> byDirector(const QString &name) const
    {
        QList<MovieId> films;
        for (const Movie &movie : m_movies) {
            if (movie.summary.directors.contains(name))
                films.append(movie.summary.id);
        }
        return films;
    }

    QList<MovieId> ofGenre(const QString &genre) const
    {
        QList<MovieId> films;
        for (const Movie &movie : m_movies) {
            if (movie.summary.genres.contains(genre) && movie.summary.year > 1980)
                films.append(movie.summary.id);
        }
        return films;
    }

    QList<Movie> m_movies;
    Shelf m_shelf;
    Guest m_guest;
    std::unique_ptr<Engine> m_engine;
};

QTEST_APPLESS_MAIN(GroupTest)
#include "group_test.moc"
