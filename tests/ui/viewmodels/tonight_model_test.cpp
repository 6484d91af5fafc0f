#include "tests/support/open_session.h"
#include "ui/viewmodels/tonight_model.h"

#include <QSet>
#include <QSignalSpy>
#include <QTest>

namespace matinee {

class TonightModelTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
        m_model = std::make_unique<TonightModel>(m_open->session());
        QVERIFY(!m_model->isAnswered());
        QTRY_VERIFY_WITH_TIMEOUT(m_model->isAnswered(), 20'000);
    }

    void cleanup()
    {
        m_model.reset();
        m_open.reset();
    }

    void threeFilmsEachWithAReason()
    {
        QSet<MovieId> films;
        for (const TonightPick &pick : m_model->picks()) {
            films.insert(pick.suggestion.movie);
            QVERIFY(!m_model->reasonOf(pick).isEmpty());
        }
        QCOMPARE(films.size(), 3);
    }

    void theLastOfManyWishesIsAnswered()
    {
        QSignalSpy changed(m_model.get(), &TonightModel::changed);

        for (int minutes = 180; minutes >= 90; --minutes)
            m_model->setWish({.minutes = minutes});
        QVERIFY(changed.wait(20'000));
        QTest::qWait(300);

        QCOMPARE(changed.size(), 1);
        for (const TonightPick &pick : m_model->picks())
            QVERIFY(m_open->session().movie(pick.suggestion.movie)->runtimeMinutes.value_or(999) <= 90);
    }

    void aGuestWithoutANameKeepsTheirNumber()
    {
        const Session &session = m_open->session();
        const auto guest = [&](int row, bool isHere) {
            return KeptGuest{{}, {session.movie(m_open->film(row))->ref}, isHere};
        };
        const TonightChoices choices{.guests = {guest(0, false), guest(1, true)}};

        const TonightWish wish = choices.wish(session.catalogue());

        QCOMPARE(wish.guests.size(), 1);
        QCOMPARE(wish.guests.first().name, nameOf(choices.guests.at(1), 2));
    }

    void whatIsHiddenLeaves()
    {
        const MovieId first = m_model->picks().first().suggestion.movie;

        m_open->session().toggleHidden(first);

        QTRY_VERIFY_WITH_TIMEOUT(m_model->picks().first().suggestion.movie != first, 20'000);
    }

private:
    std::unique_ptr<OpenSession> m_open;
    std::unique_ptr<TonightModel> m_model;
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::TonightModelTest)
#include "tonight_model_test.moc"
