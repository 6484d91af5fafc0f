#pragma once

#include "core/store/database.h"

class QSqlDatabase;
class QSqlError;

namespace matinee {

/// What differs between the two database engines; nothing else asks which one it is. Holds no state.
class Dialect {
public:
    virtual ~Dialect() = default;

    /// The name of Qt's driver.
    virtual QString driver() const = 0;
    /// Opens `connection` and makes it one that Database promises.
    virtual Result<void> open(QSqlDatabase &connection, const DatabaseLocation &where,
                              Database::Opening how) const = 0;
    /// Run one by one on an open connection.
    virtual QStringList limits(Database::Patience patience) const = 0;
    /// What a person is told whose library does not open.
    virtual Error atOpening(Error error, const DatabaseLocation &where) const = 0;
    /// Of the file that writers lock; empty: the engine keeps them apart by itself.
    virtual QString writerLock(const DatabaseLocation &where) const = 0;

    /// Starts a write transaction and waits for the writer before.
    virtual QStringList begin() const = 0;
    /// After an error in a transaction the engine takes no further statement in it.
    virtual bool errorEndsTransaction() const = 0;
    /// A statement without values is worth preparing, and can be.
    virtual bool preparesWithoutValues() const = 0;
    /// Rows may be read while they come, with other statements between them.
    virtual bool streamsRows() const = 0;
    /// Errors: Invalid (a value that the engine cannot hold).
    virtual Result<void> checkValues(const Bindings &bindings) const = 0;

    /// `detail` has the engine's words and the beginning of the statement.
    virtual Error error(const QSqlError &error, const QString &sql) const = 0;
    /// Two transactions got in each other's way; the same again may well succeed.
    virtual bool isPassing(const QSqlError &error) const = 0;
    /// The connection is of no use any more.
    virtual bool isLost(const QSqlError &error) const = 0;
    virtual Result<void> executeMany(Database &database, const QString &sql,
                                     const QList<QVariantList> &rows) const = 0;

    /// A statement of a schema file in the engine's words.
    virtual QString schemaStatement(const QString &statement) const = 0;
    /// The number of schema files applied; 0: nothing is there.
    virtual Result<int> storedVersion(Database &database) const = 0;
    virtual Result<void> storeVersion(Database &database, int version) const = 0;
    /// Names the history that a database is in: one that was restored from a backup, or that a standby goes
    /// on with, is in another. Outside of every transaction. Empty: the engine, or who may ask it, does not
    /// tell.
    virtual Result<QString> history(Database &database) const = 0;
    /// Before version `from` is brought further.
    virtual Result<void> keepCopy(Database &database, int from) const = 0;
    /// Takes away the copies of before 30 days: they still have people who were erased since.
    virtual void removeOldCopies(const DatabaseLocation &where) const = 0;
};

const Dialect &dialectOf(DatabaseLocation::Engine engine);

const Dialect &sqliteDialect();
const Dialect &postgresDialect();

/// The beginning of a statement beside the engine's words for what is wrong with it.
QString errorDetail(const QSqlError &error, const QString &sql);

/// "?" as ":v0", ":v1", ...: Qt makes a name for each value that is bound by position, each time anew.
struct NamedPlaces {
    explicit NamedPlaces(const QString &positional);
    Bindings bindings(const QVariantList &row) const;

    QString sql;
    QStringList names;
};

} // namespace matinee
