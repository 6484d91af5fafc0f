#include "tests/support/open_session.h"
#include "ui/viewmodels/details_view_model.h"
#include "ui/views/details_panel.h"
#include "ui/views/details_text.h"
#include "ui/views/reason_lines.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/poster_cache.h"
#include "ui/widgets/star_bar.h"
#include "ui/widgets/text_label.h"

#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace matinee {

class DetailsPanelTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
        m_panel = std::make_unique<DetailsPanel>(m_open->session(), m_posters);
        m_panel->resize(DetailsPanel::Width, 800);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }

    void cleanup()
    {
        m_panel.reset();
        m_open.reset();
    }

    void withoutAFilmItSaysSo()
    {
        QVERIFY(m_panel->findChild<EmptyState *>()->isVisible());

        m_panel->setMovie(m_open->film(2));
        QVERIFY(!m_panel->findChild<EmptyState *>()->isVisible());
        QVERIFY(says(m_open->session().catalogue().movies.at(2).title));

        m_panel->setMovie({});
        QVERIFY(m_panel->findChild<EmptyState *>()->isVisible());
    }

    void plotAndSourceFollow()
    {
        DetailsViewModel film(m_open->session());
        film.setMovie(m_open->film(2));
        QTRY_VERIFY(!film.movie().synopsis.isEmpty());

        m_panel->setMovie(m_open->film(2));

        QTRY_VERIFY(says(film.movie().synopsis.toHtmlEscaped()));
        QTRY_VERIFY(says(u"Facts:"_s));
    }

    void aCorrectedFactIsSaidToBeYours()
    {
        const MovieId film = m_open->film(2);
        m_panel->setMovie(film);
        QTRY_VERIFY(says(u"Facts:"_s));
        QVERIFY(!says(u"yours"_s));

        m_open->session().correctFilm(film, {{u"runtime_minutes"_s, 999}});

        QTRY_VERIFY(says(u"999 min"_s));
        QTRY_VERIFY(says(u"yours"_s));
        QVERIFY(says(u"You: Running time"_s));
        m_open->session().undo();
        QTRY_VERIFY(!says(u"yours"_s));
    }

    void theScoresOfEverySourceAreRows()
    {
        Movie movie;
        movie.scores = {{u"imdb"_s, 8.3, 10, 712'345}, {u"metacritic"_s, 76, 100, {}}};

        const QList<FactRow> rows = scoreRows(movie);

        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows.at(0).label, u"IMDb"_s);
        QCOMPARE(rows.at(0).figure, QLocale().toString(8.3));
        QVERIFY(rows.at(0).text.contains(QLocale().toString(712'345)));
        QCOMPARE(rows.at(1).figure, u"76"_s);
        QVERIFY(rows.at(1).text.contains(u"100"_s));
    }

    void whatIsShownAddsUpToTheMatch()
    {
        for (const auto &[row, points] : {std::pair(3, 100), std::pair(14, 90), std::pair(25, 10)})
            m_open->session().rate(m_open->film(row), *Rating::fromPoints(points));
        QTRY_COMPARE_WITH_TIMEOUT(m_open->session().forYou().verdicts, 3, 10'000);
        DetailsViewModel film(m_open->session());

        for (int row = 0; row < 60; row += 7) {
            film.setMovie(m_open->film(row));
            QTRY_VERIFY(!film.reasons().isEmpty());
            const ReasonLines shown = reasonLines(film, m_open->session());

            int sum = 0;
            for (const ReasonLine &line : shown.lines) {
                QCOMPARE(line.points, std::round(line.points));
                sum += int(line.points);
            }
            QCOMPARE(sum, shown.total);
            QCOMPARE(shown.total, int(std::lround(*film.match() * 100)));
        }
    }

    void aForecastReadsAsStars()
    {
        QVERIFY(forecastText({78, 68, 92}).contains(u"3½–4½ stars"_s));
        QVERIFY(forecastText({78, 76, 83}).contains(u"give it 4 stars"_s));
        QVERIFY(forecastText({78, 52, 100}).contains(u"Perhaps 4 stars from you (2½–5)"_s)); // wide
        QVERIFY(forecastText({30, 1, 70}).contains(u"(½–3½)"_s)); // there are no zero stars
    }

    void whatOneWouldGiveIsSaidUntilItIsGiven()
    {
        m_panel->setMovie(m_open->film(40));
        QVERIFY(!says(u"might give it"_s));
        for (int row = 0; row < 25; ++row) // always the same: easily foretold
            m_open->session().rate(m_open->film(row), *Rating::fromPoints(70));
        QTRY_VERIFY_WITH_TIMEOUT(says(u"You might give it"_s), 10'000);

        m_open->session().rate(m_open->film(40), *Rating::fromPoints(70));
        QTRY_VERIFY(!says(u"might give it"_s));
    }

    void starsRateTheFilm()
    {
        m_panel->setMovie(m_open->film(2));

        QTest::keyClick(m_panel->findChild<StarBar *>(), Qt::Key_4);

        QCOMPARE(m_open->session().mine(m_open->film(2)).rating, Rating::fromPoints(80));
        QCOMPARE(m_panel->findChild<StarBar *>()->points(), 80);
    }

    void theButtonsChangeTheWatchlistAndTheDiary()
    {
        const MovieId id = m_open->film(2);
        m_panel->setMovie(id);

        QTest::mouseClick(button(u"Watchlist"_s), Qt::LeftButton);
        QVERIFY(m_open->session().mine(id).watchlist);
        QTest::mouseClick(button(u"Seen"_s), Qt::LeftButton);

        QCOMPARE(m_open->session().mine(id).watches, 1);
        QVERIFY(!m_open->session().mine(id).watchlist);
        QTRY_VERIFY(says(QLocale().toString(QDate::currentDate(), QLocale::ShortFormat)));
    }

private:
    bool says(const QString &words) const
    {
        const QList<TextLabel *> labels = m_panel->findChildren<TextLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [&words](const TextLabel *label) {
            return label->isVisibleTo(label->window()) && label->text().contains(words);
        });
    }

    Button *button(const QString &text) const
    {
        for (Button *button : m_panel->findChildren<Button *>()) {
            if (button->text() == text)
                return button;
        }
        return nullptr;
    }

    std::unique_ptr<OpenSession> m_open;
    PosterCache m_posters;
    std::unique_ptr<DetailsPanel> m_panel;
};

} // namespace matinee

QTEST_MAIN(matinee::DetailsPanelTest)
#include "details_panel_test.moc"
