#pragma once

#include <QtGlobal>

#include <functional>

namespace matinee {

class RestServer;

/// For programs that know secrets: files are for their owner alone, and no core dump holds a password or a
/// token.
void keepSecrets();

/// What a program that serves does before it makes its QGuiApplication: it needs no display, and Qt's own
/// warnings join the log in its form.
void prepareToServe();

/// How many of the wanted connections there can be: each takes a descriptor. Raises the limit of this
/// process.
int connectionsFor(int wanted);

/// Serves until SIGTERM or SIGINT, then lets what is being answered end, for at most 10 seconds; the exit
/// status. `ready` is called as soon as a signal would be heard, `stopping` when there is one; `mayEnd` is
/// asked until it says so.
int serveUntilStopped(RestServer &server, const std::function<void()> &ready,
                      const std::function<void()> &stopping = {}, const std::function<bool()> &mayEnd = {});

} // namespace matinee
