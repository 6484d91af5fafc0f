#pragma once

#include <QList>
#include <QString>

namespace matinee::simulator {

/// One thing that happens in a history. `who` is a machine; `a`, `b` and `c` choose among what there is at
/// that moment, so that a step still means something when others before it are left out.
struct Step {
    enum class Kind {
        // What a person does, on a device or (by REST) on the server.
        Rate,
        Unrate,
        Watch,
        RemoveWatch,
        EditWatch,
        Flag,
        Review,
        EditReview,
        RemoveReview,
        SaveList,
        EditList,
        RemoveList,
        ListItem,
        OwnFilm,
        CorrectFilm,
        Preference,
        Undo,
        Redo,
        Newer,
        MassRemoval,
        // Messages.
        Ask,
        Carry,
        Answer,
        LateAnswer,
        Lose,
        CutAnswer,
        Cross,
        Sync,
        // Machines.
        KillDevice,
        KillInTake,
        KillInEdit,
        KillServer,
        Advance,
        JumpDevice,
        JumpServer,
        KeepDevice,
        RestoreDevice,
        CopyDevice,
        KeepServer,
        RestoreServer,
        Purge,
        // Decisions.
        Decide,
        Resync,
        SignOut,
        SignIn,
        Export,
    };

    Kind kind = Kind::Advance;
    int who = 0;
    quint32 a = 0;
    quint32 b = 0;
    quint32 c = 0;
    int id = 0; ///< its place in the history as first made; what random ids follow from
};

/// The server as `who` of an edit.
inline constexpr int Server = 100;

struct History {
    quint64 seed = 0;
    int devices = 3; ///< the last one is the other account's
    int page = 2; ///< most records a pull
    bool isSmall = false; ///< accounts have small quotas
    QList<Step> steps;
};

QString nameOf(Step::Kind kind);
QString nameOfMachine(int who);

} // namespace matinee::simulator
