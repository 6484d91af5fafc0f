#pragma once

#include "core/recommend/recommender.h"

#include <QSet>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>

namespace matinee {

/// What every Recommender must do, whatever its arithmetic. A test program runs these functions once
/// per model as its global data (tests/core/recommend/village_test.cpp), so a new model gets all of
/// them for one line.
///
/// The village: people 1..10, movies 1..10. Odd people love every odd movie and dislike every even
/// one, even people the reverse. Nobody has seen the movie of their own number, nor the next one
/// (after 10 comes 1), which they would dislike. So everyone's best suggestion is known: their own
/// number. All movies are equally popular, which is why popularity alone can only guess.
class RecommenderContract {
public:
    using Make = std::function<std::unique_ptr<Recommender>()>;

    explicit RecommenderContract(Make make) : m_make(std::move(make)) { }

    static constexpr int Size = 10;

    static QList<Verdict> village()
    {
        const Rating love = *Rating::fromPoints(100);
        const Rating dislike = *Rating::fromPoints(20);
        QList<Verdict> verdicts;
        for (int person = 1; person <= Size; ++person) {
            for (int movie = 1; movie <= Size; ++movie) {
                if (movie != person && movie != person % Size + 1)
                    verdicts.append(
                        {UserId(person), MovieId(movie), person % 2 == movie % 2 ? love : dislike});
            }
        }
        return verdicts;
    }

    void nothingAlreadyRatedComesBack() const
    {
        const auto model = taught();
        for (int person = 1; person <= Size; ++person) {
            QSet<MovieId> movies;
            for (const Suggestion &suggestion : model->suggest(UserId(person), Size))
                movies.insert(suggestion.movie);
            QCOMPARE(movies, (QSet<MovieId>{MovieId(person), MovieId(person % Size + 1)}));
        }
    }

    void noMovieComesTwice() const
    {
        const auto suggestions = taught()->suggest(UserId(99), Size);
        QSet<MovieId> movies;
        for (const Suggestion &suggestion : suggestions)
            movies.insert(suggestion.movie);
        QCOMPARE(movies.size(), suggestions.size());
    }

    void strangersAreServedToo() const
    {
        const auto suggestions = taught()->suggest(UserId(99), 3);
        QCOMPARE(suggestions.size(), 3);
        for (const Suggestion &suggestion : suggestions)
            QVERIFY(!suggestion.because.isEmpty());
    }

    void theBestComesFirst() const
    {
        const auto model = taught();
        for (int person = 1; person <= Size; ++person) {
            const auto suggestions = model->suggest(UserId(person), Size);
            QVERIFY(suggestions.at(0).score >= suggestions.at(1).score);
        }
    }

    void theReasonsAddUpToTheScore() const
    {
        const auto model = taught();
        for (int person = 1; person <= Size + 1; ++person) {
            for (const Suggestion &suggestion : model->suggest(UserId(person), Size)) {
                double sum = 0;
                for (const Reason &reason : suggestion.because)
                    sum += reason.contribution;
                QVERIFY(std::abs(sum - suggestion.score) < 1e-4);
            }
        }
    }

    void theSameVerdictsGiveTheSameAnswer() const
    {
        QList<Verdict> shuffled = village();
        std::reverse(shuffled.begin(), shuffled.end());
        const auto model = taught();
        const auto other = m_make();
        QVERIFY(other->learn(shuffled));
        for (int person = 1; person <= Size + 1; ++person) {
            const auto expected = model->suggest(UserId(person), Size);
            const auto actual = other->suggest(UserId(person), Size);
            QCOMPARE(actual.size(), expected.size());
            for (int place = 0; place < expected.size(); ++place) {
                QCOMPARE(actual.at(place).movie, expected.at(place).movie);
                QCOMPARE(actual.at(place).score, expected.at(place).score);
            }
        }
    }

    void anEmptyWorldIsAnErrorNotACrash() const
    {
        const auto model = m_make();
        const auto learnt = model->learn({});
        QVERIFY(!learnt);
        QCOMPARE(learnt.error().kind, Error::Kind::Invalid);
        QVERIFY(model->suggest(UserId(1), 1).isEmpty());
    }

    /// For models that can tell people apart.
    void everyoneGetsTheMovieTheyMissed() const
    {
        const auto model = taught();
        for (int person = 1; person <= Size; ++person) {
            const auto suggestions = model->suggest(UserId(person), 1);
            QCOMPARE(suggestions.size(), 1);
            QCOMPARE(suggestions.first().movie, MovieId(person));
            QVERIFY(!suggestions.first().because.isEmpty());
        }
    }

private:
    std::unique_ptr<Recommender> taught() const
    {
        auto model = m_make();
        if (!model->learn(village()))
            qFatal("the village could not be learnt");
        return model;
    }

    Make m_make;
};

} // namespace matinee
