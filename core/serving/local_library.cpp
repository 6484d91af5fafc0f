#include "core/serving/local_library.h"

#include "core/accounts/local_identity.h"
#include "core/serving/serve.h"
#include "core/serving/worker_services.h"
#include "core/store/database.h"

#include <QRandomGenerator>

#include <array>

namespace matinee {

namespace {

/// For cursors, which need not outlive the program.
QByteArray randomKey()
{
    std::array<quint32, 8> random;
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    return QByteArray(reinterpret_cast<const char *>(random.data()), sizeof(random));
}

} // namespace

RestServerOptions localServerOptions(quint16 port)
{
    RestServerOptions options;
    options.address = QHostAddress::LocalHost;
    options.port = port;
    options.connections = connectionsFor(options.connections);
    options.ownNamesOnly = true;
    options.limits = {0, 0, 0}; // nobody shares it
    options.routes = routesWithoutAccounts;
    return options;
}

OpenServices localServices(const QString &dataFolder, const QString &tokenHash, const Clock &clock)
{
    const auto open = [dataFolder, tokenHash, key = randomKey(), &clock](const SharedParts &shared) {
        using Opened = Result<std::shared_ptr<WorkerServices>>;
        return Services::open(dataFolder, clock, shared)
            .and_then([&](std::unique_ptr<Services> &&services) -> Opened {
                auto inUse = ServingLock::take(services->database->location(), ServingLock::Use::Shared);
                if (!inUse)
                    return tl::unexpected(inUse.error());
                auto opened = std::make_shared<WorkerServices>();
                opened->inUse = std::move(*inUse);
                opened->identity =
                    std::make_unique<LocalIdentity>(*services->database, LocalPerson, tokenHash);
                opened->services = std::move(services);
                opened->key = key;
                return opened;
            });
    };
    return restServices(SharedParts(dataFolder), dataFolder, clock, open);
}

} // namespace matinee
