#include "core/rest/redact.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

class RedactTest : public QObject {
    Q_OBJECT

private slots:
    void secretsAreTakenOutAndTheRestStays_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("logged");
        QTest::newRow("nothing") << u"disk full, 3 of 7"_s << u"disk full, 3 of 7"_s;
        QTest::newRow("token") << u"no mat_a_0aZ-_9 here"_s << u"no mat_a_… here"_s;
        QTest::newRow("address") << u"to <ada@films.example>: 550"_s << u"to <…@…>: 550"_s;
        QTest::newRow("key") << u"Key (handle)=(ada (b)) already exists."_s
                             << u"Key (handle)=(…) already exists."_s;
        QTest::newRow("row") << u"Failing row contains (1, ada)."_s << u"Failing row contains (…)."_s;
        QTest::newRow("statement") << u"ERROR: no EXECUTE qpsqlpstmt_4 ('ada',\n 'x')"_s
                                   << u"ERROR: no EXECUTE qpsqlpstmt_4"_s;
        QTest::newRow("control") << u"a\nb\x1b[31m\u0085"_s << u"a b [31m "_s;
    }
    void secretsAreTakenOutAndTheRestStays()
    {
        QFETCH(QString, text);
        QFETCH(QString, logged);

        QCOMPARE(redact(text), logged);
        QCOMPARE(redact(logged), logged);
    }
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::RedactTest)
#include "redact_test.moc"
