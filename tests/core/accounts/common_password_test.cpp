#include "core/accounts/common_password.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

/// What everybody would guess is told from what somebody made up.
class CommonPasswordTest : public QObject {
    Q_OBJECT

private slots:
    void whatEverybodyGuessesIsCommon_data()
    {
        QTest::addColumn<QString>("password");
        for (const char *password : {"password1234",
                                     "Password1234",
                                     "P@ssw0rd1234",
                                     "Pa$$word2026!",
                                     "passwordpassword",
                                     "password 1234",
                                     "pass-word-pass-word",
                                     "1234password!!",
                                     "!password2026",
                                     "letmeinletmein",
                                     "iloveyou1234",
                                     "1l0vey0u2026",
                                     "summer2026summer",
                                     "Welcome12345",
                                     "123456789012",
                                     "111111111111",
                                     "210987654321",
                                     "000000000000",
                                     "1q2w3e4r5t6y",
                                     "q1w2e3r4t5y6",
                                     "1qaz2wsx3edc",
                                     "qwertyuiop12",
                                     "qwertyuiopasdfghjkl",
                                     "poiuytrewq99",
                                     "abcdefghijkl",
                                     "zyxwvutsrqpo",
                                     "abcabcabcabc",
                                     "aaaaaabbbbbb",
                                     "ab1?ab1?ab1?",
                                     "qwerty123456",
                                     "asdfghjkl123",
                                     "matinee2026!",
                                     "moviesmovies",
                                     "december2026",
                                     "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                                     "............"})
            QTest::newRow(password) << QString::fromLatin1(password);
    }
    void whatEverybodyGuessesIsCommon()
    {
        QFETCH(QString, password);
        QVERIFY(isCommonPassword(password));
    }

    void whatSomebodyMadeUpIsNot_data()
    {
        QTest::addColumn<QString>("password");
        for (const char *password :
             {"correct horse battery", "a long enough secret", "four score and seven years",
              "another long secret", "not the secret at all", "my adapted matinee secret", "password dragon",
              "dragonmonkey", "password12945", "password19451946", "xK7-pq9_Rw2z", "vfdbqwertyxh",
              "a2c4e6g8i0k2", "Tr0ub4dor&3xyz", "hello world again"})
            QTest::newRow(password) << QString::fromLatin1(password);
        QTest::newRow("other letters") << u"戦艦ポチョムキン戦艦ポチョ"_s;
    }
    void whatSomebodyMadeUpIsNot()
    {
        QFETCH(QString, password);
        QVERIFY(!isCommonPassword(password));
    }

    void theLongestTakesNoTime()
    {
        QVERIFY(isCommonPassword(u"1234567890"_s.repeated(25) + u"pass"_s));
        QVERIFY(!isCommonPassword(u"aa"_s.repeated(127) + u"ü?"_s));
    }
};

QTEST_GUILESS_MAIN(CommonPasswordTest)
#include "common_password_test.moc"
