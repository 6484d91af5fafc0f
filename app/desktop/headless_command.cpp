#include "app/desktop/headless_command.h"

#include "core/accounts/token.h"
#include "core/base/clock.h"
#include "core/serving/local_library.h"
#include "core/serving/serve.h"

#include <QTextStream>

#include <cstdlib>

namespace matinee {

int serveHeadless(const DesktopOptions &options)
{
    const QString token = drawToken(TokenKind::Personal);
    const SystemClock clock;
    const auto server = RestServer::start(localServerOptions(options.port),
                                          localServices(options.dataFolder, tokenHash(token), clock));
    if (!server) {
        QTextStream(stderr) << server.error().message << Qt::endl;
        return EXIT_FAILURE;
    }
    return serveUntilStopped(**server, [&] {
        QTextStream(stdout) << "http://127.0.0.1:" << (*server)->port() << "/api/v1\n" << token << Qt::endl;
    });
}

} // namespace matinee
