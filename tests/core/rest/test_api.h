#pragma once

#include "core/accounts/accounts.h"
#include "core/catalog/catalog_service.h"
#include "core/exchange/archive_writer.h"
#include "core/exchange/exchange_service.h"
#include "core/feedback/feedback_service.h"
#include "core/library/library_service.h"
#include "core/model/model_store.h"
#include "core/recommend/recommend_service.h"
#include "core/report/report_service.h"
#include "core/rest/all_routes.h"
#include "core/rest/request_budget.h"
#include "core/rest/rest_services.h"
#include "core/rest/router.h"
#include "core/rest/server_state.h"
#include "core/search/index_hub.h"
#include "core/search/search_service.h"
#include "core/store/database.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/test_database.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

namespace matinee {

/// A film of a source, for adding to the catalogue.
struct TestFilm {
    const char *ref;
    const char *title;
    int year = 0;
    int minutes = 0; ///< a third of it is the popularity
    QStringList genres = {};
    const char *director = "";
    const char *star = "";
    const char *country = "US"; ///< and the language goes with it
    double rating = 0; ///< IMDb's; 0: unknown

    operator NewMovie() const
    {
        using namespace Qt::StringLiterals;
        NewMovie movie;
        movie.summary.ref = QString::fromUtf8(ref);
        movie.summary.title = QString::fromUtf8(title);
        movie.summary.year = year;
        movie.summary.runtimeMinutes = minutes;
        movie.summary.popularity = minutes / 3.0;
        movie.summary.genres = genres;
        movie.summary.directors = {QString::fromUtf8(director)};
        if (*star)
            movie.cast = {QString::fromUtf8(star)};
        movie.countries = {QString::fromUtf8(country)};
        movie.languages = {movie.countries.contains(u"JP"_s) ? u"ja"_s : u"en"_s};
        if (rating > 0)
            movie.scores = {{u"imdb"_s, rating, 10, 1000}};
        movie.source = u"starter"_s;
        return movie;
    }
};

/// A handful of films to ask for.
inline QList<NewMovie> someFilms()
{
    using namespace Qt::StringLiterals;
    const QStringList both{u"Horror"_s, u"Sci-Fi"_s};
    return {
        TestFilm{"imdb:tt0078748", "Alien", 1979, 117, both, "Ridley Scott", "Sigourney Weaver", "GB", 8.5},
        TestFilm{"imdb:tt0084787", "The Thing", 1982, 109, both, "John Carpenter", "Kurt Russell", "US", 8.2},
        TestFilm{"imdb:tt0077651",
                 "Halloween",
                 1978,
                 91,
                 {u"Horror"_s},
                 "John Carpenter",
                 "Jamie Lee Curtis",
                 "US",
                 7.7},
        TestFilm{"imdb:tt0083658",
                 "Blade Runner",
                 1982,
                 117,
                 {u"Sci-Fi"_s},
                 "Ridley Scott",
                 "Harrison Ford",
                 "US",
                 8.1},
        TestFilm{"imdb:tt0089881",
                 "Ran",
                 1985,
                 162,
                 {u"Drama"_s, u"War"_s},
                 "Akira Kurosawa",
                 "Tatsuya Nakadai",
                 "JP",
                 8.2},
        TestFilm{"imdb:tt0047478",
                 "Seven Samurai",
                 1954,
                 207,
                 {u"Drama"_s},
                 "Akira Kurosawa",
                 "Toshiro Mifune",
                 "JP",
                 8.6},
        TestFilm{"imdb:tt0133093",
                 "The Matrix",
                 1999,
                 136,
                 {u"Action"_s, u"Sci-Fi"_s},
                 "Lana Wachowski",
                 "Keanu Reeves",
                 "US",
                 8.7},
        TestFilm{
            "imdb:tt0116282", "Fargo", 1996, 98, {u"Crime"_s, u"Drama"_s}, "Joel Coen", "Frances McDormand"}};
}

/// Anybody may sign up, and a hash costs next to nothing.
inline AccountPolicy testPolicy()
{
    return {.cost = PasswordCost::least(), .signUp = SignUp::Open};
}

/// Real services over a database of its own, as one worker of a server has them.
struct TestServices {
    TestServices(std::unique_ptr<Database> opened, std::shared_ptr<IndexHub> index, const Clock &clock,
                 const AccountPolicy &policy)
        : database(std::move(opened)),
          hub(std::move(index)),
          accounts(*database, clock, QByteArray(32, 'k'), policy),
          catalog(*database, clock),
          library(*database, clock),
          recommend(catalog, library),
          search(*database, *hub, library,
                 [this](UserId user) {
                     return recommend.forYou(user).map([](const ForYou &page) { return page.match; });
                 }),
          report(catalog, library, recommend, clock),
          feedback(*database, clock, catalog, recommend),
          exchange(*database, catalog, clock),
          rest{*database,
               accounts,
               &accounts,
               catalog,
               library,
               search,
               recommend,
               report,
               feedback,
               exchange,
               {SyncServer(*database, clock), std::make_shared<RequestBudget>(RequestLimits()), clock},
               {models, folder.path(), QStringLiteral("/bin/false"), clock},
               QByteArray(32, 'c')}
    {
    }

    /// Fails a test with the reason when there is no database. Services over one file share their `hub`.
    static std::shared_ptr<TestServices> open(const QString &path, const Clock &clock,
                                              std::shared_ptr<IndexHub> hub = {},
                                              const AccountPolicy &policy = testPolicy())
    {
        const DatabaseLocation where = testDatabase(path);
        auto opened = Database::open(where);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        if (!hub)
            hub = path == QLatin1String(":memory:")
                ? std::make_shared<IndexHub>(path)
                : std::make_shared<IndexHub>(where, QFileInfo(path).path());
        auto services = std::make_shared<TestServices>(std::move(*opened), std::move(hub), clock, policy);
        if (auto added = services->catalog.addMissing(someFilms()); !added)
            qFatal("%s", qPrintable(added.error().detail));
        return services;
    }

    std::unique_ptr<Database> database;
    std::shared_ptr<IndexHub> hub;
    Accounts accounts;
    CatalogService catalog;
    LibraryService library;
    RecommendService recommend;
    SearchService search;
    ReportService report;
    FeedbackService feedback;
    ExchangeService exchange;
    QTemporaryDir folder; ///< of suggestion models
    model::ModelStore models{folder.path()};
    RestServices rest;
};

/// The whole API without a socket: its real routes over TestServices.
class TestApi {
public:
    /// Two of one file are two workers; each is for the thread that made it.
    explicit TestApi(const AccountPolicy &policy = testPolicy(),
                     const QString &file = QStringLiteral(":memory:"))
        : m_services(TestServices::open(file, clock, {}, policy)),
          m_router(
              allRoutes(state),
              {m_services->rest,
               Admission([this](const QString &token) { return m_services->accounts.authenticate(token); },
                         budget, clock),
               clock, Origins({"https://films.example"})})
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

    /// As POST /api/v1/me/import takes it.
    Response sendArchive(const QByteArray &zip, const QString &token, const QByteArray &key = {})
    {
        Request request{.id = QStringLiteral("test"), .method = Method::Post, .path = "/api/v1/me/import"};
        request.headers.insert("content-type", "application/zip");
        if (!token.isEmpty())
            request.headers.insert("authorization", "Bearer " + token.toLatin1());
        if (!key.isEmpty())
            request.headers.insert("idempotency-key", key);
        request.body = zip;
        return answer(request);
    }

    QByteArray emptyArchive() const
    {
        LibraryArchive archive;
        archive.exportedAt = clock.now();
        return writeArchive(archive).value();
    }

    /// Long parts are run here and now.
    Response answer(const Request &request)
    {
        const Handled outcome = m_router.answer(request);
        if (const auto *pending = std::get_if<Pending>(&outcome))
            return pending->complete(pending->job(false));
        if (const auto *waiting = std::get_if<Waiting>(&outcome))
            return *waiting->ask(Forever);
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

    Response get(const QByteArray &target, const QString &token = {})
    {
        return call(Method::Get, target, {}, token);
    }

    /// As an import of a catalogue does.
    void addFilms(const QList<NewMovie> &films)
    {
        if (auto added = m_services->catalog.addMissing(films); !added)
            qFatal("%s", qPrintable(added.error().detail));
    }

    const Routes &routes() const { return m_router.routes(); }
    TestServices &services() { return *m_services; }

    FixedClock clock;
    ServerState state;
    RequestBudget budget{{0, 0, 0}}; ///< unlimited

private:
    std::shared_ptr<TestServices> m_services;
    Router m_router;
};

/// A body of text fields.
inline QByteArray bodyOf(const QJsonObject &fields)
{
    return QJsonDocument(fields).toJson(QJsonDocument::Compact);
}

inline QJsonObject jsonOf(const Response &response)
{
    return QJsonDocument::fromJson(response.body).object();
}

/// Of a list of films, or of things that are about films.
inline QStringList titlesOf(const Response &list)
{
    QStringList titles;
    for (const QJsonValue &item : jsonOf(list).value(QLatin1String("items")).toArray()) {
        const QJsonValue movie = item.toObject().value(QLatin1String("movie"));
        const QJsonObject film = movie.isUndefined() ? item.toObject() : movie.toObject();
        titles.append(film.value(QLatin1String("title")).toString());
    }
    return titles;
}

/// What a problem says is wrong, in alphabetical order.
inline QStringList faultsOf(const Response &problem)
{
    QStringList names;
    for (const QJsonValue &fault : jsonOf(problem).value(QLatin1String("errors")).toArray())
        names.append(fault.toObject().value(QLatin1String("where")).toString());
    names.sort();
    return names;
}

} // namespace matinee
