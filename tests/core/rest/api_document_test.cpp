#include "tests/core/rest/test_api.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

/// The API document and the router tell of the same addresses.
class ApiDocumentTest : public QObject {
    Q_OBJECT

    TestApi m_api;

    /// "GET /api/v1/me" of every operation in the document: its `paths:` are indented by two, methods by
    /// four.
    static QSet<QString> documented(const QByteArray &yaml)
    {
        static const QRegularExpression path(u"^  (/\\S*):$"_s);
        static const QRegularExpression method(u"^    (get|put|post|patch|delete):$"_s);
        QSet<QString> operations;
        QString section, current;
        for (const QString &line : QString::fromUtf8(yaml).split(u'\n')) {
            if (!line.isEmpty() && !line.startsWith(u' '))
                section = line;
            if (section != "paths:"_L1)
                continue;
            if (const auto match = path.match(line); match.hasMatch())
                current = match.captured(1);
            else if (const auto verb = method.match(line); verb.hasMatch())
                operations.insert(verb.captured(1).toUpper() + u' ' + current);
        }
        return operations;
    }

private slots:
    void everyRouteIsDocumentedAndTheReverse()
    {
        const Response document = m_api.call(Method::Get, "/api/v1/openapi.yaml");
        QCOMPARE(document.status, 200);
        QCOMPARE(document.header("Content-Type"), "application/yaml");

        QSet<QString> routed;
        for (const Route &route : m_api.routes())
            routed.insert(QString::fromLatin1(nameOf(route.method)) + u' ' + route.path);
        QCOMPARE(routed.size(), m_api.routes().size());
        const QSet<QString> described = documented(document.body);
        QVERIFY2(routed == described,
                 qPrintable(u"only routed: %1; only documented: %2"_s.arg(
                     QStringList((routed - described).values()).join(u", "_s),
                     QStringList((described - routed).values()).join(u", "_s))));
    }

    void everySignedInRouteAnswers401WithoutAToken()
    {
        int tried = 0;
        for (const Route &route : m_api.routes()) {
            if (route.access != Access::SignedIn)
                continue;
            QString path = route.path;
            path.replace(u"{ref}"_s, u"tt0078748"_s).replace(u"{id}"_s, u"1"_s);
            const Response response = m_api.call(route.method, path.toLatin1());
            QVERIFY2(response.status == 401, qPrintable(path + u' ' + QString::number(response.status)));
            QVERIFY(response.header("WWW-Authenticate").startsWith("Bearer"));
            ++tried;
        }
        QVERIFY(tried > 15);
    }

    void everyRouteRefusesABadToken()
    {
        for (const Route &route : m_api.routes()) {
            QString path = route.path;
            path.replace(u"{ref}"_s, u"tt0078748"_s).replace(u"{id}"_s, u"1"_s);
            const Response response = m_api.call(route.method, path.toLatin1(), {}, u"mat_a_nonsense"_s);
            QVERIFY2(response.status == 401, qPrintable(path));
        }
    }
};

QTEST_GUILESS_MAIN(ApiDocumentTest)
#include "api_document_test.moc"
