#include "core/rest/input.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

class InputTest : public QObject {
    Q_OBJECT

private slots:
    void whatNobodyReadsIsRefused()
    {
        QueryInput input(QUrlQuery(u"limit=5&lmit=6"_s));
        QCOMPARE(input.number(u"limit"_s, 1, 100, 20), 5);
        const auto problem = input.problem();
        QVERIFY(problem);
        QCOMPARE(problem->status, 422);
        QCOMPARE(problem->errors.size(), 1);
        QCOMPARE(problem->errors.first().where, u"lmit"_s);
    }

    void aSingleValueMayNotComeTwice()
    {
        QueryInput input(QUrlQuery(u"limit=5&limit=6"_s));
        input.number(u"limit"_s, 1, 100, 20);
        QVERIFY(input.problem());
    }

    void choicesNameTheirWords()
    {
        QueryInput input(QUrlQuery(u"theme=pink"_s));
        QCOMPARE(input.choice<int>(u"theme"_s, {{u"light"_s, 1}, {u"dark"_s, 2}}, 1), 1);
        QVERIFY(input.problem()->errors.first().message.contains(u"light, dark"_s));
    }

    void daysMustExist_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("leap day") << u"2024-02-29"_s << true;
        QTest::newRow("no leap day") << u"2023-02-29"_s << false;
        QTest::newRow("short") << u"2024-2-9"_s << false;
        QTest::newRow("with time") << u"2024-02-09T10:00"_s << false;
    }
    void daysMustExist()
    {
        QFETCH(QString, text);
        QFETCH(bool, good);
        QUrlQuery query;
        query.addQueryItem(u"from"_s, text);
        QueryInput input(query);
        QCOMPARE(input.day(u"from"_s).has_value(), good);
        QCOMPARE(input.problem().has_value(), !good);
    }

    void bodyFieldsKeepTheirType()
    {
        BodyInput input({{u"name"_s, 5}, {u"flag"_s, u"yes"_s}, {u"n"_s, 2.5}, {u"long"_s, u"abcdef"_s}});
        input.text(u"name"_s, 10);
        input.optionalFlag(u"flag"_s);
        input.number(u"n"_s, 1, 10);
        input.optionalText(u"long"_s, 5);
        input.text(u"missing"_s, 10);
        QStringList where;
        const auto problem = input.problem();
        QVERIFY(problem);
        for (const auto &fault : problem->errors)
            where.append(fault.where);
        QVERIFY(where.contains(u"name"_s) && where.contains(u"flag"_s) && where.contains(u"n"_s)
                && where.contains(u"long"_s) && where.contains(u"missing"_s));
        QCOMPARE(where.size(), 5); // each is named once
    }
};

QTEST_APPLESS_MAIN(InputTest)
#include "input_test.moc"
