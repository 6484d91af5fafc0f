#include "core/rest/request_scanner.h"

#include <QRandomGenerator>
#include <QTest>

using namespace matinee;
using State = RequestScanner::State;

namespace {

const QByteArray Host = "Host: films.example\r\n";

QByteArray head(const QByteArray &fields, const QByteArray &line = "POST /films HTTP/1.1")
{
    return line + "\r\n" + Host + fields + "\r\n";
}

/// The status a message is refused with, 0 when it is complete, -1 when more is awaited.
int verdict(const QByteArray &message)
{
    RequestScanner scanner;
    const State state = scanner.feed(message);
    return state == State::Refused ? scanner.refusal() : state == State::Complete ? 0 : -1;
}

int verdictByteByByte(const QByteArray &message)
{
    RequestScanner scanner;
    for (const char &c : message) {
        if (scanner.feed(QByteArrayView(&c, 1)) == State::Refused)
            return scanner.refusal();
        if (scanner.hasSurplus())
            return 400; // what it is called when it comes with the request
    }
    return scanner.state() == State::Complete ? 0 : -1;
}

} // namespace

class RequestScannerTest : public QObject {
    Q_OBJECT

private slots:
    void headIsKnownAsSoonAsItsMethodIsRead()
    {
        const auto isHead = [](const QByteArray &bytes) {
            RequestScanner scanner;
            scanner.feed(bytes);
            return scanner.isHead();
        };
        QVERIFY(isHead("HEAD /films HTTP/1.1\r\n" + Host + "\r\n"));
        QVERIFY(isHead("HEAD /films HTTP/1.1\r\n" + Host + Host + "\r\n")); // refused
        QVERIFY(isHead("HEAD /" + QByteArray(20'000, 'x')));
        QVERIFY(isHead("HEAD "));
        QVERIFY(!isHead("HEAD"));
        QVERIFY(!isHead("GET /films HTTP/1.1\r\nX: HEAD \r\n"));
        QVERIFY(!isHead("GET HEAD HTTP/1.1\r\n"));
        RequestScanner scanner;
        scanner.feed("HEAD /films HTTP/1.1\r\n" + Host + "\r\n");
        scanner.next();
        QVERIFY(!scanner.isHead());
    }

    void messages_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<int>("expected");
        const auto row = [](const char *name, const QByteArray &message, int expected) {
            QTest::newRow(name) << message << expected;
        };
        const QByteArray chunked = "Transfer-Encoding: chunked\r\n";

        row("GET", head({}, "GET / HTTP/1.1"), 0);
        row("body of its length", head("Content-Length: 3\r\n") + "abc", 0);
        row("body to come", head("Content-Length: 3\r\n") + "ab", -1);
        row("length 0", head("Content-Length: 0\r\n"), 0);
        row("chunks", head(chunked) + "3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n", 0);
        row("chunks to come", head(chunked) + "3\r\nabc\r\n", -1);
        row("chunked in capitals", head("TRANSFER-ENCODING: chunked\r\n") + "0\r\n\r\n", 0);
        row("HTTP/1.0 without Host", "GET / HTTP/1.0\r\n\r\n", 0);
        row("tab around a value", head("X:\tvalue\t\r\n", "GET / HTTP/1.1"), 0);
        row("value in Latin-1", head("X: \xe9\r\n", "GET / HTTP/1.1"), 0);
        row("half a head", "GET / HTTP/1.1\r\nHost: x", -1);

        row("CL and TE", head("Content-Length: 3\r\n" + chunked) + "0\r\n\r\n", 400);
        row("TE and CL", head(chunked + "Content-Length: 3\r\n") + "0\r\n\r\n", 400);
        row("two CLs, different", head("Content-Length: 3\r\nContent-Length: 4\r\n") + "abc", 400);
        row("two CLs, the same", head("Content-Length: 3\r\nContent-Length: 3\r\n") + "abc", 400);
        row("CL list", head("Content-Length: 3, 3\r\n") + "abc", 400);
        row("CL negative", head("Content-Length: -1\r\n"), 400);
        row("CL plus", head("Content-Length: +3\r\n") + "abc", 400);
        row("CL hexadecimal", head("Content-Length: 0x3\r\n") + "abc", 400);
        row("CL with a fraction", head("Content-Length: 3.0\r\n") + "abc", 400);
        row("CL of words", head("Content-Length: three\r\n"), 400);
        row("CL empty", head("Content-Length:\r\n"), 400);
        row("CL beyond 64 bits", head("Content-Length: 99999999999999999999\r\n"), 400);
        row("CL with a space inside", head("Content-Length: 1 2\r\n"), 400);
        row("TE identity", head("Transfer-Encoding: identity\r\n"), 400);
        row("TE twice", head(chunked + chunked) + "0\r\n\r\n", 400);
        row("TE list", head("Transfer-Encoding: gzip, chunked\r\n"), 400);
        row("TE in quotes", head("Transfer-Encoding: \"chunked\"\r\n"), 400);
        row("TE with vertical tab",
            head("Transfer-Encoding: \x0b"
                 "chunked\r\n"),
            400);
        row("TE after a space", head("Transfer-Encoding : chunked\r\n"), 400);
        row("TE folded", head("Transfer-Encoding:\r\n chunked\r\n"), 400);
        row("TE with HTTP/1.0", "POST / HTTP/1.0\r\n" + chunked + "\r\n0\r\n\r\n", 400);

        row("chunk size of letters", head(chunked) + "zz\r\n", 400);
        row("chunk size empty", head(chunked) + "\r\n", 400);
        row("chunk size negative", head(chunked) + "-1\r\n", 400);
        row("chunk size 0x", head(chunked) + "0x3\r\nabc\r\n", 400);
        row("chunk size endless", head(chunked) + "0000000000003\r\nabc\r\n", 400);
        row("chunk size too large", head(chunked) + "7fffffff\r\n", 413);
        row("chunk with extension", head(chunked) + "3;a=b\r\nabc\r\n", 400);
        row("chunk longer than its size", head(chunked) + "3\r\nabcd\r\n", 400);
        row("chunk without CR", head(chunked) + "3\nabc\r\n", 400);
        row("chunk data without CR", head(chunked) + "3\r\nabc\n0\r\n\r\n", 400);
        row("trailer", head(chunked) + "0\r\nX: y\r\n\r\n", 400);
        row("chunks above the limit together",
            head(chunked) + ("8000\r\n" + QByteArray(0x8000, 'x') + "\r\n").repeated(3), 413);
        row("chunks so small that they are mostly framing",
            head(chunked) + QByteArray("1\r\na\r\n").repeated(14'000), 413);

        row("two slashes first", "GET //x/healthz HTTP/1.1\r\n" + Host + "\r\n", 400);
        row("bare LF in the line", "GET / HTTP/1.1\nHost: x\r\n\r\n", 400);
        row("bare LF only", "GET / HTTP/1.1\nHost: x\n\n", 400);
        row("bare LF in a field", head("A: b\nC: d\r\n", "GET / HTTP/1.1"), 400);
        row("bare CR in a field", head("A: b\rC: d\r\n", "GET / HTTP/1.1"), 400);
        row("CR CR LF", head("A: b\r\r\n", "GET / HTTP/1.1"), 400);
        row("NUL in a field", head(QByteArray("A: b\0c\r\n", 8), "GET / HTTP/1.1"), 400);
        row("NUL first", QByteArray("\0", 1), 400);
        row("empty line first", "\r\nGET / HTTP/1.1\r\n" + Host + "\r\n", 400);
        row("folded field", head("A: b\r\n c\r\n", "GET / HTTP/1.1"), 400);
        row("space first", head(" A: b\r\n", "GET / HTTP/1.1"), 400);
        row("no colon", head("A b\r\n", "GET / HTTP/1.1"), 400);
        row("no name", head(": b\r\n", "GET / HTTP/1.1"), 400);
        row("odd name", head("A(b): c\r\n", "GET / HTTP/1.1"), 400);

        row("no Host", "GET / HTTP/1.1\r\n\r\n", 400);
        row("two Hosts", head(Host, "GET / HTTP/1.1"), 400);
        row("Host with a path", "GET / HTTP/1.1\r\nHost: x/y\r\n\r\n", 400);
        row("Host list", "GET / HTTP/1.1\r\nHost: x, y\r\n\r\n", 400);

        row("no version", "GET /\r\n" + Host + "\r\n", 400);
        row("HTTP/2.0", head({}, "GET / HTTP/2.0"), 505);
        row("HTTP/1.10", head({}, "GET / HTTP/1.10"), 505);
        row("http in small letters", head({}, "GET / http/1.1"), 400);
        row("two spaces", head({}, "GET  / HTTP/1.1"), 400);
        row("tab for space", head({}, "GET\t/ HTTP/1.1"), 400);
        row("absolute address", head({}, "GET http://x/ HTTP/1.1"), 400);
        row("address with a DEL", head({}, "GET /\x7f HTTP/1.1"), 400);
        row("address not ASCII", head({}, "GET /\xc3\xa9 HTTP/1.1"), 400);
        row("address with a fragment", head({}, "GET /a#b HTTP/1.1"), 400);
        row("OPTIONS *", head({}, "OPTIONS * HTTP/1.1"), 400);
        row("CONNECT", head({}, "CONNECT x:443 HTTP/1.1"), 501);
        row("TRACE", head({}, "TRACE / HTTP/1.1"), 501);
        row("get", head({}, "get / HTTP/1.1"), 501);
        row("TLS hello", QByteArray("\x16\x03\x01\x02\x00\x01\x00", 7), 400);
        row("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
        row("upgrade", head("Connection: upgrade\r\nUpgrade: websocket\r\n", "GET / HTTP/1.1"), 501);

        row("address of 8 KiB", head({}, "GET /" + QByteArray(8191, 'a') + " HTTP/1.1"), 0);
        row("address above 8 KiB", head({}, "GET /" + QByteArray(8192, 'a') + " HTTP/1.1"), 414);
        row("endless address", "GET /" + QByteArray(20'000, 'a'), 414);
        row("head above 16 KiB", head("X: " + QByteArray(16'500, 'a') + "\r\n", "GET / HTTP/1.1"), 431);
        row("64 fields", head(QByteArray("X: y\r\n").repeated(63), "GET / HTTP/1.1"), 0);
        row("65 fields", head(QByteArray("X: y\r\n").repeated(64), "GET / HTTP/1.1"), 431);
        row("body of 64 KiB", head("Content-Length: 65536\r\n"), -1);
        row("body above 64 KiB", head("Content-Length: 65537\r\n"), 413);
        row("Expect of another kind", head("Expect: 200-ok\r\nContent-Length: 3\r\n"), 417);

        row("pipelined", head({}, "GET / HTTP/1.1").repeated(2), 400);
        row("more than its length", head("Content-Length: 3\r\n") + "abcd", 400);
    }
    void messages()
    {
        QFETCH(QByteArray, message);
        QFETCH(int, expected);
        QCOMPARE(verdict(message), expected);
        QCOMPARE(verdictByteByByte(message), expected);
    }

    void theNextRequestStartsAfresh()
    {
        RequestScanner scanner;
        QCOMPARE(scanner.feed(head("Connection: close\r\nContent-Length: 2\r\n") + "ab"), State::Complete);
        QVERIFY(scanner.closes());
        scanner.next();
        QCOMPARE(scanner.state(), State::Idle);
        QCOMPARE(scanner.feed(head({}, "GET / HTTP/1.1")), State::Complete);
        QVERIFY(!scanner.closes());
    }

    void aRouteMayTakeLargerBodies()
    {
        RequestScanner::Limits limits;
        limits.largeBodies = {{"POST", "/import", 1'000'000}};
        const auto verdictOf = [&](const QByteArray &line, qint64 length) {
            RequestScanner scanner(limits);
            scanner.feed(head("Content-Length: " + QByteArray::number(length) + "\r\n", line));
            return scanner.state() == State::Refused ? scanner.refusal() : 0;
        };
        QCOMPARE(verdictOf("POST /import HTTP/1.1", 1'000'000), 0);
        QCOMPARE(verdictOf("POST /import?a=b HTTP/1.1", 1'000'000), 0);
        QCOMPARE(verdictOf("POST /import HTTP/1.1", 1'000'001), 413);
        QCOMPARE(verdictOf("PUT /import HTTP/1.1", 1'000'000), 413);
        QCOMPARE(verdictOf("POST /imports HTTP/1.1", 1'000'000), 413);
        QCOMPARE(verdictOf("POST /%69mport HTTP/1.1", 1'000'000), 413);
    }

    void whatComesDuringAnAnswerMakesItTheLast()
    {
        RequestScanner scanner;
        QCOMPARE(scanner.feed(head({}, "GET / HTTP/1.1")), State::Complete);
        QVERIFY(!scanner.hasSurplus());
        QCOMPARE(scanner.feed("G"), State::Complete);
        QVERIFY(scanner.hasSurplus());
        QVERIFY(scanner.closes());
    }

    void connectionsCloseWhenTheyMust()
    {
        const auto closes = [](const QByteArray &message) {
            RequestScanner scanner;
            return scanner.feed(message) == State::Complete && scanner.closes();
        };
        QVERIFY(closes("GET / HTTP/1.0\r\n\r\n"));
        QVERIFY(closes(head("Connection: Close\r\n", "GET / HTTP/1.1")));
        QVERIFY(closes(head("Connection: x, close\r\n", "GET / HTTP/1.1")));
        QVERIFY(!closes(head("Connection: keep-alive\r\n", "GET / HTTP/1.1")));
    }

    void aClientThatAsksIsToldToContinueOnce()
    {
        RequestScanner scanner;
        scanner.feed(head("Expect: 100-Continue\r\nContent-Length: 3\r\n"));
        QVERIFY(scanner.takeContinue());
        QVERIFY(!scanner.takeContinue());
        RequestScanner refused;
        refused.feed(head("Expect: 100-continue\r\nContent-Length: 2000000\r\n"));
        QVERIFY(!refused.takeContinue());
    }

    void aRefusalIsFinal()
    {
        RequestScanner scanner;
        scanner.feed(QByteArray("\0", 1));
        scanner.next();
        QCOMPARE(scanner.feed(head({}, "GET / HTTP/1.1")), State::Refused);
    }

    /// Whatever comes, and however it is cut, the verdict is the same and nothing breaks.
    void randomDamageIsJudgedAlikeHoweverItIsCut()
    {
        QRandomGenerator random(20260314);
        const QByteArray seeds[] = {head("Transfer-Encoding: chunked\r\n") + "3\r\nabc\r\n0\r\n\r\n",
                                    head("Content-Length: 5\r\nConnection: close\r\n") + "hello",
                                    head("Expect: 100-continue\r\n", "GET /a?b=c HTTP/1.1")};
        const QByteArray spice("\r\n\0 :,;0aF\t\x7f\xff", 13);
        for (int i = 0; i < 20'000; ++i) {
            QByteArray message = seeds[random.bounded(3)];
            for (int damage = random.bounded(4); damage >= 0; --damage) {
                const qsizetype at = random.bounded(qint64(message.size()));
                const char c = spice.at(random.bounded(qint64(spice.size())));
                switch (random.bounded(3)) {
                case 0:
                    message[at] = c;
                    break;
                case 1:
                    message.insert(at, c);
                    break;
                default:
                    message.remove(at, 1);
                }
            }
            QVERIFY2(verdict(message) == verdictByteByByte(message), message.toHex());
        }
    }
};

QTEST_APPLESS_MAIN(RequestScannerTest)
#include "request_scanner_test.moc"
