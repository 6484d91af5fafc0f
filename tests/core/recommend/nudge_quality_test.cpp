#include "core/recommend/engine.h"
#include "tests/support/starter_movies.h"

#include <QMap>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

constexpr int Liked = 80; // points
constexpr int Disliked = 50;
constexpr int MostPeople = 150; // enough to tell, and not too long to wait for
constexpr double DearestLess = 0.06; // of the quality of the list

/// One person's ratings, cut in two: what the engine is told of, and what it is asked about.
struct Person {
    QList<MovieId> liked, disliked; ///< to tell
    QList<MovieId> wanted, unwanted; ///< to find, and to leave
};

struct Quality {
    double ndcg = 0; ///< of what is wanted, at 100
    double order = 0; ///< how often a wanted film stands before an unwanted one, 0 to 1
};

/// The mean of paired differences, and how many standard errors it is from 0.
struct Gain {
    double mean = 0;
    double z = 0;
};

Gain gainOf(const std::vector<double> &differences)
{
    const auto count = double(differences.size());
    double sum = 0;
    double squares = 0;
    for (const double difference : differences) {
        sum += difference;
        squares += difference * difference;
    }
    const double mean = sum / count;
    const double error = std::sqrt((squares / count - mean * mean) / count);
    return {mean, error > 0 ? mean / error : 0};
}

QList<QStringList> rowsOf(const QString &path)
{
    QList<QStringList> rows;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    file.readLine();
    while (!file.atEnd())
        rows.append(QString::fromUtf8(file.readLine()).trimmed().split(u','));
    return rows;
}

} // namespace

/// Whether "more like this" and "less like this" are worth saying, of films that real people liked or
/// disliked. "More" must find their other liked films better, or no worse. "Less" must part what they like
/// from what they dislike; it cannot find more of what they like, because disliked films too are films that
/// they chose, so for that it may cost a little. The people are not part of the source tree: without them
/// nothing is measured.
class NudgeQualityTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const QString shared = qEnvironmentVariable(
            "MATINEE_SHARED", qEnvironmentVariable("MATINEE_SOURCE_DIR") + u"/../shared"_s);
        const QString folder = shared + u"/data/ml-latest-small/"_s;
        if (!QFile::exists(folder + u"ratings.csv"_s))
            QSKIP("no people to measure with");
        const QList<Movie> movies = starterMovies();
        m_engine = std::make_unique<Engine>(movies);
        QHash<QString, MovieId> idOf;
        for (const Movie &movie : movies)
            idOf.insert(movie.summary.ref.mid(7), movie.summary.id); // without "imdb:tt"
        QHash<QString, MovieId> known;
        for (const QStringList &link : rowsOf(folder + u"links.csv"_s))
            known.insert(link.at(0), idOf.value(link.at(1)));
        readPeople(rowsOf(folder + u"ratings.csv"_s), known);
        QVERIFY(m_people.size() > 100);
    }

    void sayingItHelps_data()
    {
        QTest::addColumn<int>("ratings");
        QTest::addColumn<int>("nudges");
        QTest::addColumn<bool>("less");
        for (const bool less : {true, false}) {
            for (const int ratings : {0, 3, 10})
                QTest::addRow("%d ratings, 3 %s", ratings, less ? "less" : "more") << ratings << 3 << less;
        }
    }

    void sayingItHelps()
    {
        QFETCH(const int, ratings);
        QFETCH(const int, nudges);
        QFETCH(const bool, less);
        std::vector<double> found;
        std::vector<double> ordered;
        double before = 0;
        for (const Person &person : std::as_const(m_people)) {
            const QList<MovieId> said = less ? person.disliked : person.liked.mid(ratings);
            if (person.liked.size() < ratings || said.size() < nudges)
                continue;
            Shelf shelf;
            for (const MovieId movie : person.liked.first(ratings))
                shelf[movie].rating = Rating::fromPoints(90);
            const Quality without = quality(shelf, person, said.first(nudges));
            for (const MovieId movie : said.first(nudges))
                shelf[movie].nudge = less ? Nudge::Less : Nudge::More;
            const Quality with = quality(shelf, person, said.first(nudges));
            found.push_back(with.ndcg - without.ndcg);
            ordered.push_back(with.order - without.order);
            before += without.ndcg;
        }
        const Gain ndcg = gainOf(found);
        const Gain order = gainOf(ordered);
        qInfo("%zu people, NDCG@100 %.4f %+.4f (z %.1f), liked before disliked %+.4f (z %.1f)", found.size(),
              before / double(found.size()), ndcg.mean, ndcg.z, order.mean, order.z);
        QVERIFY2(order.z > (less && ratings > 0 ? 2 : -2), "the films that are liked do not come first");
        if (less)
            QVERIFY2(ndcg.mean > -DearestLess * before / double(found.size()),
                     "it costs too many liked films");
        else
            QVERIFY2(ndcg.z > -2, "it finds fewer liked films");
    }

private:
    void readPeople(const QList<QStringList> &rows, const QHash<QString, MovieId> &known)
    {
        QMap<int, Person> people;
        for (const QStringList &row : rows) {
            const MovieId movie = known.value(row.at(1));
            const double points = row.at(2).toDouble() * 20;
            if (!movie.isStored() || (points > Disliked && points < Liked))
                continue;
            Person &person = people[row.at(0).toInt()];
            // One half of the films to tell of, whoever the person is.
            const bool told = QRandomGenerator(quint32(movie.value())).bounded(2) == 0;
            auto &films = points >= Liked ? (told ? person.liked : person.wanted)
                                          : (told ? person.disliked : person.unwanted);
            films.append(movie);
        }
        for (auto person = people.begin(); person != people.end(); ++person) {
            QRandomGenerator random(quint32(person.key()));
            std::shuffle(person->liked.begin(), person->liked.end(), random);
            std::shuffle(person->disliked.begin(), person->disliked.end(), random);
            if (person->wanted.size() >= 5 && person->unwanted.size() >= 2 && m_people.size() < MostPeople)
                m_people.append(*person);
        }
    }

    /// `said` are left out on both sides of a comparison.
    Quality quality(const Shelf &shelf, const Person &person, const QList<MovieId> &said) const
    {
        auto match = m_engine->forYou(shelf).match;
        for (const MovieId movie : said)
            match.remove(movie);
        QList<MovieId> ranked = match.keys();
        std::sort(ranked.begin(), ranked.end(),
                  [&](MovieId a, MovieId b) { return match[a] != match[b] ? match[a] > match[b] : a < b; });
        double gain = 0;
        double ideal = 0;
        for (int place = 0; place < 100; ++place) {
            const double discount = 1 / std::log2(place + 2.0);
            gain += person.wanted.contains(ranked.at(place)) ? discount : 0;
            ideal += place < person.wanted.size() ? discount : 0;
        }
        int right = 0;
        for (const MovieId wanted : person.wanted) {
            for (const MovieId unwanted : person.unwanted)
                right += match.value(wanted) > match.value(unwanted);
        }
        return {gain / ideal, right / double(person.wanted.size() * person.unwanted.size())};
    }

    QList<Person> m_people;
    std::unique_ptr<Engine> m_engine;
};

QTEST_APPLESS_MAIN(NudgeQualityTest)
#include "nudge_quality_test.moc"
