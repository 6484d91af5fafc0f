#include "ui/theme/desktop_preferences.h"
#include "ui/theme/focus_ring.h"
#include "ui/theme/theme.h"
#include "ui/theme/type.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStyle>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace matinee;

class ThemeTest : public QObject {
    Q_OBJECT

private slots:
    void switchingChangesEveryWidgetsPalette()
    {
        Theme theme(*qApp, Theme::Mode::Dark);
        QWidget widget;
        QWidget child(&widget);
        widget.show();
        QCOMPARE(&tokensOf(&child), &darkTokens());
        QSignalSpy changed(&theme, &Theme::changed);

        theme.setMode(Theme::Mode::Light);

        QTRY_COMPARE(&tokensOf(&child), &lightTokens());
        QVERIFY(!theme.isDark());
        QCOMPARE(changed.size(), 1);
    }

    void textScaleReachesTheWholeScale()
    {
        Theme theme(*qApp, Theme::Mode::Dark);
        QCOMPARE(typeFont(Type::Body).pixelSize(), 13);
        QCOMPARE(typeFont(Type::H1).pixelSize(), 28);

        theme.setTextScale(2.0);

        QCOMPARE(typeFont(Type::Body).pixelSize(), 26);
        QCOMPARE(typeFont(Type::H1).pixelSize(), 56);
        QCOMPARE(lineHeight(Type::Body), 40);
        theme.setTextScale(1.0);
    }

    void weightIsTheOnlyOtherChoice()
    {
        QCOMPARE(typeFont(Type::Body).weight(), QFont::Normal);
        QCOMPARE(typeFont(Type::Body, Weight::Semibold).weight(), QFont::DemiBold);
        QCOMPARE(typeFont(Type::H2).weight(), QFont::DemiBold);
    }

    void reducedMotionStopsFades()
    {
        Theme theme(*qApp, Theme::Mode::Dark);
        QCOMPARE(qApp->style()->styleHint(QStyle::SH_Widget_Animation_Duration), 140);

        theme.setReducedMotion(true);

        QCOMPARE(qApp->style()->styleHint(QStyle::SH_Widget_Animation_Duration), 0);
    }

    void theDesktopsWishesAreUnderstood()
    {
        DesktopPreferences desktop;

        QVERIFY(desktop.take(u"org.freedesktop.appearance"_s, u"color-scheme"_s, 1U));
        QVERIFY(desktop.prefersDark());
        QVERIFY(desktop.take(u"org.freedesktop.appearance"_s, u"color-scheme"_s, 2U));
        QVERIFY(!desktop.prefersDark());
        QVERIFY(desktop.take(u"org.gnome.desktop.interface"_s, u"text-scaling-factor"_s, 1.5));
        QCOMPARE(desktop.textScale(), 1.5);
        QVERIFY(desktop.take(u"org.gnome.desktop.interface"_s, u"enable-animations"_s, false));
        QVERIFY(desktop.reducedMotion());
        QVERIFY(!desktop.take(u"org.gnome.desktop.interface"_s, u"clock-format"_s, u"24h"_s));
    }

    void measuresAreTheDesigns()
    {
        Theme theme(*qApp, Theme::Mode::Dark);
        QLineEdit edit;
        QComboBox combo;
        QScrollBar bar(Qt::Vertical);

        QCOMPARE(edit.sizeHint().height(), 36);
        QCOMPARE(combo.sizeHint().height(), 32);
        QCOMPARE(bar.sizeHint().width(), 8);
    }

    void theRingComesWithTheKeyboardAlone()
    {
        Theme theme(*qApp, Theme::Mode::Dark);
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *first = new QPushButton(u"One"_s);
        auto *second = new QPushButton(u"Two"_s);
        column->addWidget(first);
        column->addWidget(second);
        setFocusRing(first, 6);
        setFocusRing(second, 6);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));

        QTest::mouseClick(first, Qt::LeftButton);
        const auto withMouse = ringsIn(window);
        QTest::keyClick(first, Qt::Key_Tab);
        const auto withKeys = ringsIn(window);

        QCOMPARE(withMouse.size(), 0);
        QCOMPARE(withKeys.size(), 1);
        QCOMPARE(withKeys.first()->geometry(), second->geometry().adjusted(-4, -4, 4, 4));
    }

private:
    static QList<QWidget *> ringsIn(const QWidget &window)
    {
        QList<QWidget *> rings;
        for (auto *child : window.findChildren<QWidget *>()) {
            if (child->testAttribute(Qt::WA_TransparentForMouseEvents) && child->isVisible())
                rings.append(child);
        }
        return rings;
    }
};

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
