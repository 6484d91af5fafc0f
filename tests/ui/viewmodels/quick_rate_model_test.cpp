#include "core/store/database.h"
#include "tests/support/open_session.h"
#include "ui/viewmodels/quick_rate_model.h"

#include <QSet>
#include <QSignalSpy>
#include <QTest>

namespace matinee {

class QuickRateModelTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
        m_model = std::make_unique<QuickRateModel>(m_open->session());
        QTRY_VERIFY_WITH_TIMEOUT(m_model->current().isStored(), 20'000);
    }

    void cleanup()
    {
        m_model.reset();
        m_open.reset();
    }

    void noFilmIsAskedAboutTwice()
    {
        QSet<MovieId> asked;
        for (int question = 0; question < 30; ++question) {
            QTRY_VERIFY_WITH_TIMEOUT(m_model->current().isStored(), 20'000);
            QVERIFY(!asked.contains(m_model->current()));
            asked.insert(m_model->current());
            if (question % 3 == 0)
                m_model->rate(*Rating::fromPoints(80));
            else
                question % 3 == 1 ? m_model->notSeen() : m_model->skip();
        }
        QCOMPARE(m_model->rated(), 10);
        QTRY_COMPARE(m_open->session().shelf().size(), 10);
    }

    void aRatingCountsAtOnce()
    {
        const MovieId film = m_model->current();
        QSignalSpy suggested(&m_open->session(), &Session::forYouChanged);

        m_model->rate(*Rating::fromPoints(100));

        QCOMPARE(m_open->session().mine(film).rating, *Rating::fromPoints(100));
        QVERIFY(suggested.wait(20'000));
        QTRY_COMPARE_WITH_TIMEOUT(m_open->session().forYou().verdicts, 1, 20'000);
    }

    void afterAFailureItGoesOnWithTheNextSuggestions()
    {
        const auto other = Database::open(m_open->folder() + QStringLiteral("/library.db"));
        QVERIFY(other);
        QVERIFY((*other)->execute(QStringLiteral("ALTER TABLE nudge RENAME TO nudge_away")));
        QSignalSpy failed(&m_open->session(), &Session::failed);
        QSignalSpy changed(m_model.get(), &QuickRateModel::changed);
        m_model->askAgain();
        QVERIFY(!m_model->current().isStored());
        QVERIFY(!changed.isEmpty());
        QTRY_VERIFY(!failed.isEmpty());
        QVERIFY(!m_model->current().isStored());

        QVERIFY((*other)->execute(QStringLiteral("ALTER TABLE nudge_away RENAME TO nudge")));
        m_open->session().reload();

        QTRY_VERIFY_WITH_TIMEOUT(m_model->current().isStored(), 20'000);
    }

    void theLastAnswerCanBeTakenBack()
    {
        QVERIFY(!m_model->canGoBack());
        const MovieId first = m_model->current();
        m_model->rate(*Rating::fromPoints(40));
        QTRY_VERIFY_WITH_TIMEOUT(m_model->current().isStored(), 20'000);
        const MovieId second = m_model->current();
        m_model->notSeen();

        m_model->back();
        QCOMPARE(m_model->current(), second);
        m_model->back();

        QCOMPARE(m_model->current(), first);
        QCOMPARE(m_model->rated(), 0);
        QVERIFY(!m_open->session().mine(first).rating);
        m_model->skip();
        QCOMPARE(m_model->current(), second);
    }

private:
    std::unique_ptr<OpenSession> m_open;
    std::unique_ptr<QuickRateModel> m_model;
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::QuickRateModelTest)
#include "quick_rate_model_test.moc"
