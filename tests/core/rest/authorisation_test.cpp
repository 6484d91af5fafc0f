#include "tests/core/rest/test_api.h"

#include <QFile>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

/// Those who call. Of what is "owned" the owner is one of them; the administrator is a stranger to it too.
const QStringList Roles = {u"anonymous"_s, u"stranger"_s, u"administrator"_s, u"owner"_s};

/// A line of authorisation.csv: one route, one kind of object, the status for each of Roles.
struct Line {
    QByteArray method;
    QString path;
    QString object;
    QStringList statuses;

    QString name() const { return QString::fromLatin1(method) + u' ' + path + u' ' + object; }
};

Method methodOf(const QByteArray &name)
{
    for (const Method method : {Method::Get, Method::Put, Method::Post, Method::Patch, Method::Delete}) {
        if (nameOf(method) == name)
            return method;
    }
    qFatal("%s is no method", name.constData());
}

QList<Line> linesOfFile()
{
    QFile file(qEnvironmentVariable("MATINEE_SOURCE_DIR") + u"/tests/core/rest/authorisation.csv"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("authorisation.csv is not there");
    QList<Line> lines;
    for (const QByteArray &text : file.readAll().split('\n')) {
        const QByteArrayList cells = text.split(',');
        if (text.isEmpty() || text.startsWith('#') || cells.first() == "method")
            continue;
        Line line{cells.value(0), QString::fromUtf8(cells.value(1)), QString::fromUtf8(cells.value(2)), {}};
        for (const QByteArray &status : cells.sliced(std::min<qsizetype>(3, cells.size())))
            line.statuses.append(QString::fromLatin1(status));
        lines.append(line);
    }
    return lines;
}

/// A server with four callers and one of everything, made by the owner.
class Stage {
public:
    Stage()
    {
        for (const QString &role : Roles.sliced(1))
            m_tokens.insert(role, m_api.signedIn(role.toLatin1()));
        if (!m_api.services().accounts.people.setAdministrator(u"administrator"_s, true))
            qFatal("there is no administrator");
        const QByteArray shared = "tt0078748";
        m_film = made("/api/v1/movies", R"({"title":"Summer at the Lake"})");
        m_made = {
            {u"/api/v1/me/watches"_s, made("/api/v1/me/watches", R"({"movie":"tt0078748"})")},
            {u"/api/v1/me/reviews"_s, made("/api/v1/me/reviews", R"({"movie":"tt0078748","text":"x"})")},
            {u"/api/v1/me/lists"_s, made("/api/v1/me/lists", R"({"name":"Late nights"})")},
            {u"/api/v1/me/tokens"_s, made("/api/v1/me/tokens", R"({"name":"x","scopes":["read"]})")},
            {u"/api/v1/me/sessions"_s, otherSession()},
            {u"/api/v1/admin/invitations"_s, made("/api/v1/admin/invitations", {}, u"administrator"_s)}};
        m_reset = m_api.services().accounts.passwords.issueReset(u"owner"_s).value_or(QString());
        for (const QByteArray &film : {shared, m_film.toUtf8()}) {
            put("/api/v1/me/ratings/" + film, R"({"points":90})");
            put("/api/v1/me/nudges/" + film, R"({"direction":"more"})");
            for (const QByteArray flag : {"favourites/", "watchlist/", "hidden/"})
                put("/api/v1/me/" + flag + film, {});
            put("/api/v1/me/lists/" + m_made.value(u"/api/v1/me/lists"_s).toUtf8() + "/items/" + film, {});
        }
    }

    Response call(const Line &line, const QString &role, const QJsonObject &operation)
    {
        if (line.path == "/api/v1/me/import"_L1)
            return m_api.sendArchive(m_api.emptyArchive(), m_tokens.value(role));
        const QJsonObject content =
            operation.value(u"requestBody"_s).toObject().value(u"content"_s).toObject();
        const QJsonObject example =
            content.value(u"application/json"_s).toObject().value(u"example"_s).toObject();
        const QByteArray body =
            example.isEmpty() ? QByteArray() : QJsonDocument(bodyFor(line, role, example)).toJson();
        return m_api.call(methodOf(line.method), targetOf(line), body, m_tokens.value(role));
    }

    Response get(const QByteArray &target) { return m_api.get(target); }
    const Routes &routes() const { return m_api.routes(); }

private:
    void put(const QByteArray &target, const QByteArray &body)
    {
        if (m_api.call(Method::Put, target, body, m_tokens.value(u"owner"_s)).status != 200)
            qFatal("%s cannot be put", target.constData());
    }

    /// The last part of where it is.
    QString made(const QByteArray &target, const QByteArray &body, const QString &role = u"owner"_s)
    {
        const Response response = m_api.call(Method::Post, target, body, m_tokens.value(role));
        const QByteArray location = response.header("Location");
        if (response.status != 201 || location.isEmpty())
            qFatal("%s makes nothing: %d", target.constData(), response.status);
        return QString::fromUtf8(location.sliced(location.lastIndexOf('/') + 1));
    }

    /// The owner's on another device.
    QString otherSession()
    {
        m_api.signedIn("owner");
        const auto sessions =
            jsonOf(m_api.get("/api/v1/me/sessions", m_tokens.value(u"owner"_s))).value(u"items"_s).toArray();
        for (const QJsonValue &session : sessions) {
            if (!session.toObject().value(u"current"_s).toBool())
                return session.toObject().value(u"id"_s).toString();
        }
        qFatal("there is no other session");
    }

    /// Everybody signs up with a handle of their own, and in with their own password.
    static QJsonObject bodyFor(const Line &line, const QString &role, QJsonObject example)
    {
        if (line.path == "/api/v1/accounts"_L1)
            example.insert(u"handle"_s, u"new-"_s + role);
        if (line.path == "/api/v1/sessions"_L1)
            example = {{u"handle"_s, u"owner"_s},
                       {u"password"_s, u"a long enough secret"_s},
                       {u"device_name"_s, u"test"_s}};
        if (line.path == "/api/v1/sessions/current/proof"_L1)
            example = {{u"password"_s, u"a long enough secret"_s}};
        if (line.path == "/api/v1/me/password"_L1)
            example.insert(u"old"_s, u"a long enough secret"_s);
        return example;
    }

    /// What stands for the parameters: the film of everybody ("shared"), the owner's, or nothing that is
    /// there.
    QByteArray targetOf(const Line &line) const
    {
        const bool isMissing = line.object == "missing"_L1;
        const QString film = line.object == "owned"_L1 ? m_film : u"tt0078748"_s;
        QString path = line.path;
        path.replace(u"{file}"_s, isMissing ? u"none.js"_s : u"docs.js"_s);
        path.replace(u"{handle}"_s, isMissing ? u"nobody"_s : u"stranger"_s);
        path.replace(u"{token}"_s, isMissing ? u"mat_s_nonsense"_s : m_reset);
        const qsizetype id = path.indexOf(u"/{id}"_s);
        if (id >= 0) {
            const QString thing = m_made.value(path.left(id), u"1"_s);
            path.replace(u"{id}"_s, isMissing ? u"0190b3c4-0000-7000-8000-000000000000"_s : thing);
            path.replace(u"{ref}"_s, u"tt0078748"_s);
        }
        path.replace(u"{ref}"_s, isMissing ? u"local:0190b3c4-0000-7000-8000-000000000000"_s : film);
        return path.toUtf8();
    }

    TestApi m_api;
    QHash<QString, QString> m_tokens; ///< of roles
    QHash<QString, QString> m_made; ///< what each collection has, by its path
    QString m_film; ///< the owner's own
    QString m_reset; ///< a token that sets the owner's password
};

QByteArray withoutId(const Response &problem)
{
    QJsonObject body = jsonOf(problem);
    body.remove(u"request_id"_s);
    return QJsonDocument(body).toJson();
}

} // namespace

/// Who may do what with whose, for every route: tests/core/rest/authorisation.csv says it, and each cell is
/// called.
class AuthorisationTest : public QObject {
    Q_OBJECT

    QList<Line> m_lines = linesOfFile();
    QJsonObject m_paths;

    QJsonObject operationOf(const Line &line) const
    {
        return m_paths.value(line.path)
            .toObject()
            .value(QString::fromLatin1(line.method.toLower()))
            .toObject();
    }

private slots:
    void initTestCase()
    {
        m_paths = jsonOf(Stage().get("/api/v1/openapi.json")).value(u"paths"_s).toObject();
        QVERIFY(!m_paths.isEmpty());
    }

    void everyRouteHasItsLinesAndEveryLineARoute()
    {
        QSet<QString> wanted;
        const Stage stage;
        for (const Route &route : stage.routes()) {
            const QString name = QString::fromLatin1(nameOf(route.method)) + u' ' + route.path;
            const bool hasObject = route.path.contains(u'{');
            wanted.insert(name + (hasObject ? u" missing"_s : u" -"_s));
            if (hasObject)
                wanted.insert(name + u" there"_s);
        }
        QSet<QString> written;
        for (const Line &line : m_lines) {
            QCOMPARE(line.statuses.size(), Roles.size());
            const bool isThere = line.object == "owned"_L1 || line.object == "shared"_L1;
            written.insert(QString::fromLatin1(line.method) + u' ' + line.path + u' '
                           + (isThere ? u"there"_s : line.object));
        }
        QVERIFY2(wanted == written,
                 qPrintable(u"without a line: %1; without a route: %2"_s.arg(
                     QStringList((wanted - written).values()).join(u", "_s),
                     QStringList((written - wanted).values()).join(u", "_s))));
    }

    void everyCellIsAsWritten_data()
    {
        QTest::addColumn<qsizetype>("index");
        for (qsizetype i = 0; i < m_lines.size(); ++i)
            QTest::newRow(qPrintable(m_lines.at(i).name())) << i;
    }
    /// The owner comes last: what they do may end what the others ask for.
    void everyCellIsAsWritten()
    {
        QFETCH(qsizetype, index);
        const Line &line = m_lines.at(index);
        Stage stage;
        QStringList answered;
        for (const QString &role : Roles)
            answered.append(QString::number(stage.call(line, role, operationOf(line)).status));
        QCOMPARE(answered.join(u','), line.statuses.join(u','));
    }

    /// To a stranger, and to an administrator, what is somebody else's is not there: in every word.
    void whatIsNotMineLooksLikeWhatIsNot()
    {
        int compared = 0;
        for (const Line &line : m_lines) {
            if (line.object != "owned"_L1)
                continue;
            Line missing = line;
            missing.object = u"missing"_s;
            Stage stage;
            for (const QString &role : {u"stranger"_s, u"administrator"_s}) {
                if (line.statuses.at(Roles.indexOf(role)) != "404"_L1)
                    continue;
                const Response theirs = stage.call(line, role, operationOf(line));
                const Response none = stage.call(missing, role, operationOf(line));
                QVERIFY2(theirs.status == none.status, qPrintable(line.name()));
                QVERIFY2(withoutId(theirs) == withoutId(none), qPrintable(line.name()));
                ++compared;
            }
        }
        QVERIFY(compared > 30);
    }
};

QTEST_MAIN(AuthorisationTest)
#include "authorisation_test.moc"
