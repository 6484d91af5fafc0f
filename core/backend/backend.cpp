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
        u"INSERT INTO profile (id, handle, name, created_at) VALUES (1, 'local', '', :now)"
        u" ON CONFLICT (id) DO NOTHING"_s,
        {{u":now"_s, clock.now().toMSecsSinceEpoch()}});
}

} // namespace

Services::Services(std::unique_ptr<Database> opened, const Clock &clock)
    : database(std::move(opened)),
      catalog(*database, clock),
      library(*database, clock),
      search(catalog, library),
      recommend(catalog, library),
      importing(catalog, library),
      report(catalog, library, recommend, clock)
{
}

Services::~Services() = default;

Result<std::unique_ptr<Services>> Services::open(const QString &dataFolder, const Clock &clock)
{
    return prepareFolder(dataFolder)
        .and_then([&] { return Database::open(QDir(dataFolder).filePath(u"library.db"_s)); })
        .and_then([&](std::unique_ptr<Database> &&database) -> Result<std::unique_ptr<Services>> {
            auto services = std::make_unique<Services>(std::move(database), clock);
            auto ready = ensureLocalProfile(*services->database, clock).and_then([&] {
                return services->catalog.loadStarter();
            });
            if (!ready)
                return tl::unexpected(ready.error());
            return services;
        });
}

Backend::Backend()
{
    m_pool.setMaxThreadCount(1);
    m_pool.setExpiryTimeout(-1);
}

Result<std::unique_ptr<Backend>> Backend::open(const QString &dataFolder, const Clock &clock)
{
    std::unique_ptr<Backend> backend(new Backend);
    Result<void> opened;
    // Not waitForDone(), which ends the thread that owns the connection, and not a future's
    // waitForFinished(), which may run the work on this thread instead.
    QSemaphore done;
    backend->m_pool.start([&] {
        auto services = Services::open(dataFolder, clock);
        if (services)
            backend->m_services = std::move(*services);
        else
            opened = tl::unexpected(services.error());
        done.release();
    });
    done.acquire();
    if (!opened)
        return tl::unexpected(opened.error());
    return backend;
}

Backend::~Backend()
{
    // The connection belongs to the service thread, so it is closed there, after every call that waits.
    m_pool.start([this] { m_services.reset(); });
    m_pool.waitForDone();
}

} // namespace matinee
