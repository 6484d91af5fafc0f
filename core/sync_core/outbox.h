#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/sync_core/mutation.h"
#include "core/sync_core/record_state.h"

#include <QList>

#include <optional>

namespace matinee {

class Database;
class Rows;

/// Reads a person's records as they are kept: the base in sync_base, the unsent edits in sync_outbox.
/// Errors: Corrupt (a row that cannot be read), and those of Database.
class Outbox {
public:
    explicit Outbox(Database &database) : m_database(database) { }

    /// A record of the base.
    Result<std::optional<RecordState>> base(UserId user, const QString &entity, const QString &key) const;
    /// What a person sees: the base with the unsent edits replayed over it.
    Result<std::optional<RecordState>> visible(UserId user, const QString &entity, const QString &key) const;

    Result<bool> hasUnsent(UserId user) const;
    /// The unsent edits in order; `limit` 0: all.
    Result<QList<Mutation>> unsent(UserId user, int limit = 0) const;
    Result<QList<Mutation>> unsentOf(UserId user, const QString &entity, const QString &key) const;

private:
    Result<QList<Mutation>> read(const QString &sql,
                                 const QList<std::pair<QString, QVariant>> &bindings) const;

    Database &m_database;
};

/// A record with edits replayed over it, in order.
std::optional<RecordState> replayed(std::optional<RecordState> record, const QList<Mutation> &edits);

/// The columns of an edit: n, mid, entity, key, op, fields, base, stamp.
QVariantList outboxColumns(const Mutation &mutation);
Mutation mutationIn(const Rows &row);

/// A record in the columns entity, key, seq, dead, fields. Errors: Corrupt.
Result<RecordState> recordIn(const Rows &row);

} // namespace matinee
