#pragma once

#include "core/base/result.h"
#include "core/library/library_service.h"

#include <QHash>
#include <QJsonObject>
#include <QList>

#include <optional>

namespace matinee {

class Database;

/// One record as it was and as it became.
struct RecordChange {
    QString entity;
    QString key;
    std::optional<QJsonObject> before; ///< absent: there was no such record
    std::optional<QJsonObject> after; ///< absent: it was removed
};

struct UndoStep {
    qint64 n = 0;
    QString what; ///< translated, as in Changed::what
    QList<RecordChange> changes;
};

/// A person's history of changes, in the database so that it survives restarts and is the same
/// for every connection. Newest 200 steps. Runs inside the caller's transaction.
class UndoStack {
public:
    static constexpr int Depth = 200;

    explicit UndoStack(Database &database) : m_database(database) { }

    /// Adds a step; what had been undone before can no longer be redone.
    Result<void> push(UserId user, const QString &what, const QList<RecordChange> &changes);
    /// The step that undo (or redo) would turn; std::nullopt when there is none.
    Result<std::optional<UndoStep>> next(UserId user, bool redo) const;
    Result<void> mark(UserId user, qint64 n, bool undone);
    /// Records came back under other keys (old to new): every step speaks of those from now on.
    Result<void> rename(UserId user, const QHash<QString, QString> &newKeys);
    Result<UndoState> state(UserId user) const;

private:
    Database &m_database;
};

} // namespace matinee
