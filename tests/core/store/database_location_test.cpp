#include "core/store/database_location.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

class DatabaseLocationTest : public QObject {
    Q_OBJECT

private slots:
    void aFileIsNamedByItsPath()
    {
        const auto location = DatabaseLocation::parse(u"sqlite:/var/lib/a b.db"_s);
        QVERIFY(location);
        QCOMPARE(location->engine, DatabaseLocation::Engine::Sqlite);
        QCOMPARE(location->file, u"/var/lib/a b.db"_s);
    }

    void aServerIsNamedByPairsOrByAUrl_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("pairs")
            << u"postgres:host=/run/pg port=5433 dbname=films user=ada password='it\\'s; a \\\\secret'"_s;
        QTest::newRow("url") << u"postgresql://ada:it%27s%3B%20a%20%5Csecret@%2Frun%2Fpg:5433/films"_s;
        QTest::newRow("values")
            << u"postgres://ada@/films?host=/run/pg&port=5433&password=it%27s%3B%20a%20%5Csecret"_s;
    }

    void aServerIsNamedByPairsOrByAUrl()
    {
        QFETCH(QString, text);
        const auto location = DatabaseLocation::parse(text);
        QVERIFY(location);
        QCOMPARE(location->engine, DatabaseLocation::Engine::Postgres);
        QMap<QString, QString> settings = location->settings;
        settings.removeIf([](const auto &setting) { return setting.value().isEmpty(); });
        QCOMPARE(settings,
                 (QMap<QString, QString>{{u"host"_s, u"/run/pg"_s},
                                         {u"port"_s, u"5433"_s},
                                         {u"dbname"_s, u"films"_s},
                                         {u"user"_s, u"ada"_s},
                                         {u"password"_s, u"it's; a \\secret"_s}}));
    }

    void aPasswordIsNeverToldOn()
    {
        const auto location = DatabaseLocation::parse(u"postgres://ada:hunter2@db.example/films"_s);
        QVERIFY(location);
        QCOMPARE(location->name(), u"postgres:host=db.example dbname=films user=ada"_s);

        const auto refused = DatabaseLocation::parse(u"postgres:host=a password='hunter2"_s);
        QVERIFY(!refused);
        QVERIFY(!refused.error().message.contains(u"hunter2"_s)
                && !refused.error().detail.contains(u"hunter2"_s));
    }

    void whatNamesNoDatabaseIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"", "mysql://a/b", "library.db", "sqlite:", "postgres:just words", "postgres://a:b:c/d/e?"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void whatNamesNoDatabaseIsRefused()
    {
        QFETCH(QString, text);
        const auto refused = DatabaseLocation::parse(text);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Invalid);
    }
};

QTEST_APPLESS_MAIN(DatabaseLocationTest)
#include "database_location_test.moc"
