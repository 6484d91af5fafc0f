#include "tests/support/open_session.h"
#include "ui/theme/theme.h"
#include "ui/views/tune_popup.h"
#include "ui/widgets/button.h"
#include "ui/widgets/segment_bar.h"

#include <QApplication>
#include <QSlider>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

class TunePopupTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Dark);
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
    }

    void init()
    {
        session().setWishes({});
        m_host = std::make_unique<QWidget>();
        m_host->resize(900, 700);
        m_host->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_host.get()));
        m_popup = new TunePopup(session(), m_host.get());
        m_popup->openUnder(*m_host);
    }

    void cleanup() { m_host.reset(); }

    void cleanupTestCase()
    {
        m_open.reset();
        m_theme.reset();
    }

    void keysMoveTheSlidersAndTheSessionHearsOfIt()
    {
        QVERIFY(slider(0).hasFocus());

        QTest::keyClick(&slider(0), Qt::Key_Right);
        QTest::keyClick(&slider(1), Qt::Key_End);

        QCOMPARE(session().wishes().adventurous, 10);
        QCOMPARE(session().wishes().obscure, Wishes::Most);
    }

    void choicesAreWishes()
    {
        QTest::keyClick(&choice(0), Qt::Key_Right);
        QTest::keyClick(&choice(1), Qt::Key_Right);
        QTest::keyClick(&choice(1), Qt::Key_Right);

        QCOMPARE(session().wishes().era, Wishes::Era::Before1960);
        QCOMPARE(session().wishes().length, Wishes::Length::UpTo120);
    }

    void itShowsWhatIsWished()
    {
        const Wishes wishes{30, 60, Wishes::Era::Since2000, Wishes::Length::Over120};
        session().setWishes(wishes);

        QCOMPARE(slider(0).value(), 30);
        QCOMPARE(slider(1).value(), 60);
        QCOMPARE(choice(0).current(), 4);
        QCOMPARE(choice(1).current(), 3);
        QCOMPARE(session().wishes(), wishes);
    }

    void resetTakesAllBackAndKeepsTheFocusHere()
    {
        const QList<Button *> buttons = m_popup->findChildren<Button *>();
        auto *reset = *std::find_if(buttons.cbegin(), buttons.cend(),
                                    [](const Button *button) { return button->text() == u"Reset"_s; });
        QVERIFY(!reset->isEnabled());
        session().setWishes({30, 60, Wishes::Era::Since2000, Wishes::Length::Over120});
        reset->setFocus();

        QTest::keyClick(reset, Qt::Key_Return);

        QVERIFY(!session().wishes().any());
        QCOMPARE(slider(0).value(), 0);
        QCOMPARE(choice(0).current(), 0);
        QVERIFY(slider(0).hasFocus());
        QVERIFY(m_popup->isVisible());
    }

    void escapeCloses()
    {
        QTest::keyClick(&slider(0), Qt::Key_Escape);

        QVERIFY(!m_popup->isVisible());
    }

    void tabComesToEveryPart()
    {
        QSet<QWidget *> met;
        for (int i = 0; i < 8; ++i) {
            met.insert(QApplication::focusWidget());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }

        QVERIFY(met.contains(&slider(0)) && met.contains(&slider(1)));
        for (int i : {0, 1})
            QVERIFY(std::any_of(met.cbegin(), met.cend(),
                                [&](QWidget *part) { return choice(i).isAncestorOf(part); }));
    }

    void everyPartHasAName()
    {
        for (QWidget *part : m_popup->findChildren<QWidget *>()) {
            if (qobject_cast<QSlider *>(part) || qobject_cast<SegmentBar *>(part))
                QVERIFY(!part->accessibleName().isEmpty());
        }
        QVERIFY(!m_popup->accessibleName().isEmpty());
        QVERIFY(slider(0).accessibleName() != slider(1).accessibleName());
    }

private:
    Session &session() const { return m_open->session(); }
    QSlider &slider(int at) const { return *m_popup->findChildren<QSlider *>().at(at); }
    SegmentBar &choice(int at) const { return *m_popup->findChildren<SegmentBar *>().at(at); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<OpenSession> m_open;
    std::unique_ptr<QWidget> m_host;
    TunePopup *m_popup = nullptr;
};

} // namespace matinee

QTEST_MAIN(matinee::TunePopupTest)
#include "tune_popup_test.moc"
