#include "ui/theme/theme.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/hero.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/poster_cache.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/reason_list.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segment_bar.h"
#include "ui/widgets/sidebar.h"
#include "ui/widgets/sidebar_item.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/text_field.h"

#include <QApplication>
#include <QHelpEvent>
#include <QLineEdit>
#include <QProgressBar>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace matinee;

class WidgetsTest : public QObject {
    Q_OBJECT

private slots:
    void buttonsHaveTheirThreeHeights()
    {
        Theme theme(*qApp, Theme::Mode::Dark);
        Button button(u"Log"_s, Button::Kind::Primary);
        QCOMPARE(button.sizeHint().height(), 36);
        const int plain = button.sizeHint().width();

        button.setIconName(u"plus"_s);
        button.setButtonHeight(Button::Height::Small);

        QCOMPARE(button.sizeHint().height(), 28);
        QCOMPARE(button.sizeHint().width(), plain + 18 + 8 - 2 * 6);
        QCOMPARE(KeyCap(u"Ctrl K"_s).sizeHint().height(), 20);
    }

    void aPartOfASegmentReadsTheSameInAMirroredWindow()
    {
        SegmentBar bar({u"2 h 30 min"_s});
        const QImage plain = bar.grab().toImage();

        bar.setLayoutDirection(Qt::RightToLeft);

        QCOMPARE(bar.grab().toImage(), plain);
    }

    void escapeEmptiesTheSearchAndThenLeaves()
    {
        SearchField field;
        field.setShortcutHint(u"Ctrl K"_s);
        field.show();
        QSignalSpy cleared(&field, &SearchField::cleared);
        QVERIFY(field.findChild<IconButton *>()->isHidden());
        QTest::keyClicks(&field, u"heat"_s);
        QVERIFY(field.findChild<KeyCap *>()->isHidden());
        QVERIFY(!field.findChild<IconButton *>()->isHidden());

        QTest::keyClick(&field, Qt::Key_Escape);
        QKeyEvent again(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
        QApplication::sendEvent(&field, &again);

        QVERIFY(field.text().isEmpty());
        QCOMPARE(cleared.size(), 1);
        QVERIFY(!again.isAccepted());
    }

    void aWrongFieldSaysWhy()
    {
        TextField field(u"Year"_s);
        field.show();

        field.setError(u"Four digits, please."_s);
        QCOMPARE(field.edit().accessibleDescription(), u"Four digits, please."_s);
        const int withError = field.sizeHint().height();
        field.setError({});

        QVERIFY(field.sizeHint().height() < withError);
    }

    void arrowsMoveTheSegmentAndStopAtItsEnds()
    {
        SegmentBar segment({u"Month"_s, u"Year"_s, u"List"_s});
        segment.show();
        QSignalSpy chosen(&segment, &SegmentBar::chosen);

        QTest::keyClick(&segment, Qt::Key_Left);
        QTest::keyClick(&segment, Qt::Key_Right);
        segment.setLayoutDirection(Qt::RightToLeft);
        QTest::keyClick(&segment, Qt::Key_Left);
        QTest::keyClick(&segment, Qt::Key_Left);

        QCOMPARE(segment.current(), 2);
        QCOMPARE(chosen.size(), 2);
        segment.setCurrent(0);
        QCOMPARE(chosen.size(), 2);
    }

    void aListThatIsMadeLaterHasRoomInTheSidebar()
    {
        Sidebar sidebar;
        sidebar.addPage(u"library"_s, u"film"_s, u"Library"_s);
        sidebar.resize(216, 800);
        sidebar.show();
        QVERIFY(QTest::qWaitForWindowExposed(&sidebar));

        for (const QString &id : {u"one"_s, u"two"_s, u"three"_s})
            sidebar.addListPage(id, u"list"_s, id);
        QTRY_VERIFY(sidebar.findChild<QScrollArea *>()->height() > 0);
        QCoreApplication::processEvents();

        const auto *area = sidebar.findChild<QScrollArea *>();
        QCOMPARE(area->widget()->height(), area->viewport()->height());
        QVERIFY(area->height() >= 3 * area->findChild<SidebarItem *>()->height());
    }

    void tabReachesThePersonLastInTheSidebar()
    {
        QWidget window;
        Sidebar sidebar(&window);
        sidebar.addPage(u"library"_s, u"library"_s, u"Library"_s);
        sidebar.addFootPage(u"settings"_s, u"settings"_s, u"Settings"_s);
        sidebar.addFootPage(u"import"_s, u"import"_s, u"Import"_s);
        Button beside(u"Beside"_s, Button::Kind::Secondary, &window);
        const auto items = sidebar.findChildren<SidebarItem *>();
        QCOMPARE(items.last()->nextInFocusChain(), sidebar.findChild<PersonButton *>());
    }

    void theSidebarAsksForPagesAndShowsWhereOneIs()
    {
        Sidebar sidebar;
        sidebar.addPage(u"home"_s, u"for-you"_s, u"For you"_s);
        sidebar.addPage(u"library"_s, u"film"_s, u"Library"_s);
        sidebar.setCurrent(u"home"_s);
        sidebar.resize(216, 600);
        sidebar.show();
        QSignalSpy requested(&sidebar, &Sidebar::pageRequested);
        const auto items = sidebar.findChildren<SidebarItem *>();

        QTest::mouseClick(items.at(1), Qt::LeftButton);
        QCOMPARE(requested.size(), 1);
        QCOMPARE(requested.first().first().toString(), u"library"_s);
        QVERIFY(items.at(0)->isChecked());
        sidebar.setCurrent(u"library"_s);

        QVERIFY(!items.at(0)->isChecked());
        QVERIFY(items.at(1)->isChecked());
        QCOMPARE(items.at(0)->geometry(), QRect(12, 60, 192, 36));
        QCOMPARE(items.at(1)->y() - items.at(0)->y(), 38);
    }

    void aNarrowSidebarShowsIconsAndNamesThem()
    {
        Sidebar sidebar;
        sidebar.addPage(u"home"_s, u"for-you"_s, u"For you"_s);

        sidebar.setCollapsed(true);

        QCOMPARE(sidebar.width(), 56);
        QCOMPARE(sidebar.findChild<SidebarItem *>()->toolTip(), u"For you"_s);
    }

    void listsComeAndGo()
    {
        Sidebar sidebar;
        sidebar.setListHeading(u"Lists"_s);
        sidebar.addListPage(u"list:1"_s, u"list"_s, u"Kurosawa"_s);

        sidebar.removeListPages();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        sidebar.setCount(u"list:1"_s, u"7/10"_s);

        QVERIFY(sidebar.findChildren<SidebarItem *>().isEmpty());
    }

    void manyListsScrollAndTheFootStays()
    {
        Sidebar sidebar;
        sidebar.addPage(u"home"_s, u"for-you"_s, u"For you"_s);
        sidebar.setListHeading(u"Lists"_s);
        sidebar.addListAction(u"new"_s, u"plus"_s, u"New list"_s);
        sidebar.addFootPage(u"import"_s, u"import"_s, u"Import"_s);
        for (int list = 0; list < 40; ++list)
            sidebar.addListPage(u"list:%1"_s.arg(list), u"list"_s, u"List %1"_s.arg(list));
        sidebar.resize(216, 600);
        sidebar.show();
        QVERIFY(QTest::qWaitForWindowExposed(&sidebar));
        const auto items = sidebar.findChildren<SidebarItem *>();
        const auto find = [&](const QString &text) {
            return *std::find_if(items.cbegin(), items.cend(),
                                 [&](auto *item) { return item->text() == text; });
        };

        QCOMPARE(sidebar.height(), 600);
        QVERIFY(find(u"Import"_s)->mapTo(&sidebar, QPoint(0, 36)).y() <= 600);
        find(u"List 0"_s)->setFocus();
        QTest::keyClick(find(u"List 0"_s), Qt::Key_Down);
        QVERIFY(find(u"List 1"_s)->hasFocus());
    }

    void aListAsksForItsMenu()
    {
        Sidebar sidebar;
        sidebar.addListPage(u"list:1"_s, u"list"_s, u"Kurosawa"_s);
        QSignalSpy asked(&sidebar, &Sidebar::listMenuRequested);

        emit sidebar.findChild<SidebarItem *>()->customContextMenuRequested({5, 5});

        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().toString(), u"list:1"_s);
    }

    void reasonsAreReadOutWithTheirSigns()
    {
        PosterCache posters;
        ReasonList list(posters);
        list.setReasons(
            {{u"You loved Ran"_s, 34.4, {}, u"heart"_s}, {u"You disliked Saw"_s, -2.0, {}, u"less"_s}}, 32);

        QCOMPARE(list.accessibleDescription(), u"You loved Ran +34, You disliked Saw −2"_s);
        QVERIFY(list.sizeHint().height() > 3 * 28);
    }

    void aReasonIsToldInFullWithItsHint()
    {
        PosterCache posters;
        ReasonList list(posters);
        list.setReasons({{u"You loved Ran"_s, 34, {}, u"heart"_s},
                         {u"Your average film"_s, 50, {}, u"chart"_s, u"Where it starts."_s}},
                        84);
        list.resize(240, list.sizeHint().height());
        const auto told = [&](int y) {
            QHelpEvent asked(QEvent::ToolTip, {30, y}, list.mapToGlobal(QPoint(30, y)));
            QApplication::sendEvent(&list, &asked);
            return QToolTip::text();
        };
        QVERIFY(told(4).contains(u"You loved Ran"_s));
        QVERIFY(told((list.sizeHint().height() - 36) * 3 / 4).contains(u"Where it starts."_s));
    }

    void aReasonThatDoesNotFitTheHeroEndsInAnEllipsisAndIsToldInFull()
    {
        PosterCache posters;
        Hero hero(posters);
        hero.resize(420, Hero::Height);
        const auto told = [&](const QString &reason) {
            hero.setContent({.label = u"Today's pick"_s,
                             .film = {},
                             .facts = u"1962"_s,
                             .reason = reason,
                             .reasonFilms = {}});
            hero.grab();
            QToolTip::hideText();
            QHelpEvent asked(QEvent::ToolTip, {30, 30}, hero.mapToGlobal(QPoint(30, 30)));
            QApplication::sendEvent(&hero, &asked);
            return QToolTip::text();
        };
        QVERIFY(!told(u"Because you loved <b>Ran</b>"_s).contains(u"Ran"_s));
        const QString full = u"Because you loved <b>Star Wars: Episode IV - A New Hope</b> and liked Ikiru: "
                             u"more of Sir Alexander Guinness"_s;
        QVERIFY(told(full).contains(full));
    }

    void theHeroTakesTheFilmsColours()
    {
        PosterCache posters;
        const PosterFacts film{.imdbId = u"tt0056058"_s,
                               .title = u"Harakiri"_s,
                               .year = 1962,
                               .genres = {u"Drama"_s},
                               .director = {}};
        Hero hero(posters);
        hero.resize(696, 220);
        QSignalSpy opened(&hero, &Hero::opened);

        hero.setContent(
            {.label = u"Today's pick"_s, .film = film, .facts = u"1962"_s, .reason = {}, .reasonFilms = {}});
        QTest::mouseClick(&hero, Qt::LeftButton, {}, {600, 100});

        QCOMPARE(hero.grab().toImage().pixelColor(300, 210), posterColors(film).ground);
        QCOMPARE(opened.size(), 1);
        QVERIFY(hero.accessibleName().contains(u"Harakiri"_s));
    }

    void progressCountsAndCanBeStopped()
    {
        Progress progress(u"Importing"_s);
        QSignalSpy cancel(&progress, &Progress::cancelRequested);

        progress.setProgress(620, 1000);
        QTest::mouseClick(progress.findChild<Button *>(), Qt::LeftButton);

        QCOMPARE(progress.findChild<QProgressBar *>()->value(), 620);
        QCOMPARE(cancel.size(), 1);
    }

    void aBarOfUnknownLengthMoves()
    {
        Progress progress(u"Learning"_s);
        progress.setProgress(0, 0);
        progress.show();
        QVERIFY(QTest::qWaitForWindowExposed(&progress));
        auto *bar = progress.findChild<QProgressBar *>();
        const QImage first = bar->grab().toImage();

        QTRY_VERIFY(bar->grab().toImage() != first);
        QTRY_VERIFY(bar->value() > 0);
        progress.setProgress(0, 0); // told once more, it goes on
        QVERIFY(bar->value() > 0);
        progress.setProgress(10, 1000);
        QTest::qWait(200);
        QCOMPARE(bar->value(), 10);
    }

    void aDialogDimsItsWindowWhileItIsOpen()
    {
        QWidget window;
        window.resize(800, 600);
        window.show();
        Dialog dialog(u"Export"_s, &window);
        auto *save = dialog.addAction(u"Save"_s, Button::Kind::Primary);
        QVERIFY(save->isDefault());

        dialog.show();
        QCOMPARE(window.findChildren<Scrim *>().size(), 1);
        window.resize(900, 700);
        QCOMPARE(window.findChild<Scrim *>()->size(), QSize(900, 700));
        QTest::keyClick(&dialog, Qt::Key_Escape);

        QVERIFY(!dialog.isVisible());
        QVERIFY(window.findChildren<Scrim *>().isEmpty());
    }

    void initialsAreTheFirstAndTheLast()
    {
        QCOMPARE(initialsOf(u"Marta Klein"_s), u"MK"_s);
        QCOMPARE(initialsOf(u"Jean van den Berg"_s), u"JB"_s);
        QCOMPARE(initialsOf(u"marta"_s), u"M"_s);
        QCOMPARE(initialsOf({}), QString());
    }

    void aSwitchTurnsByKey()
    {
        Switch theSwitch(u"Posters"_s);
        QTest::keyClick(&theSwitch, Qt::Key_Space);
        QVERIFY(theSwitch.isChecked());
        QCOMPARE(theSwitch.accessibleName(), u"Posters"_s);
    }
};

QTEST_MAIN(WidgetsTest)
#include "widgets_test.moc"
