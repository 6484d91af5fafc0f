#include "tests/support/open_session.h"
#include "ui/viewmodels/movie_list_model.h"
#include "ui/widgets/tile_roles.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

class MovieListModelTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_open.wait()); }

    void aRowSaysWhatATileShows()
    {
        MovieListModel model(m_open.session());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);

        model.setMovies({m_open.film(0), m_open.film(1)});

        const MovieSummary &movie = m_open.session().catalogue().movies.first();
        const QModelIndex row = model.index(0);
        QCOMPARE(row.data().toString(), movie.title);
        QCOMPARE(row.data(YearRole).toInt(), *movie.year);
        QCOMPARE(row.data(MovieIdRole).toLongLong(), movie.id.value());
        QCOMPARE(row.data(PosterRole).value<PosterFacts>().title, movie.title);
        QVERIFY(row.data(MatchRole).isValid());
        QVERIFY(!row.data(PointsRole).isValid());
    }

    void onlyTheFilmThatChangedIsRepainted()
    {
        MovieListModel model(m_open.session());
        model.setMovies({m_open.film(5), m_open.film(6), m_open.film(7)});
        QSignalSpy repainted(&model, &QAbstractItemModel::dataChanged);

        m_open.session().rate(m_open.film(6), *Rating::fromPoints(90));

        QCOMPARE(repainted.size(), 1);
        QCOMPARE(repainted.first().at(0).toModelIndex().row(), 1);
        QCOMPARE(repainted.first().at(1).toModelIndex().row(), 1);
        QCOMPARE(model.index(1).data(PointsRole).toInt(), 90);
        QVERIFY(model.index(1).data(SeenRole).toBool());
        QVERIFY(model.index(1).data(Qt::AccessibleTextRole).toString().contains(u"rated 4½ of 5"_s));
        QVERIFY(!model.index(1).data(MatchRole).isValid());
    }

    void filmsNobodyKnowsAreLeftOut()
    {
        MovieListModel model(m_open.session());

        model.setMovies({MovieId(987654321), m_open.film(2)});

        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.movieAt(0), m_open.film(2));
        QCOMPARE(model.rowOf(m_open.film(2)), 0);
        QCOMPARE(model.rowOf(m_open.film(3)), -1);
        QVERIFY(!model.movieAt(7).isStored());
    }

    void anEqualListIsNoReset()
    {
        MovieListModel model(m_open.session());
        model.setMovies({m_open.film(1), m_open.film(2)});
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);

        model.setMovies({m_open.film(1), m_open.film(2)});
        QCOMPARE(reset.size(), 0);

        model.setMovies({m_open.film(2), m_open.film(1)});
        QCOMPARE(reset.size(), 1);
    }

private:
    OpenSession m_open;
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::MovieListModelTest)
#include "movie_list_model_test.moc"
