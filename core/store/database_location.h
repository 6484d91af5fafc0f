#pragma once

#include "core/base/result.h"

#include <QMap>
#include <QString>

namespace matinee {

/// Where a library is kept: a SQLite file, or a database on a PostgreSQL server.
struct DatabaseLocation {
    enum class Engine { Sqlite, Postgres };

    DatabaseLocation() = default;
    /// A SQLite file; ":memory:" is a private database.
    DatabaseLocation(const QString &sqliteFile) : file(sqliteFile) { }

    /// "sqlite:<path>", "postgres:<host=... dbname=...>" as libpq reads it, "postgres://user@host/name".
    /// Errors   Invalid (says what is expected; never repeats the text, which may hold a password).
    static Result<DatabaseLocation> parse(const QString &text);

    bool isInMemory() const;
    /// For messages and logs: without the password.
    QString name() const;

    Engine engine = Engine::Sqlite;
    QString file; ///< of SQLite
    QMap<QString, QString> settings; ///< of PostgreSQL, by libpq's names; what is missing is libpq's choice
};

} // namespace matinee
