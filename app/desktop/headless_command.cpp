#include "app/desktop/headless_command.h"

#include "app/desktop/headless_sync.h"
#include "core/accounts/token.h"
#include "core/base/clock.h"
#include "core/serving/local_library.h"
#include "core/serving/serve.h"

#include <QTextStream>

#include <cstdlib>

namespace matinee {

namespace {

int refused(const Error &error)
{
    QTextStream(stderr) << error.message << Qt::endl;
    return EXIT_FAILURE;
}

} // namespace

int serveHeadless(const DesktopOptions &options)
{
    AccountProfiles profiles(options.dataFolder);
    const auto account = profiles.settle().and_then([&] { return profiles.current(); });
    if (!account)
        return refused(account.error());
    const QString folder = *account ? (*account)->folder : options.dataFolder;
    const QString token = drawToken(TokenKind::Personal);
    const SystemClock clock;
    const auto server =
        RestServer::start(localServerOptions(options.port), localServices(folder, tokenHash(token), clock));
    if (!server)
        return refused(server.error());
    std::unique_ptr<HeadlessSync> sync;
    if (*account) {
        auto started = HeadlessSync::start(**account, options.dataFolder, clock);
        if (!started)
            return refused(started.error());
        sync = std::move(*started);
    }
    QFuture<void> finished;
    const auto ready = [&] {
        QTextStream(stdout) << "http://127.0.0.1:" << (*server)->port() << "/api/v1\n" << token << Qt::endl;
    };
    const auto stopping = [&] {
        if (sync)
            finished = sync->finish();
    };
    return serveUntilStopped(**server, ready, stopping, [&] { return !sync || finished.isFinished(); });
}

} // namespace matinee
