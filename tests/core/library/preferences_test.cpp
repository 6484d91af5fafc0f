#include "core/library/preferences.h"
#include "core/sync_core/mutation.h"
#include "tests/support/test_library.h"

#include <QJsonArray>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

QJsonArray names(int count, int length = 5)
{
    QJsonArray all;
    for (int i = 0; i < count; ++i)
        all.append(QString::number(i).rightJustified(length, u'x'));
    return all;
}

} // namespace

/// What a person can prefer, and keeping it.
class PreferencesTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsTaken_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<bool>("isTaken");
        const auto row = [](const char *name, const QJsonValue &value, bool isTaken) {
            QTest::addRow("%s %s", name, QJsonDocument(QJsonArray{value}).toJson().left(40).constData())
                << QString::fromLatin1(name) << value << isTaken;
        };
        row("genres", names(50, 60), true);
        row("genres", names(51), false);
        row("genres", names(1, 61), false);
        row("genres", u"Horror"_s, false);
        row("genres", QJsonArray{u" "_s}, false);
        row("genres", QJsonArray{7}, false);
        row("genres", QJsonArray{u"a\nb"_s}, false);
        row("people", names(200, 200), true);
        row("people", names(201), false);
        row("people", names(1, 201), false);
        row("services", names(100, 60), true);
        row("services", names(101), false);
        for (const auto &country : {u"FR"_s, u"GB"_s, u"TW"_s, u"XK"_s})
            row("country", country, true);
        for (const auto &country : {u"fr"_s, u"UK"_s, u"EU"_s, u"ZZ"_s, u"QQ"_s, u"FRA"_s, u"001"_s, u""_s})
            row("country", country, false);
        row("country", QJsonArray{u"FR"_s}, false);
        row("languages", QJsonArray{u"fr"_s, u"ja"_s, u"haw"_s}, true);
        for (const auto &language : {u"FR"_s, u"qq"_s, u"french"_s, u"C"_s, u"fra"_s})
            row("languages", QJsonArray{language}, false);
        for (const auto &scale : {u"half_stars"_s, u"stars"_s, u"ten"_s, u"hundred"_s})
            row("rating_scale", scale, true);
        row("rating_scale", u"five"_s, false);
        row("rating_scale", 5, false);
        row("colour", u"red"_s, false);
    }
    void whatIsTaken()
    {
        QFETCH(QString, name);
        QFETCH(QJsonValue, value);
        QFETCH(bool, isTaken);
        const auto checked = checkedPreference(name, value);
        QCOMPARE(checked.has_value(), isTaken);
        if (isTaken)
            QCOMPARE(*checked, value);
        else
            QCOMPARE(checked.error().kind, Error::Kind::Invalid);
    }

    void textsAreTrimmedAndRepeatsLeftOut()
    {
        QCOMPARE(*checkedPreference(u"people"_s, QJsonArray{u" Ada "_s, u"Ada"_s, u"Bo"_s}),
                 QJsonValue(QJsonArray{u"Ada"_s, u"Bo"_s}));
        QCOMPARE(*checkedPreference(u"people"_s, QJsonArray()), QJsonValue());
    }

    void preferencesAreReplacedAsAWholeAndUndoneAsOneStep()
    {
        TestLibrary my;
        const QJsonObject first{{u"country"_s, u"FR"_s}, {u"languages"_s, QJsonArray{u"fr"_s}}};
        const QJsonObject second{{u"country"_s, u"JP"_s}, {u"rating_scale"_s, u"ten"_s}};
        QCOMPARE(*my.library.preferences(my.ada), QJsonObject());

        QVERIFY(my.library.setPreferences(my.ada, first));
        QCOMPARE(*my.library.preferences(my.ada), first);
        QVERIFY(my.library.setPreferences(my.ada, second));
        QCOMPARE(*my.library.preferences(my.ada), second);

        QVERIFY(my.library.undo(my.ada));
        QCOMPARE(*my.library.preferences(my.ada), first);
        QVERIFY(my.library.redo(my.ada));
        QCOMPARE(*my.library.preferences(my.ada), second);
    }

    /// Each is a record of sync; what did not change is none.
    void aChangeIsInTheOutbox()
    {
        TestLibrary my;
        QVERIFY(my.library.setPreferences(my.ada, {{u"country"_s, u"FR"_s}}));
        QCOMPARE(my.scalar(u"SELECT entity || ' ' || key || ' ' || fields FROM sync_outbox"_s),
                 u"pref country {\"present\":true,\"value\":\"FR\"}"_s);
        QVERIFY(my.library.setPreferences(my.ada, {{u"country"_s, u"FR"_s}}));
        QCOMPARE(my.scalar(u"SELECT COUNT(*) FROM sync_outbox"_s), u"1"_s);
    }

    void aWrongOneChangesNothing()
    {
        TestLibrary my;
        const auto refused =
            my.library.setPreferences(my.ada, {{u"country"_s, u"FR"_s}, {u"rating_scale"_s, u"x"_s}});
        QCOMPARE(refused.error().kind, Error::Kind::Invalid);
        QCOMPARE(*my.library.preferences(my.ada), QJsonObject());
        QVERIFY(!my.library.setPreferences(my.ada, {{u"colour"_s, u"red"_s}}));
    }

    void aRecordOfAnotherPreferenceIsRefusedWhereverItComesFrom()
    {
        TestLibrary my;
        const QJsonObject fields{{u"value"_s, u"red"_s}};
        QVERIFY(!my.library.applyAll(my.ada, u"x"_s, QList<RecordEdit>{{u"pref"_s, u"colour"_s, fields}}));
        QVERIFY(!my.library.applyAll(my.ada, u"x"_s, QList<RecordEdit>{{u"pref"_s, u"country"_s, fields}}));
    }
};

QTEST_GUILESS_MAIN(PreferencesTest)
#include "preferences_test.moc"
