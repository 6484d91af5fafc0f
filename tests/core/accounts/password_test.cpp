#include "core/accounts/password.h"

#include <QTest>

#include <algorithm>
#include <ctime>
#include <limits>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

const QString Secret = u"correct horse 戦艦 battery"_s;

/// Of this thread: what else the machine does is not counted.
qint64 ownCpuNanoseconds()
{
    timespec time = {};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

} // namespace

class PasswordTest : public QObject {
    Q_OBJECT

private slots:
    void theRightPasswordMatchesAndNoOther()
    {
        const auto hash = hashPassword(Secret, PasswordCost::least());
        QVERIFY(hash);
        QVERIFY(hash->startsWith("$argon2id$"));

        QVERIFY(verifyPassword(*hash, Secret, PasswordCost::least()).matches);
        QVERIFY(!verifyPassword(*hash, Secret + u' ', PasswordCost::least()).matches);
        QVERIFY(!verifyPassword(*hash, Secret.toUpper(), PasswordCost::least()).matches);
    }

    void twoHashesOfOnePasswordDiffer()
    {
        QVERIFY(*hashPassword(Secret, PasswordCost::least()) != *hashPassword(Secret, PasswordCost::least()));
    }

    void aHashThatCostMoreIsNotMadeCheaper()
    {
        const auto dear = hashPassword(Secret, {2, 16384});
        QVERIFY(verifyPassword(*dear, Secret, PasswordCost::least()).newHash.isEmpty());
        QVERIFY(isCheaper(*dear, {3, 16384}) && isCheaper(*dear, {2, 32768}));
        QVERIFY(!isCheaper(*dear, {2, 16384}));
        QVERIFY(isCheaper("something else", PasswordCost::least()));
    }

    void aHashOfALowerCostIsMadeAnewAtSignIn()
    {
        const PasswordCost dearer{2, 16384};
        const auto old = hashPassword(Secret, PasswordCost::least());

        QVERIFY(verifyPassword(*old, Secret, PasswordCost::least()).newHash.isEmpty());
        const PasswordVerdict verdict = verifyPassword(*old, Secret, dearer);
        QVERIFY(verdict.matches);
        QVERIFY(verifyPassword(verdict.newHash, Secret, dearer).matches);
        QVERIFY(verifyPassword(verdict.newHash, Secret, dearer).newHash.isEmpty());
        QVERIFY(verifyPassword(*old, u"wrong wrong wrong"_s, dearer).newHash.isEmpty());
    }

    void theStandInHashIsWellFormedAndMatchesNothing()
    {
        const QByteArray hash = unmatchableHash(PasswordCost::least());
        const auto real = hashPassword(Secret, PasswordCost::least());

        QCOMPARE(hash.size(), real->size());
        QCOMPARE(hash.first(hash.lastIndexOf(",p=1$")), real->first(real->lastIndexOf(",p=1$")));
        QVERIFY(!verifyPassword(hash, Secret, PasswordCost::least()).matches);
        QVERIFY(!verifyPassword(hash, {}, PasswordCost::least()).matches);
    }

    void comparingWithTheStandInTakesAsLongAsWithARealHash()
    {
        const PasswordCost cost{2, std::size_t(8) * 1024 * 1024};
        const auto real = hashPassword(Secret, cost);
        const QByteArray standIn = unmatchableHash(cost);
        const auto best = [&](const QByteArray &hash) {
            qint64 shortest = std::numeric_limits<qint64>::max();
            for (int i = 0; i < 5; ++i) {
                const qint64 before = ownCpuNanoseconds();
                [[maybe_unused]] const auto verdict = verifyPassword(hash, u"wrong wrong wrong"_s, cost);
                shortest = std::min(shortest, ownCpuNanoseconds() - before);
            }
            return double(shortest);
        };
        const double ratio = best(standIn) / best(*real);
        QVERIFY2(ratio > 0.5 && ratio < 2, qPrintable(QString::number(ratio)));
    }

    void garbageIsNoHash_data()
    {
        QTest::addColumn<QByteArray>("hash");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("password");
        QTest::newRow("cut off") << QByteArray("$argon2id$v=19$m=8,t=1,p=1$abc");
        QTest::newRow("endless") << QByteArray(100'000, 'a');
    }
    void garbageIsNoHash()
    {
        QFETCH(QByteArray, hash);
        QVERIFY(!verifyPassword(hash, Secret, PasswordCost::least()).matches);
    }

    void lengthNamesAndWhatIsGuessedAreChecked_data()
    {
        QTest::addColumn<QString>("password");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("11") << QString(11, u'a') << false;
        QTest::newRow("12") << u"jurythoughts"_s << true;
        QTest::newRow("12 outside the first plane")
            << u"🎬🍿🎥🎭🎫🎪🐘🚂🌊🏔🕯🎩"_s << true;
        QTest::newRow("6 outside the first plane") << u"🎬"_s.repeated(6) << false;
        QTest::newRow("256") << u"jurythou"_s.repeated(32) << true;
        QTest::newRow("257") << QString(257, u'a') << false;
        QTest::newRow("spaces") << QString(12, u' ') << false;
        QTest::newRow("what everybody guesses") << u"Pa$$word2026"_s << false;
        QTest::newRow("the handle") << u"Ada-Lovelace"_s << false;
        QTest::newRow("the handle and digits") << u"ada-lovelace-1815"_s << false;
        QTest::newRow("this program") << u"Matinee2026!"_s << false;
        QTest::newRow("with the handle in it") << u"ada-lovelace wrote notes"_s << true;
    }
    void lengthNamesAndWhatIsGuessedAreChecked()
    {
        QFETCH(QString, password);
        QFETCH(bool, accepted);
        QCOMPARE(!passwordFault(password, u"ada-lovelace"_s).has_value(), accepted);
    }
};

QTEST_APPLESS_MAIN(PasswordTest)
#include "password_test.moc"
