#include "core/rest/json_body.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

/// JSON written with ' for ".
QByteArray quoted(QByteArray json)
{
    return json.replace('\'', '"');
}

} // namespace

class JsonBodyTest : public QObject {
    Q_OBJECT

private slots:
    void objectsAreRead()
    {
        const auto body = readJsonBody(quoted("{'a':{'b':':'},'c\\':':[1,{'d':'\\\\'}]}"));
        QVERIFY(body);
        QCOMPARE(body->keys(), (QStringList{u"a"_s, u"c\":"_s}));
        QVERIFY(readJsonBody({})->isEmpty());
    }

    void whatTwoReadersCouldReadDifferentlyIsRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("broken") << quoted("{'points':");
        QTest::newRow("array") << QByteArray("[1]");
        QTest::newRow("number") << QByteArray("5");
        QTest::newRow("two objects") << QByteArray("{}{}");
        QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf{}");
        QTest::newRow("name twice") << quoted("{'points':1,'points':2}");
        QTest::newRow("name twice, escaped") << quoted("{'points':1,'\\u0070oints':2}");
        QTest::newRow("name twice, inside") << quoted("{'a':[{'b':1,'b':1}]}");
        QTest::newRow("17 levels") << quoted("{'a':") + QByteArray(16, '[') + QByteArray(16, ']') + '}';
        QTest::newRow("a thousand levels")
            << quoted("{'a':") + QByteArray(1000, '[') + QByteArray(1000, ']') + '}';
        QTest::newRow("long array") << quoted("{'a':[0") + QByteArray(",0").repeated(1000) + "]}";
        QTest::newRow("NUL") << quoted("{'a':'x\\u0000y'}");
        QTest::newRow("NUL in a name") << quoted("{'x\\u0000y':1}");
        QTest::newRow("not UTF-8") << QByteArray("{\"a\":\"\xff\"}");
        QTest::newRow("long text") << quoted("{'a':'") + QByteArray(65537, 'x') + quoted("'}");
    }
    void whatTwoReadersCouldReadDifferentlyIsRefused()
    {
        QFETCH(QByteArray, body);
        const auto read = readJsonBody(body);
        QVERIFY(!read);
        QCOMPARE(read.error().status, 400);
    }

    void theLimitsThemselvesAreAllowed()
    {
        QVERIFY(readJsonBody(quoted("{'a':") + QByteArray(15, '[') + QByteArray(15, ']') + '}'));
        QVERIFY(readJsonBody(quoted("{'a':[0") + QByteArray(",0").repeated(999) + "]}"));
    }
};

QTEST_APPLESS_MAIN(JsonBodyTest)
#include "json_body_test.moc"
