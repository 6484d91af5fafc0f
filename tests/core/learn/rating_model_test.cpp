#include "core/learn/rating_model.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace matinee::learn;

namespace {

/// A small place where odd people prefer odd films, some people are harsh, and some films are loved by all.
class Town {
public:
    static constexpr int People = 60;
    static constexpr int Films = 40;

    double truth(int person, int film) const
    {
        const double taste = (person + film) % 2 == 0 ? 0.9 : -0.9;
        const double level = 0.3 * (person % 5 - 2);
        const double fame = 0.3 * (film % 3 - 1);
        return std::clamp(3.2 + taste + level + fame
                              + 0.6 * std::sin(17.0 * person + 5.0 * film * film + person * film),
                          1.0, 5.0);
    }
    /// Whether the rating was told; of the others nobody knows.
    bool isTold(int person, int film) const
    {
        return std::minstd_rand(static_cast<std::uint32_t>(1 + person * Films + film))() % 1000 < 600;
    }

    /// What the people of `from`..`to` told.
    RatingTable told(int from, int to, int most = Films) const
    {
        RatingTable table;
        for (int person = from; person < to; ++person) {
            int count = 0;
            for (int film = 0; film < Films && count < most; ++film) {
                if (!isTold(person, film))
                    continue;
                ++count;
                add(table, "p" + std::to_string(person), "f" + std::to_string(film), truth(person, film));
            }
        }
        return table;
    }
    static void add(RatingTable &table, const std::string &user, const std::string &film, double rating)
    {
        table.rows.push_back({.user = table.users.number(user),
                              .film = table.films.number(film),
                              .rating = static_cast<float>(rating)});
    }
};

struct Quality {
    double error = 0; ///< root mean square
    double within = 0; ///< share of ratings inside the interval
    double width = 0; ///< mean
};

/// Of everything that the people of `from`..`to` did not tell.
Quality qualityFor(const RatingModel &model, const std::vector<History> &histories, int from)
{
    const Town town;
    Quality quality;
    int count = 0;
    for (int person = from; person < from + std::ssize(histories); ++person) {
        std::vector<int> numbers;
        std::vector<double> truths;
        for (int film = 0; film < Town::Films; ++film) {
            if (!town.isTold(person, film)) {
                numbers.push_back(model.film("f" + std::to_string(film)));
                truths.push_back(town.truth(person, film));
            }
        }
        const auto guesses = model.guess(histories[person - from], numbers);
        for (std::size_t place = 0; place < truths.size(); ++place, ++count) {
            quality.error += std::pow(guesses[place].rating - truths[place], 2);
            quality.within +=
                truths[place] >= guesses[place].low - 1e-9 && truths[place] <= guesses[place].high + 1e-9;
            quality.width += guesses[place].high - guesses[place].low;
        }
    }
    return {std::sqrt(quality.error / count), quality.within / count, quality.width / count};
}

} // namespace

class RatingModelTest : public QObject {
    Q_OBJECT

    static constexpr int Known = 50; // people learnt from
    std::unique_ptr<RatingModel> m_model;

private slots:
    void initTestCase() { m_model = std::make_unique<RatingModel>(Town().told(0, Known), 1); }

    void tasteIsFoundAndTheIntervalsHold()
    {
        std::vector<History> histories;
        for (int person = 0; person < Known; ++person)
            histories.push_back(m_model->ratingsOf("p" + std::to_string(person)));
        const Quality quality = qualityFor(*m_model, histories, 0);
        // The taste alone is 0.9 to either side, the noise 0.42.
        QVERIFY2(quality.error < 0.6, qPrintable(QString::number(quality.error)));
        QVERIFY2(quality.within > 0.7 && quality.within < 0.92, qPrintable(QString::number(quality.within)));
    }

    void strangersAreKnownByWhatTheyRated()
    {
        const RatingTable told = Town().told(Known, Town::People);
        const Quality quality = qualityFor(*m_model, m_model->ratingsOf(told), Known);
        QVERIFY2(quality.error < 0.65, qPrintable(QString::number(quality.error)));
        QVERIFY2(quality.within > 0.65, qPrintable(QString::number(quality.within)));
    }

    void whoToldMoreIsKnownBetter()
    {
        const Quality little =
            qualityFor(*m_model, m_model->ratingsOf(Town().told(Known, Town::People, 1)), Known);
        const Quality much =
            qualityFor(*m_model, m_model->ratingsOf(Town().told(Known, Town::People)), Known);
        QVERIFY(much.error < little.error);
        QVERIFY(much.width < little.width);
    }

    void nobodyAndNothingKnownIsStillAGuessOnTheScale()
    {
        const int unknown = m_model->film("nobody rated it");
        QCOMPARE(unknown, m_model->film("nor this"));
        const std::vector<int> films = {unknown, m_model->film("f1")};
        for (const RatingGuess &guess : m_model->guess({}, films)) {
            QVERIFY(1 <= guess.low && guess.low < guess.rating);
            QVERIFY(guess.rating < guess.high && guess.high <= 5);
        }
    }

    void theSameRatingsAreTheSameGuesses()
    {
        const RatingModel again(Town().told(0, Known), 1);
        const std::vector<int> films = {0, 1, 2};
        const auto first = m_model->guess(m_model->ratingsOf("p3"), films);
        const auto second = again.guess(again.ratingsOf("p3"), films);
        for (std::size_t place = 0; place < films.size(); ++place) {
            QCOMPARE(second[place].rating, first[place].rating);
            QCOMPARE(second[place].low, first[place].low);
        }
    }

    void whatIsSaidLaterWins()
    {
        RatingTable more;
        Town::add(more, "p0", "f3", 1);
        Town::add(more, "p0", "nobody rated it", 5);
        Town::add(more, "new", "f3", 4);
        Town::add(more, "new", "f3", 2);
        const auto histories = m_model->ratingsOf(more);

        const int film = m_model->film("f3");
        const auto mark = std::find_if(histories[0].begin(), histories[0].end(),
                                       [&](const Mark &one) { return one.film == film; });
        QVERIFY(mark != histories[0].end());
        QCOMPARE(mark->strength, 1.0F);
        QVERIFY(std::is_sorted(histories[0].begin(), histories[0].end(),
                               [](const Mark &a, const Mark &b) { return a.film < b.film; }));
        QCOMPARE(histories[1].size(), 1U);
        QCOMPARE(histories[1].front().strength, 2.0F);
        QVERIFY(m_model->ratingsOf("new").empty());
    }

    void oneRatingOrOneOpinionIsEnough()
    {
        RatingTable one;
        Town::add(one, "p", "f", 3);
        const RatingModel model(std::move(one), 1);
        const auto guesses = model.guess({}, std::vector<int>{0, 1});
        QCOMPARE(guesses[0].rating, 3.0);
        QCOMPARE(guesses[1].high, 3.0);
    }
};

QTEST_APPLESS_MAIN(RatingModelTest)

#include "rating_model_test.moc"
