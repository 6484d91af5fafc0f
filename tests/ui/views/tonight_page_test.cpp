#include "tests/support/open_session.h"
#include "ui/viewmodels/accuracy_view_model.h"
#include "ui/views/tonight_card.h"
#include "ui/views/tonight_page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/poster_cache.h"
#include "ui/widgets/segment_bar.h"

#include <QSet>
#include <QSignalSpy>
#include <QTest>

namespace matinee {

class TonightPageTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
        m_page = std::make_unique<TonightPage>(m_open->session(), m_posters);
        m_page->resize(744, 740);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        QTRY_COMPARE_WITH_TIMEOUT(shownCards().size(), 3, 20'000);
    }

    void cleanup()
    {
        m_page.reset();
        m_open.reset();
    }

    void threeFilmsAreShownAndSpokenOf()
    {
        QSet<QString> names;
        for (TonightCard *card : shownCards()) {
            names.insert(card->accessibleName());
            QVERIFY(!card->accessibleDescription().isEmpty());
        }
        QCOMPARE(names.size(), 3);
    }

    void theCardsAreOfOneSizeWhateverTheWidth()
    {
        for (int width : {744, 745, 746, 1064}) {
            m_page->resize(width, 740);
            QCoreApplication::processEvents();
            for (TonightCard *card : shownCards())
                QCOMPARE(card->width(), shownCards().first()->width());
        }
    }

    void theThreeFollowTheTimeThereIs()
    {
        QSignalSpy opened(m_page.get(), &TonightPage::movieOpened);
        const QString before = shownCards().first()->accessibleName();

        QTest::keyClick(&choice(0), Qt::Key_Right);
        QTest::keyClick(&choice(0), Qt::Key_Right);

        QTRY_VERIFY_WITH_TIMEOUT(shownCards().first()->accessibleName() != before, 20'000);
        for (TonightCard *card : shownCards())
            card->click();
        QCOMPARE(opened.size(), shownCards().size());
        for (const auto &film : opened) {
            const MovieSummary *movie = m_open->session().movie(film.first().value<MovieId>());
            QVERIFY(movie && movie->runtimeMinutes.value_or(999) <= 90);
        }
    }

    void enterOpensAndArrowsMoveBetweenTheCards()
    {
        QSignalSpy opened(m_page.get(), &TonightPage::movieOpened);
        QSignalSpy selected(m_page.get(), &TonightPage::movieSelected);
        TonightCard *first = shownCards().at(0);
        first->setFocus();

        QTest::keyClick(first, Qt::Key_Right);
        QVERIFY(shownCards().at(1)->hasFocus());
        QTest::keyClick(shownCards().at(1), Qt::Key_Return);
        QTest::keyClick(shownCards().at(1), Qt::Key_Left);

        QVERIFY(first->hasFocus());
        QCOMPARE(opened.size(), 1);
        QCOMPARE(selected.size(), 1);
    }

    void aFilmThatWasSeenMakesRoom()
    {
        QSignalSpy opened(m_page.get(), &TonightPage::movieOpened);
        TonightCard *first = shownCards().first();
        const QString before = first->accessibleName();
        first->click();

        m_open->session().watchToday(opened.first().first().value<MovieId>());

        QTRY_VERIFY_WITH_TIMEOUT(first->accessibleName() != before, 20'000);
    }

    void theKeysOfATileWorkOnACard()
    {
        QSignalSpy opened(m_page.get(), &TonightPage::movieOpened);
        TonightCard *card = shownCards().at(1);
        card->click();
        const MovieId film = opened.first().first().value<MovieId>();
        card->setFocus();

        QTest::keyClick(card, Qt::Key_W);
        QTRY_VERIFY(m_open->session().mine(film).watchlist);
        QTest::keyClick(card, Qt::Key_Plus);
        QCOMPARE(m_open->session().mine(film).nudge, Nudge::More);
        QTest::keyClick(card, Qt::Key_4, Qt::ShiftModifier);
        QCOMPARE(m_open->session().mine(film).rating, *Rating::fromPoints(70));
    }

    void aFilmThatIsNotWantedMakesRoom()
    {
        TonightCard *first = shownCards().first();
        const QString before = first->accessibleName();
        first->setFocus();

        QTest::keyClick(first, Qt::Key_Minus);

        QTRY_VERIFY_WITH_TIMEOUT(first->accessibleName() != before, 20'000);
    }

    void choicesAreKept()
    {
        QTest::keyClick(&choice(0), Qt::Key_Right);
        QTest::keyClick(&choice(1), Qt::Key_Right);
        const TonightChoices left = m_open->session().tonight();
        QCOMPARE(left.minutes, 60);
        QCOMPARE(left.mood, Mood::Light);

        m_page = std::make_unique<TonightPage>(m_open->session(), m_posters);

        QCOMPARE(choice(0).current(), 1);
        QCOMPARE(choice(1).current(), 1);
    }

    void aGuestIsThoughtOf()
    {
        const QString alone = shownCards().first()->accessibleDescription();
        TonightChoices choices;
        choices.guests = {{QStringLiteral("Noor"), {m_open->session().movie(m_open->film(9))->ref}, true}};
        m_open->session().setTonight(choices);
        m_page = std::make_unique<TonightPage>(m_open->session(), m_posters);
        m_page->show();

        QTRY_COMPARE_WITH_TIMEOUT(shownCards().size(), 3, 20'000);
        QVERIFY(!alone.contains(QStringLiteral("Noor")));
        for (const TonightCard *card : shownCards()) {
            QVERIFY(card->accessibleDescription().contains(QStringLiteral("For you: ")));
            QVERIFY(card->accessibleDescription().contains(QStringLiteral("For Noor: ")));
        }
        auto *noor = m_page->findChild<Chip *>();
        QVERIFY(noor && noor->isChecked());
        noor->click();
        QVERIFY(!m_open->session().tonight().guests.first().isHere);
        QTRY_VERIFY_WITH_TIMEOUT(
            !shownCards().first()->accessibleDescription().contains(QStringLiteral("Noor")), 20'000);
    }

    void inCompanyTheLogHasWhatWasPredictedOfThePerson()
    {
        Session &session = m_open->session();
        TonightChoices choices;
        choices.guests = {{QStringLiteral("Noor"), {session.movie(m_open->film(9))->ref}, true}};
        session.setTonight(choices);
        m_page = std::make_unique<TonightPage>(session, m_posters);
        m_page->show();
        QTRY_COMPARE_WITH_TIMEOUT(shownCards().size(), 3, 20'000);
        QSignalSpy opened(m_page.get(), &TonightPage::movieOpened);
        shownCards().first()->click();
        const MovieId movie = opened.first().first().value<MovieId>();
        session.feedback().showDetails(movie);

        AccuracyViewModel model(session);
        const auto wasOpened = [&] {
            model.read();
            QSignalSpy(&model, &AccuracyViewModel::changed).wait(1000);
            return !model.log().isEmpty() && model.log().first().kind == FeedbackKind::Opened;
        };
        QTRY_VERIFY_WITH_TIMEOUT(wasOpened(), 10'000);
        QCOMPARE(model.log().first().movie, movie);
        QCOMPARE(model.log().first().match, session.match(movie));
    }

    void whereNothingFitsItSaysSo()
    {
        auto *nothing = m_page->findChild<EmptyState *>();
        QVERIFY(!nothing->isVisible());
        for (const MovieSummary &film : m_open->session().catalogue().movies) {
            if (film.runtimeMinutes.value_or(999) <= 60)
                m_open->session().toggleHidden(film.id);
        }
        QTest::keyClick(&choice(0), Qt::Key_Right);
        QTRY_VERIFY_WITH_TIMEOUT(nothing->isVisible(), 20'000);
        QVERIFY(shownCards().isEmpty());

        QTest::mouseClick(nothing->findChild<Button *>(), Qt::LeftButton);

        QTRY_COMPARE_WITH_TIMEOUT(shownCards().size(), 3, 20'000);
        QCOMPARE(choice(0).current(), 0);
        QVERIFY(!nothing->isVisible());
    }

private:
    SegmentBar &choice(int at) const { return *m_page->findChildren<SegmentBar *>().at(at); }

    QList<TonightCard *> shownCards() const
    {
        QList<TonightCard *> shown;
        for (TonightCard *card : m_page->findChildren<TonightCard *>()) {
            if (card->isVisible())
                shown.append(card);
        }
        return shown;
    }

    std::unique_ptr<OpenSession> m_open;
    PosterCache m_posters;
    std::unique_ptr<TonightPage> m_page;
};

} // namespace matinee

QTEST_MAIN(matinee::TonightPageTest)
#include "tonight_page_test.moc"
