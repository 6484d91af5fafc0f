#include "core/catalog/film_fields.h"

#include <QJsonArray>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

class FilmFieldsTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsWrongIsRefusedByName_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        QJsonArray many;
        for (int i = 0; i <= 100; ++i)
            many.append(QString::number(i));
        QTest::newRow("no title") << u"title"_s << QJsonValue();
        QTest::newRow("blank title") << u"title"_s << QJsonValue(u"  "_s);
        QTest::newRow("long title") << u"title"_s << QJsonValue(QString(301, u'x'));
        QTest::newRow("number as title") << u"title"_s << QJsonValue(1984);
        QTest::newRow("early") << u"year"_s << QJsonValue(1869);
        QTest::newRow("late") << u"year"_s << QJsonValue(2101);
        QTest::newRow("half") << u"year"_s << QJsonValue(1995.5);
        QTest::newRow("text as year") << u"year"_s << QJsonValue(u"1995"_s);
        QTest::newRow("huge year") << u"year"_s << QJsonValue(1e300);
        QTest::newRow("short") << u"runtime_minutes"_s << QJsonValue(0);
        QTest::newRow("long") << u"runtime_minutes"_s << QJsonValue(6001);
        QTest::newRow("long synopsis") << u"synopsis"_s << QJsonValue(QString(5001, u'x'));
        QTest::newRow("not a list") << u"cast"_s << QJsonValue(u"Al Pacino"_s);
        QTest::newRow("blank name") << u"cast"_s << QJsonValue(QJsonArray{u"Al Pacino"_s, u" "_s});
        QTest::newRow("number as name") << u"cast"_s << QJsonValue(QJsonArray{7});
        QTest::newRow("many names") << u"cast"_s << QJsonValue(many);
        QTest::newRow("one name many times")
            << u"cast"_s << QJsonValue(QJsonArray::fromStringList(QStringList(101, u"A"_s)));
        QTest::newRow("country by name") << u"countries"_s << QJsonValue(QJsonArray{u"France"_s});
        QTest::newRow("language by name") << u"languages"_s << QJsonValue(QJsonArray{u"French"_s});
    }

    void whatIsWrongIsRefusedByName()
    {
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);

        const auto checked = checkedFact(*filmField(field), value);

        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, Error::Kind::Invalid);
        QVERIFY2(checked.error().message.contains(field), qPrintable(checked.error().message));
    }

    void whatIsRightIsTidied()
    {
        QCOMPARE(*checkedFact(*filmField(u"title"_s), u" Heat "_s), QJsonValue(u"Heat"_s));
        QCOMPARE(*checkedFact(*filmField(u"cast"_s), QJsonArray{u"A"_s, u" B "_s, u"A"_s}),
                 QJsonValue(QJsonArray{u"A"_s, u"B"_s}));
        QCOMPARE(*checkedFact(*filmField(u"synopsis"_s), u" "_s), QJsonValue());
        QCOMPARE(*checkedFact(*filmField(u"year"_s), 1870), QJsonValue(1870));
        QCOMPARE(*checkedFact(*filmField(u"languages"_s), QJsonArray{u"cmn"_s, u"fr"_s}),
                 QJsonValue(QJsonArray{u"cmn"_s, u"fr"_s}));
    }

    void everyFactOfAFilmCanBeTakenAndGiven()
    {
        const QJsonObject facts{{u"title"_s, u"Heat"_s},
                                {u"original_title"_s, u"Hitze"_s},
                                {u"year"_s, 1995},
                                {u"runtime_minutes"_s, 170},
                                {u"synopsis"_s, u"A thief."_s},
                                {u"genres"_s, QJsonArray{u"Crime"_s}},
                                {u"directors"_s, QJsonArray{u"Michael Mann"_s}},
                                {u"cast"_s, QJsonArray{u"Al Pacino"_s}},
                                {u"countries"_s, QJsonArray{u"US"_s}},
                                {u"languages"_s, QJsonArray{u"en"_s}},
                                {u"keywords"_s, QJsonArray{u"heist"_s}}};
        Movie movie;
        for (const FilmField &field : filmFields())
            setFact(movie, field, facts.value(field.name));

        QCOMPARE(factsOf(movie), facts);
        QCOMPARE(movie.summary.runtimeMinutes, 170);
    }
};

QTEST_APPLESS_MAIN(FilmFieldsTest)
#include "film_fields_test.moc"
