#include "core/accounts/token.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Key(32, 'k');
const QString Session = u"f81d4fae-7dec-11d0-a765-00a0c91e6bf6"_s;

} // namespace

class TokenTest : public QObject {
    Q_OBJECT

private slots:
    void aTokenCarriesItsKindAnd256Bits()
    {
        const QString access = deriveToken(Key, TokenKind::Access, Session, 1);
        QVERIFY(access.startsWith("mat_a_"_L1));
        QCOMPARE(QByteArray::fromBase64(access.sliced(6).toLatin1(), QByteArray::Base64UrlEncoding).size(),
                 32);
        QVERIFY(isWellFormedToken(TokenKind::Access, access));
        QVERIFY(!isWellFormedToken(TokenKind::Refresh, access));
    }

    void theSameGenerationGivesTheSameToken()
    {
        QCOMPARE(deriveToken(Key, TokenKind::Refresh, Session, 7),
                 deriveToken(Key, TokenKind::Refresh, Session, 7));
    }

    void everythingElseGivesAnother()
    {
        const QString token = deriveToken(Key, TokenKind::Refresh, Session, 7);
        QVERIFY(token != deriveToken(Key, TokenKind::Refresh, Session, 8));
        QVERIFY(token != deriveToken(QByteArray(32, 'l'), TokenKind::Refresh, Session, 7));
        QVERIFY(token != deriveToken(Key, TokenKind::Refresh, Session.toUpper(), 7));
        QVERIFY(token.sliced(6) != deriveToken(Key, TokenKind::Access, Session, 7).sliced(6));
    }

    void strangeTextIsNoToken_data()
    {
        QTest::addColumn<QString>("text");
        const QString good = deriveToken(Key, TokenKind::Access, Session, 1);
        QTest::newRow("empty") << QString();
        QTest::newRow("prefix only") << u"mat_a_"_s;
        QTest::newRow("too short") << good.chopped(1);
        QTest::newRow("too long") << good + u'A';
        QTest::newRow("padding") << good.chopped(1) + u'=';
        QTest::newRow("not ASCII") << good.chopped(1) + u'é';
        QTest::newRow("space before") << u' ' + good.chopped(1);
    }
    void strangeTextIsNoToken()
    {
        QFETCH(QString, text);
        QVERIFY(!isWellFormedToken(TokenKind::Access, text));
    }

    void theHashSaysNothingOfTheToken()
    {
        const QString token = deriveToken(Key, TokenKind::Access, Session, 1);
        QCOMPARE(tokenHash(token).size(), 64);
        QVERIFY(!tokenHash(token).contains(token.sliced(6)));
        QVERIFY(tokenHash(token) != tokenHash(token.chopped(1)));
    }
};

QTEST_APPLESS_MAIN(TokenTest)
#include "token_test.moc"
