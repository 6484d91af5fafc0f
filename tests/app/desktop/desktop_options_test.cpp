#include "app/desktop/desktop_options.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

class DesktopOptionsTest : public QObject {
    Q_OBJECT

private slots:
    void withoutArgumentsEverythingIsAsRemembered()
    {
        qputenv("XDG_DATA_HOME", "/tmp/somewhere");

        const auto options = readOptions({u"matinee"_s});

        QVERIFY(options);
        QCOMPARE(options->dataFolder, u"/tmp/somewhere/matinee"_s);
        QVERIFY(options->page.isEmpty());
        QVERIFY(!options->theme);
    }

    void everyOptionIsRead()
    {
        const auto options = readOptions({u"matinee"_s, u"--data-dir"_s, u"/tmp/x/../y"_s, u"--page"_s,
                                          u"diary"_s, u"--theme"_s, u"light"_s});

        QVERIFY(options);
        QCOMPARE(options->dataFolder, u"/tmp/y"_s);
        QCOMPARE(options->page, u"diary"_s);
        QCOMPARE(options->theme, Theme::Mode::Light);
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("option") << QStringList{u"--colour"_s};
        QTest::newRow("one dash") << QStringList{u"-revers"_s};
        QTest::newRow("a word") << QStringList{u"films"_s};
        QTest::newRow("page") << QStringList{u"--page"_s, u"nowhere"_s};
        QTest::newRow("no port") << QStringList{u"--port"_s, u"65536"_s, u"--headless"_s};
        QTest::newRow("port of a window") << QStringList{u"--port"_s, u"8080"_s};
        QTest::newRow("handle of nobody") << QStringList{u"--handle"_s, u"ada"_s};
        QTest::newRow("no server to sign in to")
            << QStringList{u"--sign-in"_s, u"http://films.example"_s, u"--handle"_s, u"ada"_s};
        QTest::newRow("nobody signs in") << QStringList{u"--sign-in"_s, u"https://films.example"_s};
        QTest::newRow("proxy of no kind")
            << QStringList{u"--proxy"_s,  u"ftp://x:1"_s, u"--sign-in"_s, u"https://films.example"_s,
                           u"--handle"_s, u"ada"_s};
        QTest::newRow("page of no window") << QStringList{u"--page"_s, u"diary"_s, u"--headless"_s};
        QTest::newRow("theme") << QStringList{u"--theme"_s, u"pink"_s};
    }

    void whatIsWrongIsNamed()
    {
        QFETCH(QStringList, arguments);

        const auto options = readOptions(QStringList{u"matinee"_s} + arguments);

        QVERIFY(!options);
        QCOMPARE(options.error().kind, Error::Kind::Invalid);
        QVERIFY(options.error().message.contains(arguments.first().mid(2)));
    }

    void withoutAWindowTheLibraryIsServed()
    {
        const auto anyPort = readOptions({u"matinee"_s, u"--headless"_s});
        const auto onePort = readOptions({u"matinee"_s, u"--headless"_s, u"--port"_s, u"4711"_s});

        QVERIFY(anyPort && anyPort->isHeadless);
        QCOMPARE(anyPort->port, 0);
        QVERIFY(onePort && onePort->isHeadless);
        QCOMPARE(onePort->port, 4711);
    }

    void aTerminalSignsInAndOut()
    {
        const auto in = readOptions({u"matinee"_s, u"--sign-in"_s, u"https://films.example"_s, u"--handle"_s,
                                     u"ada"_s, u"--library"_s, u"replace"_s, u"--proxy"_s, u"none"_s});
        const auto plain =
            readOptions({u"matinee"_s, u"--sign-in"_s, u"films.example"_s, u"--handle"_s, u"ada"_s});
        const auto out = readOptions({u"matinee"_s, u"--sign-out"_s});

        QVERIFY(in && in->signIn);
        QCOMPARE(in->signIn->server, QUrl(u"https://films.example"_s));
        QCOMPARE(in->signIn->handle, u"ada"_s);
        QCOMPARE(in->signIn->choice, LibraryChoice::Replace);
        QCOMPARE(in->signIn->proxy, u"none"_s);
        QVERIFY(plain && plain->signIn);
        QCOMPARE(plain->signIn->server, QUrl(u"https://films.example"_s));
        QCOMPARE(plain->signIn->choice, LibraryChoice::Merge);
        QVERIFY(out && out->isSigningOut && !out->signIn);
    }

    void anUnknownOptionIsNamedOnceAsItWasTyped()
    {
        const auto options = readOptions({u"matinee"_s, u"-revers"_s});

        QVERIFY(!options);
        QCOMPARE(options.error().message.count(u"revers"_s), 1);
        QVERIFY(options.error().message.contains(u"“-revers”"_s));
    }

    void optionsOfQtAreItsOwn()
    {
        const auto options =
            readOptions({u"matinee"_s, u"-reverse"_s, u"--platform"_s, u"offscreen"_s, u"-style=fusion"_s,
                         u"-geometry"_s, u"800x600"_s, u"--theme"_s, u"dark"_s, u"-v"_s});

        QVERIFY(options);
        QCOMPARE(options->theme, Theme::Mode::Dark);
        QVERIFY(options->version);
    }

    void aNewFolderIsForItsOwnerAlone()
    {
        const QTemporaryDir home;
        const QString folder = home.filePath(u"share/matinee"_s);

        QVERIFY(makeDataFolder(folder));

        const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
            | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(QFileInfo(folder).isDir());
        QVERIFY(!(QFileInfo(folder).permissions() & others));
        QVERIFY(makeDataFolder(folder));
    }

    void aFolderInAFileCannotBeMade()
    {
        const auto made = makeDataFolder(u"/proc/version/matinee"_s);

        QVERIFY(!made);
        QCOMPARE(made.error().kind, Error::Kind::Unavailable);
    }
};

} // namespace matinee

QTEST_APPLESS_MAIN(matinee::DesktopOptionsTest)
#include "desktop_options_test.moc"
