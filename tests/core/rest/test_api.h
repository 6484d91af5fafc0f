#pragma once

#include "core/accounts/account_service.h"
#include "core/catalog/catalog_service.h"
#include "core/library/library_service.h"
#include "core/recommend/recommend_service.h"
#include "core/report/report_service.h"
#include "core/rest/all_routes.h"
#include "core/rest/rest_services.h"
#include "core/rest/router.h"
#include "core/search/search_service.h"
#include "core/store/database.h"
#include "tests/support/fixed_clock.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace matinee {

/// A handful of films to ask for.
inline QList<NewMovie> someFilms()
{
    using namespace Qt::StringLiterals;
    const auto film = [](const char *ref, const char *title, int year, int minutes, const QStringList &genres,
                         const char *director) {
        NewMovie movie;
        movie.summary.ref = QString::fromUtf8(ref);
        movie.summary.title = QString::fromUtf8(title);
        movie.summary.year = year;
        movie.summary.runtimeMinutes = minutes;
        movie.summary.popularity = minutes / 3.0;
        movie.summary.genres = genres;
        movie.summary.directors = {QString::fromUtf8(director)};
        movie.source = u"starter"_s;
        return movie;
    };
    return {film("imdb:tt0078748", "Alien", 1979, 117, {u"Horror"_s, u"Sci-Fi"_s}, "Ridley Scott"),
            film("imdb:tt0084787", "The Thing", 1982, 109, {u"Horror"_s, u"Sci-Fi"_s}, "John Carpenter"),
            film("imdb:tt0077651", "Halloween", 1978, 91, {u"Horror"_s}, "John Carpenter"),
            film("imdb:tt0083658", "Blade Runner", 1982, 117, {u"Sci-Fi"_s}, "Ridley Scott"),
            film("imdb:tt0089881", "Ran", 1985, 162, {u"Drama"_s, u"War"_s}, "Akira Kurosawa"),
            film("imdb:tt0047478", "Seven Samurai", 1954, 207, {u"Drama"_s}, "Akira Kurosawa"),
            film("imdb:tt0133093", "The Matrix", 1999, 136, {u"Action"_s, u"Sci-Fi"_s}, "Lana Wachowski"),
            film("imdb:tt0116282", "Fargo", 1996, 98, {u"Crime"_s, u"Drama"_s}, "Joel Coen")};
}

/// Real services over a database of its own, as one worker of a server has them.
struct TestServices {
    TestServices(std::unique_ptr<Database> opened, const Clock &clock)
        : database(std::move(opened)),
          accounts(*database, clock, QByteArray(32, 'k'), PasswordCost::least()),
          catalog(*database, clock),
          library(*database, clock),
          search(catalog, library),
          recommend(catalog, library),
          report(catalog, library, recommend, clock),
          rest{accounts, catalog, library, search, recommend, report, QByteArray(32, 'c')}
    {
    }

    /// Fails a test with the reason when there is no database.
    static std::shared_ptr<TestServices> open(const QString &path, const Clock &clock)
    {
        auto opened = Database::open(path);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        auto services = std::make_shared<TestServices>(std::move(*opened), clock);
        if (auto added = services->catalog.addMissing(someFilms()); !added)
            qFatal("%s", qPrintable(added.error().detail));
        return services;
    }

    std::unique_ptr<Database> database;
    AccountService accounts;
    CatalogService catalog;
    LibraryService library;
    SearchService search;
    RecommendService recommend;
    ReportService report;
    RestServices rest;
};

/// The whole API without a socket: its real routes over TestServices.
class TestApi {
public:
    TestApi()
        : m_services(TestServices::open(QStringLiteral(":memory:"), clock)),
          m_router(allRoutes(m_services->rest, draining),
                   [this](const QString &token) { return m_services->accounts.authenticate(token); })
    {
    }

    Response call(Method method, const QByteArray &target, const QByteArray &body = {},
                  const QString &token = {})
    {
        Request request{.id = QStringLiteral("test"), .method = method};
        request.path = target.split('?').first();
        request.query = target.contains('?') ? target.sliced(target.indexOf('?') + 1) : QByteArray();
        request.body = body;
        if (!body.isEmpty())
            request.headers.insert("content-type", "application/json");
        if (!token.isEmpty())
            request.headers.insert("authorization", "Bearer " + token.toLatin1());
        return answer(request);
    }

    /// Long parts are run here and now.
    Response answer(const Request &request)
    {
        const Outcome outcome = m_router.answer(request);
        if (const auto *pending = std::get_if<Pending>(&outcome))
            return pending->complete(pending->job(false));
        return std::get<Response>(outcome);
    }

    /// Signs up and in; the access token.
    QString signedIn(const QByteArray &handle)
    {
        const QByteArray credentials = R"("handle":")" + handle + R"(","password":"a long enough secret")";
        call(Method::Post, "/api/v1/accounts", '{' + credentials + '}');
        const Response session =
            call(Method::Post, "/api/v1/sessions", '{' + credentials + R"(,"device_name":"test"})");
        return QJsonDocument::fromJson(session.body).object().value(QLatin1String("access_token")).toString();
    }

    const Routes &routes() const { return m_router.routes(); }

    FixedClock clock;
    std::atomic_bool draining{false};

private:
    std::shared_ptr<TestServices> m_services;
    Router m_router;
};

inline QJsonObject jsonOf(const Response &response)
{
    return QJsonDocument::fromJson(response.body).object();
}

} // namespace matinee
