#include "core/feedback/interleaving.h"
#include "tests/core/feedback/feedback_rows.h"

#include <QSet>
#include <QTest>

#include <cmath>

using namespace matinee;
using namespace Qt::StringLiterals;

class InterleavingTest : public QObject {
    Q_OBJECT

    static QList<MovieId> films(const QList<int> &ids)
    {
        QList<MovieId> films;
        for (const int id : ids)
            films.append(MovieId(id));
        return films;
    }

    static FeedbackEvent drafted(int movie, int day, const QString &model)
    {
        FeedbackEvent event = shownAt(movie, march(day));
        event.list = feedback_list::Interleaved;
        event.model = model;
        return event;
    }

    static QHash<MovieId, QList<Deed>> takenUp(const QList<std::pair<int, int>> &filmsAndDays)
    {
        QHash<MovieId, QList<Deed>> deeds;
        for (const auto &[film, day] : filmsAndDays)
            deeds[MovieId(film)].append({Deed::Kind::TakenUp, MovieId(film), march(day, 5)});
        return deeds;
    }

private slots:
    void inEachRoundBothModelsNameTheirBestThatIsLeft()
    {
        for (quint32 seed = 0; seed < 50; ++seed) {
            const auto places = teamDraft(films({1, 2, 3, 4}), films({2, 1, 5, 6}), 4, seed);

            QCOMPARE(places.size(), 4);
            QSet<MovieId> different;
            for (const DraftedPlace &place : places)
                different.insert(place.movie);
            QCOMPARE(different.size(), 4);
            // The first round is 1 and 2, whoever begins; the second is what each has next.
            QCOMPARE((QSet<MovieId>{places.at(0).movie, places.at(1).movie}),
                     (QSet<MovieId>{MovieId(1), MovieId(2)}));
            for (int round = 0; round < 2; ++round)
                QCOMPARE(places.at(2 * round).model + places.at(2 * round + 1).model, 1);
            QCOMPARE((QSet<MovieId>{places.at(2).movie, places.at(3).movie}),
                     (QSet<MovieId>{MovieId(3), MovieId(5)}));
        }
    }

    void whoBeginsIsAFairCoin()
    {
        int firstBegins = 0;
        for (quint32 seed = 0; seed < 1000; ++seed)
            firstBegins += teamDraft(films({1}), films({2}), 1, seed).first().model == 0 ? 1 : 0;
        QVERIFY2(std::abs(firstBegins - 500) < 60, qPrintable(QString::number(firstBegins)));
    }

    void theSameSeedGivesTheSameList()
    {
        QCOMPARE(teamDraft(films({1, 2, 3}), films({4, 5, 6}), 6, 7),
                 teamDraft(films({1, 2, 3}), films({4, 5, 6}), 6, 7));
    }

    void aListThatHasEndedPasses()
    {
        const auto places = teamDraft(films({1}), films({1, 2, 3, 4}), 10, 3);

        QCOMPARE(places.size(), 4);
        QVERIFY(teamDraft({}, {}, 10, 3).isEmpty());
        QCOMPARE(teamDraft(films({1, 2, 3}), {}, 2, 3),
                 (QList<DraftedPlace>{{MovieId(1), 0}, {MovieId(2), 0}}));
    }

    void theModelWhoseFilmsWereTakenUpMoreWinsTheDay()
    {
        const QList<FeedbackEvent> events{
            drafted(1, 1, u"a"_s), drafted(2, 1, u"b"_s), drafted(3, 1, u"a"_s), // a: 1, b: 0
            drafted(1, 2, u"b"_s), drafted(2, 2, u"a"_s), // b: 1, a: 0
            drafted(3, 3, u"a"_s), drafted(4, 3, u"b"_s), // neither
            drafted(5, 4, u"a"_s), // alone is no game
        };

        const auto comparisons = compareModels(events, takenUp({{1, 1}, {1, 2}, {5, 4}}));

        QCOMPARE(comparisons, (QList<ModelComparison>{{u"a"_s, u"b"_s, 1, 1, 1, 1.0}}));
    }

    void otherListsAreNoGame()
    {
        FeedbackEvent one = shownAt(1, march(1));
        FeedbackEvent other = shownAt(2, march(1));
        one.model = u"a"_s;
        other.model = u"b"_s;
        QVERIFY(compareModels({one, other}, takenUp({{1, 1}})).isEmpty());
    }

    void theSignTestIsExact()
    {
        QCOMPARE(signTest(0, 0), 1.0);
        QCOMPARE(signTest(3, 3), 1.0);
        QVERIFY(std::abs(signTest(5, 0) - 2.0 / 32) < 1e-12);
        QVERIFY(std::abs(signTest(1, 7) - 2 * (1 + 8) / 256.0) < 1e-12);
        QVERIFY(std::abs(signTest(15, 5) - 0.041389465332031) < 1e-12);
        QCOMPARE(signTest(5, 15), signTest(15, 5));
    }
};

QTEST_GUILESS_MAIN(InterleavingTest)
#include "interleaving_test.moc"
