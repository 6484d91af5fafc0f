#include "core/recommend/engine.h"
#include "tests/support/starter_movies.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

/// With the films that ship.
class RatingForecastTest : public QObject {
    Q_OBJECT

    QList<Movie> m_movies;
    std::unique_ptr<ContentProfile> m_content;
    std::vector<double> m_popularity;
    QList<int> m_horror;
    QList<int> m_romance;

    std::optional<RatingForecast> of(const std::vector<RatedFilm> &rated) const
    {
        return RatingForecast::of(rated, *m_content, m_popularity);
    }
    /// The first films of both genres, with the points that `points` says of a place.
    template <class Points>
    std::vector<RatedFilm> ratings(int count, Points points) const
    {
        std::vector<RatedFilm> rated;
        for (int place = 0; place < count; ++place) {
            const int film = place % 2 ? m_romance.at(place / 2) : m_horror.at(place / 2);
            rated.push_back({film, *Rating::fromPoints(points(place)), {}});
        }
        return rated;
    }
    static double width(const PointsForecast &forecast) { return forecast.high - forecast.low; }

private slots:
    void initTestCase()
    {
        m_movies = starterMovies();
        QVERIFY(m_movies.size() > 2000);
        m_content = std::make_unique<ContentProfile>(filmFeatures(m_movies));
        m_popularity = Popularity(popularityFigures(m_movies)).scores();
        for (int film = 0; film < m_movies.size(); ++film) {
            const QStringList &genres = m_movies.at(film).summary.genres;
            if (genres.contains(u"Horror"_s) && !genres.contains(u"Romance"_s))
                m_horror.append(film);
            else if (genres.contains(u"Romance"_s) && !genres.contains(u"Horror"_s))
                m_romance.append(film);
        }
        QVERIFY(m_horror.size() > 60 && m_romance.size() > 90);
    }

    void aHandfulOfRatingsIsNeeded()
    {
        QVERIFY(!of(ratings(4, [](int) { return 70; })));
        QVERIFY(of(ratings(5, [](int) { return 70; })));
    }

    void whatWasLikedIsForetoldForFilmsAlike()
    {
        const auto fan = of(ratings(20, [](int place) { return place % 2 ? 40 : 90; }));
        double horror = 0;
        double romance = 0;
        for (int place = 30; place < 60; ++place) {
            horror += fan->forecast(m_horror.at(place)).points / 30;
            romance += fan->forecast(m_romance.at(place)).points / 30;
        }
        QVERIFY2(horror > romance + 10, qPrintable(u"%1 %2"_s.arg(horror).arg(romance)));
    }

    void theHarshAreForetoldLess()
    {
        const int film = m_horror.at(50);
        const auto harsh = of(ratings(10, [](int) { return 30; }))->forecast(film);
        const auto kind = of(ratings(10, [](int) { return 95; }))->forecast(film);
        QVERIFY(harsh.points + 25 < kind.points);
        for (const PointsForecast &forecast : {harsh, kind}) {
            QVERIFY(1 <= forecast.low && forecast.low < forecast.points);
            QVERIFY(forecast.points <= forecast.high && forecast.high <= 100);
        }
    }

    void whoRatesByMoodHasWideIntervals()
    {
        const int film = m_horror.at(50);
        const auto steady = of(ratings(20, [](int place) { return 65 + place % 3; }))->forecast(film);
        const auto moody =
            of(ratings(20, [](int place) { return place / 2 % 2 ? 100 : 35; }))->forecast(film);
        QVERIFY(width(moody) > 2 * width(steady));
        QVERIFY(isNarrow(steady));
        QVERIFY(!isNarrow(moody));
    }

    void withFewRatingsTheUsualSpreadCounts()
    {
        const int film = m_horror.at(50);
        const auto few = of(ratings(5, [](int) { return 65; }))->forecast(film);
        const auto many = of(ratings(60, [](int) { return 65; }))->forecast(film);
        QVERIFY(width(few) > width(many) + 5);
    }

    void theLimitOfWhatIsShownIsAFixedWidth()
    {
        QVERIFY(isNarrow({70, 55, 90}));
        QVERIFY(!isNarrow({70, 54, 90}));
    }

    void ofVeryManyRatingsTheNewestCount()
    {
        auto rated = ratings(120, [](int place) { return place < 20 ? 1 : 60 + place % 30; });
        const QDateTime start = QDateTime::fromSecsSinceEpoch(1'000'000);
        for (int place = 0; place < std::ssize(rated); ++place)
            rated[place].at = start.addSecs(place);
        const std::vector<RatedFilm> newest(rated.begin() + 20, rated.end());
        QCOMPARE(of(rated)->forecast(m_horror.at(61)).points, of(newest)->forecast(m_horror.at(61)).points);
    }

    void theEngineTellsItBesideTheScore()
    {
        const Engine engine(m_movies);
        const MovieId asked = m_movies.at(m_horror.at(50)).summary.id;
        Shelf shelf;
        for (const RatedFilm &one : ratings(4, [](int) { return 80; }))
            shelf[m_movies.at(one.film).summary.id].rating = one.rating;
        QVERIFY(!engine.explain(shelf, asked)->forecast);
        QVERIFY(!engine.suggest(shelf, {}).first().forecast);

        shelf[m_movies.at(m_romance.at(40)).summary.id].rating = Rating::fromPoints(75);
        QVERIFY(engine.explain(shelf, asked)->forecast);
        for (const Suggestion &suggestion : engine.suggest(shelf, {}))
            QVERIFY(suggestion.forecast);
        const ForYou page = engine.forYou(shelf);
        QVERIFY(!page.top.isEmpty() && !page.shelves.isEmpty());
        for (const Suggestion &suggestion : page.top)
            QVERIFY(suggestion.forecast);
        for (const SuggestionShelf &row : page.shelves)
            QVERIFY(row.suggestions.first().forecast);
    }

    void inCompanyOnlyThePersonIsForetoldTheirRating()
    {
        const Engine engine(m_movies);
        const MovieId asked = m_movies.at(m_horror.at(50)).summary.id;
        const QList<Guest> guests{Guest{u"Bo"_s, {asked}}};
        Shelf shelf;
        for (const RatedFilm &one : ratings(5, [](int) { return 80; }))
            shelf[m_movies.at(one.film).summary.id].rating = one.rating;

        const Suggestion together = engine.suggest(shelf, {}, guests).first();
        const auto each = engine.explainToEach(shelf, guests, {together.movie}).first();

        QVERIFY(!together.forecast);
        QCOMPARE(each.size(), 2);
        QCOMPARE(each.first().forecast->points, engine.explain(shelf, together.movie)->forecast->points);
        QVERIFY(!each.last().forecast);
    }

    void aRatingDoesNotForetellItself()
    {
        const Engine engine(m_movies);
        const MovieId asked = m_movies.at(m_horror.at(50)).summary.id;
        Shelf shelf;
        for (const RatedFilm &one : ratings(8, [](int place) { return 50 + 5 * place; }))
            shelf[m_movies.at(one.film).summary.id].rating = one.rating;
        const auto before = engine.explain(shelf, asked)->forecast;
        shelf[asked].rating = Rating::fromPoints(1);
        QCOMPARE(engine.explain(shelf, asked)->forecast->points, before->points);
    }
};

QTEST_APPLESS_MAIN(RatingForecastTest)

#include "rating_forecast_test.moc"
