#include "tests/support/open_session.h"
#include "ui/viewmodels/accuracy_view_model.h"

#include <QSignalSpy>
#include <QTest>

namespace matinee {

class AccuracyViewModelTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
        m_model = std::make_unique<AccuracyViewModel>(m_open->session());
        m_model->read();
        QTRY_VERIFY_WITH_TIMEOUT(m_model->isRead(), 10'000);
    }

    void cleanup()
    {
        m_model.reset();
        m_open.reset();
    }

    void theSwitchStaysWhereThePersonPutIt()
    {
        QList<bool> shown;
        connect(m_model.get(), &AccuracyViewModel::changed, this,
                [&] { shown.append(m_model->report().isKept); });
        m_model->read(); // answered after the person made up their mind
        m_model->keep(false);
        QTRY_COMPARE(shown.size(), 2);
        QTest::qWait(100);

        QCOMPARE(shown, (QList<bool>{false, false}));
    }

    void ofTwoChoicesTheLastIsShownAndKept()
    {
        QSignalSpy changed(m_model.get(), &AccuracyViewModel::changed);
        m_model->keep(false);
        m_model->keep(true);
        m_model->keep(false);
        QTRY_VERIFY(changed.size() > 3);
        QTest::qWait(100);
        QVERIFY(!m_model->report().isKept);

        m_model->read();
        QVERIFY(changed.wait());
        QVERIFY(!m_model->report().isKept);
    }

private:
    std::unique_ptr<OpenSession> m_open;
    std::unique_ptr<AccuracyViewModel> m_model;
};

} // namespace matinee

QTEST_MAIN(matinee::AccuracyViewModelTest)
#include "accuracy_view_model_test.moc"
