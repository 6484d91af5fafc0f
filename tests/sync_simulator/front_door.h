#pragma once

#include "tests/sync_simulator/machine.h"

namespace matinee::simulator {

/// What the server's routes do: from a question on the wire to an answer on the wire. At most `page` records
/// a pull, so that short histories have several pages.
SyncAnswer answerTo(ServerMachine &server, UserId user, const SyncQuestion &question,
                    const QByteArray &request, int page);

/// How far a device and its account had got before a push.
struct PushSeen {
    qint64 lastN = 0; ///< of the device
    qint64 seq = 0; ///< of the account
    bool hasOwn = false; ///< changes made by REST wait, and come in with whatever is asked

    static PushSeen of(SimDatabase &files, UserId user, const Flight &flight);
    static qint64 seqOf(SimDatabase &files, UserId user);
    bool isRepeatOnly(const PushRequest &request) const;
};

} // namespace matinee::simulator
