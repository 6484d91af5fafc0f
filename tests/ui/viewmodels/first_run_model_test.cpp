#include "core/store/database.h"
#include "tests/support/open_session.h"
#include "ui/viewmodels/first_run_model.h"

#include <QSignalSpy>
#include <QTest>

namespace matinee {

class FirstRunModelTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
        m_model = std::make_unique<FirstRunModel>(m_open->session());
        QTRY_COMPARE_WITH_TIMEOUT(m_model->groups().size(), FirstRunModel::GroupCount, 20'000);
    }

    void cleanup()
    {
        m_model.reset();
        m_open.reset();
    }

    void aChosenGroupChangesTheSuggestionsAndCanBeTakenBack()
    {
        QCOMPARE(m_model->chosen(), 0);
        const auto before = m_open->session().forYou().top.first().movie;
        QSignalSpy suggested(&m_open->session(), &Session::forYouChanged);

        m_model->toggle(1);

        QTRY_VERIFY(m_model->isChosen(1));
        QTRY_VERIFY_WITH_TIMEOUT(!suggested.isEmpty(), 20'000);
        QVERIFY(m_open->session().forYou().top.first().movie != before);

        m_model->toggle(1);
        QTRY_COMPARE(m_model->chosen(), 0);
    }

    void undoTakesTheWholeGroupBack()
    {
        m_model->toggle(2);
        QTRY_VERIFY(m_model->isChosen(2));

        m_open->session().undo();

        QTRY_COMPARE(m_model->chosen(), 0);
        QVERIFY(m_open->session().shelf().isEmpty());
    }

    void aQuickSecondClickCounts()
    {
        m_model->toggle(1);
        QVERIFY(m_model->isChosen(1));
        m_model->toggle(1);
        QVERIFY(!m_model->isChosen(1));

        QSignalSpy read(&m_open->session(), &Session::shelfReset);
        QTRY_COMPARE(read.size(), 2);
        QCOMPARE(m_model->chosen(), 0);
        QVERIFY(m_open->session().shelf().isEmpty());
    }

    void whatCannotBeSavedIsNotChosen()
    {
        const auto other = Database::open(m_open->folder() + QStringLiteral("/library.db"));
        QVERIFY(other);
        QVERIFY((*other)->execute(QStringLiteral("ALTER TABLE nudge RENAME TO nudge_away")));
        QSignalSpy failed(&m_open->session(), &Session::failed);

        m_model->toggle(1);

        QVERIFY(m_model->isChosen(1));
        QTRY_VERIFY(!failed.isEmpty());
        QTRY_VERIFY(!m_model->isChosen(1));
    }

    void aSharedFilmStaysWithTheOtherGroup()
    {
        const auto [one, other] = groupsThatShare();
        if (one == other)
            QSKIP("No two groups share a film.");
        m_model->toggle(one);
        m_model->toggle(other);
        QSignalSpy read(&m_open->session(), &Session::shelfReset);
        QTRY_COMPARE(read.size(), 2);
        QCOMPARE(m_model->chosen(), 2);

        m_model->toggle(one);

        QTRY_COMPARE(read.size(), 3);
        QVERIFY(!m_model->isChosen(one));
        QVERIFY(m_model->isChosen(other));
        for (const MovieId film : m_model->filmsOf(other))
            QCOMPARE(m_open->session().mine(film).nudge, Nudge::More);
    }

    void namesBeginWithACapital()
    {
        for (qsizetype group = 0; group < m_model->groups().size(); ++group) {
            QVERIFY(m_model->nameOf(group).front().isUpper());
            QVERIFY(!m_model->nameOf(group).endsWith(QStringLiteral(" ii")));
            QCOMPARE(m_model->filmsOf(group).size(), FirstRunModel::FilmsOfGroup);
        }
    }

private:
    /// The same twice where there are none.
    std::pair<qsizetype, qsizetype> groupsThatShare() const
    {
        for (qsizetype one = 0; one < m_model->groups().size(); ++one) {
            for (qsizetype other = one + 1; other < m_model->groups().size(); ++other) {
                for (const MovieId film : m_model->filmsOf(one)) {
                    if (m_model->filmsOf(other).contains(film))
                        return {one, other};
                }
            }
        }
        return {};
    }

    std::unique_ptr<OpenSession> m_open;
    std::unique_ptr<FirstRunModel> m_model;
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::FirstRunModelTest)
#include "first_run_model_test.moc"
