#include "core/backend/backend.h"

#include "core/base/text.h"
#include "core/store/database.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSemaphore>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

QString databaseIn(const QString &dataFolder)
{
    return QDir(dataFolder).filePath(u"library.db"_s);
}

/// A diary is private: the folder is for its owner alone, also when it was there before.
Result<void> prepareFolder(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return fail(Error::Kind::Unavailable, say("core", "The data folder %1 cannot be made.").arg(folder));
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (!QFileInfo(folder).isWritable())
        return fail(Error::Kind::Unavailable,
                    say("core", "The data folder %1 cannot be written.").arg(folder));
    return {};
}

Result<void> ensureLocalProfile(Database &database, const Clock &clock)
{
    return database.execute(
        u"INSERT INTO profile (id, handle, name, created_at) VALUES (:id, 'local', '', :now)"
        u" ON CONFLICT (id) DO NOTHING"_s,
        {{u":id"_s, LocalPerson.value()}, {u":now"_s, clock.now().toMSecsSinceEpoch()}});
}

} // namespace

SharedParts::SharedParts(const QString &dataFolder) : SharedParts(dataFolder, databaseIn(dataFolder)) { }

SharedParts::SharedParts(const QString &dataFolder, const DatabaseLocation &where)
    : database(where),
      index(std::make_shared<IndexHub>(where, dataFolder)),
      catalogue(std::make_shared<CatalogueCache>()),
      models(std::make_shared<model::ModelStore>(dataFolder))
{
}

Services::Services(std::unique_ptr<Database> opened, const Clock &clock, const SharedParts &shared,
                   const PersonalMatch &match)
    : database(std::move(opened)),
      hub(shared.index),
      catalog(*database, clock, shared.catalogue),
      library(*database, clock),
      search(*database, *hub, library, match ? match : PersonalMatch([this](UserId user) {
          return recommend.forYou(user).map([](const ForYou &forYou) { return forYou.match; });
      })),
      recommend(catalog, library, shared.models),
      importing(catalog, library),
      catalogImport(catalog),
      report(catalog, library, recommend, clock),
      feedback(*database, clock, catalog, recommend),
      exchange(*database, catalog, clock)
{
}

Services::~Services() = default;

Result<std::unique_ptr<Services>> Services::open(const QString &dataFolder, const Clock &clock,
                                                 const SharedParts &shared, const PersonalMatch &match)
{
    return prepareFolder(dataFolder)
        .and_then([&] { return Database::open(shared.database); })
        .and_then([&](std::unique_ptr<Database> &&opened) -> Result<std::unique_ptr<Services>> {
            auto services = std::make_unique<Services>(std::move(opened), clock, shared, match);
            auto ready = ensureLocalProfile(*services->database, clock).and_then([&] {
                return services->catalog.loadStarter();
            });
            if (!ready)
                return tl::unexpected(ready.error());
            return services;
        });
}

Backend::Lane::Lane()
{
    pool.setMaxThreadCount(1);
    pool.setExpiryTimeout(-1);
}

Result<void> Backend::Lane::open(const QString &dataFolder, const Clock &clock, const SharedParts &shared,
                                 const PersonalMatch &match)
{
    Result<void> opened;
    // Not waitForDone(), which ends the thread that owns the connection, and not a future's
    // waitForFinished(), which may run the work on this thread instead.
    QSemaphore done;
    pool.start([&] {
        auto made = Services::open(dataFolder, clock, shared, match);
        if (made)
            services = std::move(*made);
        else
            opened = tl::unexpected(made.error());
        done.release();
    });
    done.acquire();
    return opened;
}

Backend::Lane::~Lane()
{
    // The connection belongs to the lane's thread, so it is closed there, after every call that waits.
    pool.start([this] { services.reset(); });
    pool.waitForDone();
}

Result<std::unique_ptr<Backend>> Backend::open(const QString &dataFolder, const Clock &clock)
{
    std::unique_ptr<Backend> backend(new Backend(dataFolder));
    auto inUse = prepareFolder(dataFolder).and_then([&] {
        return ServingLock::take(backend->m_shared.database, ServingLock::Use::Shared);
    });
    if (!inUse)
        return tl::unexpected(inUse.error());
    backend->m_inUse = std::move(*inUse);
    // What a person may like is what was suggested last: a search does not wait for suggestions.
    const PersonalMatch match = [raw = backend.get()](UserId user) -> Result<QHash<MovieId, double>> {
        const auto latest = raw->m_taste.services->recommend.latestMatch(user);
        return latest ? *latest : QHash<MovieId, double>();
    };
    // One after the other: the first migrates and loads the starter films, the others find them there.
    return backend->m_taste.open(dataFolder, clock, backend->m_shared)
        .and_then([&] { return backend->m_quick.open(dataFolder, clock, backend->m_shared, match); })
        .and_then([&] { return backend->m_jobs.open(dataFolder, clock, backend->m_shared); })
        .and_then([&] { return SyncLane::open(backend->m_shared.database, clock); })
        .map([&](std::unique_ptr<SyncLane> &&sync) {
            backend->m_sync = std::move(sync);
            return std::move(backend);
        });
}

Backend::~Backend() = default;

} // namespace matinee
