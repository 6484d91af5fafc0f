#include "core/recommend/engine.h"
#include "tests/support/starter_movies.h"

#include <QMap>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

/// By person; the films in the order of the file.
using Films = QMap<QString, QList<MovieId>>;

} // namespace

/// How well the engine finds the other films that real people liked, from a few of their liked films.
/// The people are not part of the source tree: without them there is nothing to measure.
class QualityTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const QString shared = qEnvironmentVariable(
            "MATINEE_SHARED", qEnvironmentVariable("MATINEE_SOURCE_DIR") + u"/../shared"_s);
        m_folder = shared + u"/data/ratings/shipped/"_s;
        if (!QFile::exists(m_folder + u"test.csv"_s))
            QSKIP("no people to measure with");
        m_movies = starterMovies();
        for (const Movie &movie : std::as_const(m_movies))
            m_idOf.insert(movie.summary.ref.mid(5), movie.summary.id);
        m_engine = std::make_unique<Engine>(m_movies);
    }

    void findsWhatPeopleLiked_data()
    {
        QTest::addColumn<int>("likedFilms");
        QTest::addColumn<double>("floor");
        QTest::newRow("3 liked films") << 3 << 0.279;
        QTest::newRow("5 liked films") << 5 << 0.300;
        QTest::newRow("10 liked films") << 10 << 0.329;
        QTest::newRow("20 liked films") << 20 << 0.369;
    }

    void findsWhatPeopleLiked()
    {
        QFETCH(const int, likedFilms);
        QFETCH(const double, floor);
        const Films known = read(u"foldin_%1.csv"_s.arg(likedFilms));
        const Films wanted = read(u"test.csv"_s);
        QVERIFY(!wanted.isEmpty());

        double sum = 0;
        for (auto person = wanted.cbegin(); person != wanted.cend(); ++person)
            sum += ndcg(known.value(person.key()), person.value());
        const double mean = sum / double(wanted.size());

        qInfo("NDCG@100 %.4f", mean);
        QVERIFY2(mean >= floor, qPrintable(QString::number(mean)));
    }

private:
    Films read(const QString &name) const
    {
        Films films;
        QFile file(m_folder + name);
        if (!file.open(QIODevice::ReadOnly))
            return films;
        file.readLine();
        while (!file.atEnd()) {
            const QStringList cells = QString::fromUtf8(file.readLine()).trimmed().split(u',');
            films[cells.at(0)].append(m_idOf.value(cells.at(1)));
        }
        return films;
    }

    /// Binary gain, the ideal list cut at 100 or at the number of wanted films.
    double ndcg(const QList<MovieId> &known, const QList<MovieId> &wanted) const
    {
        Shelf shelf;
        for (const MovieId movie : known)
            shelf[movie].rating = Rating::fromPoints(100);
        const auto match = m_engine->forYou(shelf).match;
        QList<MovieId> ranked = match.keys();
        std::sort(ranked.begin(), ranked.end(),
                  [&](MovieId a, MovieId b) { return match[a] != match[b] ? match[a] > match[b] : a < b; });

        double gain = 0;
        double ideal = 0;
        for (int place = 0; place < 100; ++place) {
            const double discount = 1 / std::log2(place + 2.0);
            if (wanted.contains(ranked.at(place)))
                gain += discount;
            if (place < wanted.size())
                ideal += discount;
        }
        return gain / ideal;
    }

    QString m_folder;
    QList<Movie> m_movies;
    QHash<QString, MovieId> m_idOf;
    std::unique_ptr<Engine> m_engine;
};

QTEST_APPLESS_MAIN(QualityTest)

#include "quality_test.moc"
