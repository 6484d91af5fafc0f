#include "app/server/caller_options.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

class CallerOptionsTest : public QObject {
    Q_OBJECT

private slots:
    void anAddressMayAskTwiceWhatAPersonMay()
    {
        const auto limits = readRequestLimits(u"50"_s);
        QVERIFY(limits);
        QCOMPARE(limits->perUser, 50);
        QCOMPARE(limits->perAddress, 100);
        QCOMPARE(limits->passwordsPerNetwork, RequestLimits().passwordsPerNetwork);
    }

    void noLimitIsNoneOfThem()
    {
        const auto limits = readRequestLimits(u"0"_s);
        QVERIFY(limits);
        QCOMPARE(limits->perUser, 0);
        QCOMPARE(limits->perAddress, 0);
        QCOMPARE(limits->passwordsPerNetwork, 0);
    }

    void whatIsNoNumberOfRequestsIsRefused()
    {
        for (const QString &text : {u"-1"_s, u"many"_s, u"1000001"_s, QString()})
            QVERIFY2(!readRequestLimits(text), qPrintable(text));
    }

    void originsAreTakenAsBrowsersSendThem()
    {
        const auto origins = readOrigins({u"https://films.example"_s, u"http://localhost:3000"_s});
        QVERIFY(origins);
        QCOMPARE(*origins, QByteArrayList({"https://films.example", "http://localhost:3000"}));
    }

    void whatNoBrowserSendsIsRefused()
    {
        for (const QString &text :
             {u"*"_s, u"null"_s, u"films.example"_s, u"https://films.example/"_s,
              u"https://films.example/a"_s, u"https://ada@films.example"_s, u"HTTPS://FILMS.EXAMPLE"_s,
              u"ftp://films.example"_s, u"https://"_s, QString()})
            QVERIFY2(!readOrigins({text}), qPrintable(text));
    }
};

QTEST_GUILESS_MAIN(CallerOptionsTest)
#include "caller_options_test.moc"
