#include "tests/support/film_rows.h"
#include "ui/theme/theme.h"
#include "ui/widgets/poster_cache.h"
#include "ui/widgets/poster_grid.h"
#include "ui/widgets/poster_shelf.h"
#include "ui/widgets/tile_geometry.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace matinee;

class PosterGridTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Dark); }

    void init()
    {
        m_grid = std::make_unique<PosterGrid>(m_posters);
        m_grid->setModel(&m_films);
        m_grid->resize(1016, 700); // six columns of 152, the gaps and the scroll bar
        m_grid->show();
        QVERIFY(QTest::qWaitForWindowActive(m_grid.get()));
        m_grid->setFocus();
    }

    void columnsShareTheWidthToThePixel()
    {
        QCOMPARE(m_grid->columns(), 6);
        QCOMPARE(posterAt(0), QRect(8, 8, 152, 228));
        QCOMPARE(posterAt(5).right() + 1 + TileGeometry::Bleed, 1008);
        QCOMPARE(posterAt(6).topLeft(), QPoint(8, 8 + 290));

        for (int width = 300; width < 1400; width += 37) {
            m_grid->resize(width, 700);
            const int columns = m_grid->columns();
            const int left = width - 8 - (cellAt(columns - 1).right() + 1);
            QVERIFY2(left >= 0 && left < columns, qPrintable(QString::number(width)));
            QCOMPARE(cellAt(columns - 1).top(), cellAt(0).top());
            QVERIFY(cellAt(columns).top() > cellAt(0).top());
            QVERIFY(posterAt(0).width() >= m_grid->tileSize());
        }
    }

    void rightToLeftBeginsAtTheRight()
    {
        m_grid->setLayoutDirection(Qt::RightToLeft);
        QApplication::processEvents();
        QVERIFY(cellAt(0).left() > cellAt(5).left());
        QCOMPARE(cellAt(0).top(), cellAt(5).top());
    }

    void ctrlAndWheelChangeTheTileSize()
    {
        QSignalSpy changed(m_grid.get(), &PosterGrid::tileSizeChanged);

        wheel(120, Qt::ControlModifier);

        QCOMPARE(changed.size(), 1);
        QVERIFY(m_grid->columns() < 6);
        for (int i = 0; i < 40; ++i)
            wheel(-120, Qt::ControlModifier);
        QCOMPARE(m_grid->tileSize(), PosterGrid::MinTile);
    }

    void arrowsMoveAndSayWhichFilm()
    {
        m_grid->setCurrentIndex(m_films.index(0));
        QSignalSpy moved(m_grid.get(), &TileView::currentMovieChanged);

        QTest::keyClick(m_grid.get(), Qt::Key_Right);
        QCOMPARE(m_grid->currentMovie(), MovieId(2));
        QTest::keyClick(m_grid.get(), Qt::Key_Down);
        QCOMPARE(m_grid->currentMovie(), MovieId(8));
        QTest::keyClick(m_grid.get(), Qt::Key_End);
        QCOMPARE(m_grid->currentMovie(), MovieId(Films));
        QTest::keyClick(m_grid.get(), Qt::Key_Home);

        QCOMPARE(m_grid->currentMovie(), MovieId(1));
        QCOMPARE(moved.size(), 4);
    }

    void keysSayWhatThePersonWants()
    {
        m_grid->setCurrentIndex(m_films.index(4));
        QSignalSpy opened(m_grid.get(), &TileView::opened);
        QSignalSpy rate(m_grid.get(), &TileView::rateRequested);
        QSignalSpy clear(m_grid.get(), &TileView::clearRequested);
        QSignalSpy watchlist(m_grid.get(), &TileView::watchlistRequested);
        QSignalSpy seen(m_grid.get(), &TileView::seenRequested);
        QSignalSpy hide(m_grid.get(), &TileView::hideRequested);

        // A digit between the letters: letters in a row would be a word.
        for (const int key :
             {Qt::Key_Return, Qt::Key_Delete, Qt::Key_W, Qt::Key_0, Qt::Key_S, Qt::Key_0, Qt::Key_X})
            QTest::keyClick(m_grid.get(), Qt::Key(key));
        QTest::keyClick(m_grid.get(), Qt::Key_4, Qt::ShiftModifier);
        QSignalSpy more(m_grid.get(), &TileView::moreRequested);
        QSignalSpy less(m_grid.get(), &TileView::lessRequested);
        QTest::keyClick(m_grid.get(), Qt::Key_Plus, Qt::ShiftModifier);
        QTest::keyClick(m_grid.get(), Qt::Key_Minus);

        QCOMPARE(more.size(), 1);
        QCOMPARE(less.size(), 1);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(clear.size(), 3);
        QCOMPARE(watchlist.size(), 1);
        QCOMPARE(seen.size(), 1);
        QCOMPARE(hide.size(), 1);
        QCOMPARE(rate.size(), 1);
        QCOMPARE(rate.first().at(0).value<MovieId>(), MovieId(5));
        QCOMPARE(rate.first().at(1).toInt(), 70);
    }

    void otherLettersGoOnToTheWindow()
    {
        m_grid->setCurrentIndex(m_films.index(0));
        QKeyEvent letter(QEvent::KeyPress, Qt::Key_H, Qt::NoModifier, QStringLiteral("h"));

        QApplication::sendEvent(m_grid.get(), &letter);

        QVERIFY(!letter.isAccepted());
        QCOMPARE(m_grid->currentMovie(), MovieId(1));
    }

    void starsOnTheTileRateAtOnce()
    {
        QSignalSpy rate(m_grid.get(), &TileView::rateRequested);
        QSignalSpy clear(m_grid.get(), &TileView::clearRequested);
        QSignalSpy watchlist(m_grid.get(), &TileView::watchlistRequested);
        const TileGeometry tile(cellAt(2), Qt::LeftToRight); // film 3 has 90 points
        const QRect fourth = tile.star(3);

        hoverAndClick(fourth.center() + QPoint(-5, 0));
        hoverAndClick(fourth.center() + QPoint(5, 0));
        hoverAndClick(tile.star(4).center() + QPoint(-5, 0));
        hoverAndClick(tile.bookmark.center());

        QCOMPARE(rate.size(), 2);
        QCOMPARE(rate.at(0).at(0).value<MovieId>(), MovieId(3));
        QCOMPARE(rate.at(0).at(1).toInt(), 70);
        QCOMPARE(rate.at(1).at(1).toInt(), 80);
        QCOMPARE(clear.size(), 1);
        QCOMPARE(watchlist.size(), 1);
        QVERIFY(m_grid->currentMovie() != MovieId(3));
    }

    void aDoubleClickOpensButNotOnTheStars()
    {
        QSignalSpy opened(m_grid.get(), &TileView::opened);
        const TileGeometry tile(cellAt(1), Qt::LeftToRight);

        QTest::mouseDClick(m_grid->viewport(), Qt::LeftButton, {}, tile.star(2).center());
        QCOMPARE(opened.size(), 0);
        QTest::mouseDClick(m_grid->viewport(), Qt::LeftButton, {}, tile.poster.center());

        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().value<MovieId>(), MovieId(2));
    }

    void aHundredThousandFilmsAreLaidOutAtOnce()
    {
        FilmRows many(100'000);
        QElapsedTimer timer;
        timer.start();

        m_grid->setModel(&many);
        m_grid->scrollToBottom();
        m_grid->grab();

        QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(m_grid->indexAt(m_grid->viewport()->rect().center()).row() > 99'000);
        m_grid->setModel(&m_films);
    }

    void aShelfPagesByWhatItShows()
    {
        PosterShelf shelf(m_posters);
        shelf.setTitle(QStringLiteral("Hidden gems"));
        shelf.setModel(&m_films);
        shelf.resize(712, 300);
        shelf.show();
        QVERIFY(QTest::qWaitForWindowExposed(&shelf));
        auto &row = shelf.row();
        QCOMPARE(row.visualRect(m_films.index(0)).width(), 712 / 5);

        row.page(1);

        QCOMPARE(row.visualRect(m_films.index(5)).left(), 0);
        QCOMPARE(row.verticalScrollBar()->maximum(), 0);
        QCOMPARE(row.accessibleName(), QStringLiteral("Hidden gems"));
    }

private:
    static constexpr int Films = 50;

    QRect cellAt(int row) const { return m_grid->visualRect(m_films.index(row)); }
    QRect posterAt(int row) const { return TileGeometry(cellAt(row), Qt::LeftToRight).poster; }

    void hoverAndClick(QPoint at)
    {
        QMouseEvent move(QEvent::MouseMove, at, m_grid->viewport()->mapToGlobal(at), Qt::NoButton,
                         Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(m_grid->viewport(), &move);
        QTest::mouseClick(m_grid->viewport(), Qt::LeftButton, {}, at);
    }

    void wheel(int delta, Qt::KeyboardModifiers modifiers)
    {
        const QPointF at(100, 100);
        QWheelEvent event(at, m_grid->mapToGlobal(at), {}, {0, delta}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(m_grid->viewport(), &event);
    }

    std::unique_ptr<Theme> m_theme;
    PosterCache m_posters;
    FilmRows m_films{Films};
    std::unique_ptr<PosterGrid> m_grid;
};

QTEST_MAIN(PosterGridTest)
#include "poster_grid_test.moc"
