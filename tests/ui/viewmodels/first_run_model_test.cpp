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

    void namesBeginWithACapital()
    {
        for (qsizetype group = 0; group < m_model->groups().size(); ++group) {
            QVERIFY(m_model->nameOf(group).front().isUpper());
            QVERIFY(!m_model->nameOf(group).endsWith(QStringLiteral(" ii")));
            QCOMPARE(m_model->filmsOf(group).size(), FirstRunModel::FilmsOfGroup);
        }
    }

private:
    std::unique_ptr<OpenSession> m_open;
    std::unique_ptr<FirstRunModel> m_model;
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::FirstRunModelTest)
#include "first_run_model_test.moc"
