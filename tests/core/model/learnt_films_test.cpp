#include "core/recommend/taste.h"
#include "tests/core/model/made_models.h"

using namespace matinee;
using namespace matinee::model;
using namespace Qt::StringLiterals;

namespace {

/// The films of a model as a catalogue's, the first by its ref, the others by an id, and one that it does not
/// know.
QList<Movie> catalogueOf(const LearntFilms &model)
{
    QList<Movie> movies;
    for (int film = 0; film < model.films(); ++film) {
        Movie movie;
        movie.summary.id = MovieId(film + 1);
        const QString name = QString::fromStdString(model.nameOf(film));
        movie.summary.ref = film == 0 ? name : u"local:%1"_s.arg(film);
        movie.externalIds = {{u"test"_s, name.section(u':', 1)}};
        movies.append(movie);
    }
    Movie unknown;
    unknown.summary.id = MovieId(1000);
    unknown.summary.ref = u"imdb:tt0000001"_s;
    movies.append(unknown);
    return movies;
}

learn::RatingTable namedCircles()
{
    const learn::RatingTable plain = circles(300);
    learn::RatingTable table;
    for (const learn::RatingRow &row : plain.rows) {
        learn::RatingRow copy = row;
        copy.user = table.users.number(plain.users[row.user]);
        copy.film = table.films.number("test:" + plain.films[row.film]);
        table.rows.push_back(copy);
    }
    return table;
}

} // namespace

class LearntFilmsTest : public QObject {
    Q_OBJECT

private slots:
    void filmsAreFoundByRefAndById();
    void aCatalogueWithNothingInCommonHasNoExpert();
    void theFilmsOfOnesOwnCircleScoreHighest();
    void reasonsAddUpToTheScore();
    void onesOwnFilmsScoreInTheMiddle();
    void anUnknownFilmScoresInTheMiddleAndOwesItToNobody();

private:
    LearntFilms m_model = atWork(trainedOn(namedCircles()));
    QList<Movie> m_movies = catalogueOf(m_model);
    std::shared_ptr<const Expert> m_expert = m_model.expertFor(m_movies);
    Taste m_taste = {{3, 1.0}, {7, 0.5}, {9, -1.0}, {11, 1.0}};
};

void LearntFilmsTest::filmsAreFoundByRefAndById()
{
    QVERIFY(m_expert);
    QCOMPARE(m_expert->judge(m_taste)->scores().size(), std::size_t(m_movies.size()));
    QVERIFY(m_model.film("test:f0"));
    QVERIFY(!m_model.film("test:f999"));
}

void LearntFilmsTest::aCatalogueWithNothingInCommonHasNoExpert()
{
    QVERIFY(!m_model.expertFor({m_movies.last()}));
    QVERIFY(!m_model.expertFor({}));
}

void LearntFilmsTest::theFilmsOfOnesOwnCircleScoreHighest()
{
    const auto circleOf = [&](int film) {
        return m_movies.at(film).externalIds.value(u"test"_s).mid(1).toInt() % Circles;
    };
    Taste taste;
    std::vector<int> others;
    for (int film = 0; film < m_movies.size() - 1; ++film) {
        if (circleOf(film) == 2 && taste.size() < 4)
            taste.push_back({film, 1.0});
        else
            others.push_back(film);
    }
    const auto opinion = m_expert->judge(taste);
    std::sort(others.begin(), others.end(),
              [&](int a, int b) { return opinion->scores()[a] > opinion->scores()[b]; });
    int own = 0;
    for (int place = 0; place < 10; ++place)
        own += circleOf(others[place]) == 2;
    QVERIFY2(own >= 8, qPrintable(QString::number(own)));
}

void LearntFilmsTest::reasonsAddUpToTheScore()
{
    const auto opinion = m_expert->judge(m_taste);
    for (int film = 0; film < m_movies.size(); ++film) {
        double sum = 0;
        for (const Addend &addend : opinion->explain(film)) {
            sum += addend.value;
            QVERIFY(addend.film == Addend::NoFilm || addend.film == 3 || addend.film == 7
                    || addend.film == 11);
        }
        QVERIFY(qAbs(sum - opinion->scores()[film]) < 1e-4);
    }
}

void LearntFilmsTest::onesOwnFilmsScoreInTheMiddle()
{
    const auto opinion = m_expert->judge(m_taste);
    for (const int own : {3, 7, 11}) {
        QCOMPARE(opinion->scores()[own], opinion->scores().back()); // as the unknown one
        QCOMPARE(opinion->explain(own).front().film, Addend::NoFilm);
        QCOMPARE(opinion->explain(own).size(), std::size_t(1));
    }
}

void LearntFilmsTest::anUnknownFilmScoresInTheMiddleAndOwesItToNobody()
{
    const auto opinion = m_expert->judge(m_taste);
    const int unknown = static_cast<int>(m_movies.size()) - 1;
    const auto &scores = opinion->scores();
    const auto half = std::ssize(scores) / 2;
    QVERIFY(std::count_if(scores.begin(), scores.end(), [&](double score) { return score > scores[unknown]; })
            <= half);
    QVERIFY(std::count_if(scores.begin(), scores.end(), [&](double score) { return score < scores[unknown]; })
            <= half);
    const auto addends = opinion->explain(unknown);
    QCOMPARE(addends.size(), std::size_t(1));
    QCOMPARE(addends.front().film, Addend::NoFilm);
}

QTEST_GUILESS_MAIN(LearntFilmsTest)
#include "learnt_films_test.moc"
