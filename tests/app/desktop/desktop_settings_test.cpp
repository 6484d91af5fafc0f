#include "app/desktop/desktop_settings.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

class DesktopSettingsTest : public QObject {
    Q_OBJECT

private slots:
    void aNewFolderHasTheDefaults()
    {
        const QTemporaryDir folder;

        QCOMPARE(DesktopSettings(folder.path()).window(), WindowSettings());
    }

    void theWindowComesBackAsItWas()
    {
        const QTemporaryDir folder;
        WindowSettings window;
        window.geometry = QByteArray("\x01\xd9\x00 geometry", 12);
        window.page = u"diary"_s;
        window.libraryQuery = u"genre:Horror,Comedy \"film noir\" sort:-year"_s;
        window.theme = Theme::Mode::Light;
        window.tileSize = 180;
        window.detailsOn = {u"library"_s, u"watchlist"_s};
        window.wishes = {40, 75, Wishes::Era::EightiesNineties, Wishes::Length::Over120};
        window.tonight = {120,
                          Mood::Tense,
                          {{u"Noor"_s, {u"imdb:tt0078748"_s, u"imdb:tt0113277"_s}, true},
                           {QString(), {u"local:x,y"_s}, false}}};

        DesktopSettings(folder.path()).setWindow(window);

        QCOMPARE(DesktopSettings(folder.path()).window(), window);
    }

    void noDetailsAnywhereIsRememberedToo()
    {
        const QTemporaryDir folder;
        WindowSettings window;
        window.detailsOn = QStringList();

        DesktopSettings(folder.path()).setWindow(window);

        QVERIFY(DesktopSettings(folder.path()).window().detailsOn.isEmpty());
    }

    void nonsenseCountsAsAbsent()
    {
        const QTemporaryDir folder;
        {
            QSettings file(folder.filePath(u"desktop.ini"_s), QSettings::IniFormat);
            file.setValue(u"window/theme"_s, u"pink"_s);
            file.setValue(u"wishes/adventurous"_s, u"very"_s);
            file.setValue(u"wishes/era"_s, u"tomorrow"_s);
            file.setValue(u"tonight/minutes"_s, -5);
            file.setValue(u"tonight/mood"_s, u"furious"_s);
            file.setValue(u"tonight/guests/size"_s, 99);
        }

        QCOMPARE(DesktopSettings(folder.path()).window().theme, Theme::Mode::System);
        QVERIFY(!DesktopSettings(folder.path()).window().wishes.any());
        QCOMPARE(DesktopSettings(folder.path()).window().tonight, TonightChoices());
    }
};

} // namespace matinee

QTEST_APPLESS_MAIN(matinee::DesktopSettingsTest)
#include "desktop_settings_test.moc"
