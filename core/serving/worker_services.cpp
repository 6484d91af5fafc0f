#include "core/serving/worker_services.h"

#include "core/store/database.h"

#include <QCoreApplication>

namespace matinee {

OpenServices restServices(const SharedParts &shared, const QString &dataFolder, const Clock &clock,
                          const OpenWorker &openWorker)
{
    /// The references, and what they refer to.
    struct Owned {
        std::shared_ptr<WorkerServices> owner;
        RestServices rest;
    };
    const auto devices = std::make_shared<RequestBudget>(RequestLimits());
    return [shared, dataFolder, &clock, openWorker, devices]() -> Result<std::shared_ptr<RestServices>> {
        const auto opened = openWorker(shared);
        if (!opened)
            return tl::unexpected(opened.error());
        Services &services = *(*opened)->services;
        if (const auto limited = services.database->setPatience(Database::Patience::Short); !limited)
            return tl::unexpected(limited.error());
        // So that the first search does not wait for the index; a large one is built meanwhile.
        const auto index = shared.index->refresh(*services.database);
        if (!index && index.error().kind != Error::Kind::Unavailable)
            return tl::unexpected(index.error());
        auto owned = std::make_shared<Owned>(
            Owned{*opened,
                  {*services.database,
                   *(*opened)->identity,
                   (*opened)->accounts,
                   services.catalog,
                   services.library,
                   services.search,
                   services.recommend,
                   services.report,
                   services.feedback,
                   services.exchange,
                   {SyncServer(*services.database, clock), devices, clock},
                   {*shared.models, dataFolder, QCoreApplication::applicationFilePath(), clock},
                   (*opened)->key}});
        return std::shared_ptr<RestServices>(owned, &owned->rest);
    };
}

} // namespace matinee
