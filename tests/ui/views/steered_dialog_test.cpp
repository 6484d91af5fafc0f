#include "tests/support/open_session.h"
#include "ui/views/nudge_buttons.h"
#include "ui/views/steered_dialog.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/poster_cache.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

/// More and less like this: the buttons that say it, and the list that takes it back.
class SteeredDialogTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
    }

    void cleanup() { m_open.reset(); }

    void everyFilmIsListedAndCanBeTakenBack()
    {
        Session &session = m_open->session();
        session.toggleNudge(m_open->film(0), Nudge::More);
        session.toggleNudge(m_open->film(1), Nudge::Less);
        session.toggleHidden(m_open->film(2));
        session.toggleNudge(m_open->film(3), Nudge::More);
        session.rate(m_open->film(3), *Rating::fromPoints(80)); // from now on the stars count
        SteeredDialog dialog(session, m_posters, nullptr);
        dialog.show();
        QCOMPARE(takeBacks(dialog).size(), 3);
        QVERIFY(!dialog.findChild<EmptyState *>()->isVisible());

        for (int left = 3; left > 0; --left) {
            takeBacks(dialog).first()->click();
            QTRY_COMPARE(takeBacks(dialog).size(), left - 1);
        }

        QVERIFY(dialog.findChild<EmptyState *>()->isVisible());
        QCOMPARE(session.mine(m_open->film(0)).nudge, Nudge::None);
        QVERIFY(!session.mine(m_open->film(2)).hidden);
        QTRY_COMPARE(session.shelf().size(), 1);
        QTRY_VERIFY(!session.undoState().undoLabel.isEmpty());
        session.undo();
        QTRY_COMPARE(takeBacks(dialog).size(), 1);
    }

    void theFocusStaysInItsRow()
    {
        Session &session = m_open->session();
        for (int film = 0; film < 3; ++film)
            session.toggleNudge(m_open->film(film), Nudge::More);
        SteeredDialog dialog(session, m_posters, nullptr);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        takeBacks(dialog).at(1)->setFocus();

        for (int left = 2; left > 0; --left) {
            QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
            QTRY_COMPARE(takeBacks(dialog).size(), left);
            QCOMPARE(dialog.focusWidget(), takeBacks(dialog).last());
        }
        QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);

        QTRY_VERIFY(takeBacks(dialog).isEmpty());
        QVERIFY(dialog.isVisible());
        QCOMPARE(static_cast<Button *>(dialog.focusWidget())->text(), u"Done"_s);
    }

    void theButtonsSayItAndTakeItBack()
    {
        Session &session = m_open->session();
        NudgeButtons buttons(session);
        buttons.setMovie(m_open->film(5));
        buttons.show();
        const auto button = [&](const QString &text) {
            for (Button *one : buttons.findChildren<Button *>()) {
                if (one->text() == text)
                    return one;
            }
            return static_cast<Button *>(nullptr);
        };
        QVERIFY(button(u"More like this"_s) && button(u"Less like this"_s));

        button(u"Less like this"_s)->click();
        QCOMPARE(session.mine(m_open->film(5)).nudge, Nudge::Less);
        QVERIFY(!button(u"Less like this"_s)->toolTip().isEmpty());
        button(u"More like this"_s)->click();
        QCOMPARE(session.mine(m_open->film(5)).nudge, Nudge::More);
        button(u"More like this"_s)->click();
        QCOMPARE(session.mine(m_open->film(5)).nudge, Nudge::None);

        session.rate(m_open->film(5), *Rating::fromPoints(60));
        QVERIFY(!buttons.isVisible());
    }

private:
    static QList<Button *> takeBacks(const SteeredDialog &dialog)
    {
        QList<Button *> buttons;
        for (Button *button : dialog.findChildren<Button *>()) {
            if (button->text() == u"Take back"_s && button->isVisibleTo(&dialog))
                buttons.append(button);
        }
        return buttons;
    }

    std::unique_ptr<OpenSession> m_open;
    PosterCache m_posters;
};

} // namespace matinee

QTEST_MAIN(matinee::SteeredDialogTest)
#include "steered_dialog_test.moc"
