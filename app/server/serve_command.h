#pragma once

#include "app/server/server_options.h"

#include <QtGlobal>

namespace matinee {

/// Serves until SIGTERM or SIGINT, then lets what is being answered end, for at most 10 seconds. Needs
/// a QGuiApplication; the exit status.
int serve(const ServerOptions &options);

/// A message handler by which Qt's own warnings join the log in its form.
void logQtMessage(QtMsgType type, const QMessageLogContext &context, const QString &message);

} // namespace matinee
