#include "core/base/text.h"
#include "core/store/dialect.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype RowsAtOnce = 16;

/// "VALUES (?, ?)" as "VALUES (?, ?), (?, ?), ..." for `rows` rows; nothing for a statement that inserts
/// none.
QString forManyRows(const QString &one, qsizetype rows)
{
    const auto from = one.indexOf("VALUES ("_L1);
    if (from < 0)
        return {};
    const auto to = one.indexOf(u')', from) + 1;
    const QStringList groups(rows, one.sliced(from + 7, to - from - 7));
    return one.left(from + 7) + groups.join(u", "_s) + one.sliced(to);
}

class SqliteDialect final : public Dialect {
public:
    QString driver() const override { return u"QSQLITE"_s; }

    Result<void> open(QSqlDatabase &connection, const DatabaseLocation &where,
                      Database::Opening how) const override
    {
        const bool isReadOnly = how == Database::Opening::ReadOnly;
        connection.setDatabaseName(where.file);
        connection.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s
                                     + (isReadOnly ? u";QSQLITE_OPEN_READONLY"_s : QString()));
        if (!connection.open())
            return fail(Error::Kind::Unavailable, say("core", "The library's file cannot be opened."),
                        connection.lastError().text());
        if (isReadOnly)
            return {};
        // The file holds a person's diary: theirs alone to read.
        if (!where.isInMemory())
            QFile::setPermissions(where.file, QFile::ReadOwner | QFile::WriteOwner);
        QSqlQuery query(connection);
        for (const auto &pragma : {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = FULL"_s,
                                   u"PRAGMA foreign_keys = ON"_s, u"PRAGMA cache_size = -32000"_s}) {
            if (!query.exec(pragma))
                return tl::unexpected(error(query.lastError(), pragma));
        }
        return {};
    }

    QStringList limits(Database::Patience) const override { return {}; }

    Error atOpening(Error error, const DatabaseLocation &where) const override
    {
        if (error.kind == Error::Kind::Corrupt)
            error.message =
                say("core",
                    "%1 is damaged or no library of Matinee. Put a copy back in its place, or move it away"
                    " to start with an empty one; it has not been changed.")
                    .arg(where.file);
        else if (error.kind == Error::Kind::Unavailable)
            error.message += u' ' + say("core", "The file is %1.").arg(where.file);
        return error;
    }

    QString writerLock(const DatabaseLocation &where) const override
    {
        return where.isInMemory() ? QString() : where.file + u".writer"_s;
    }

    QStringList begin() const override { return {u"BEGIN IMMEDIATE"_s}; }
    bool errorEndsTransaction() const override { return false; }
    bool preparesWithoutValues() const override { return true; }
    bool streamsRows() const override { return true; }
    Result<void> checkValues(const Bindings &) const override { return {}; }

    Error error(const QSqlError &error, const QString &sql) const override;
    bool isPassing(const QSqlError &) const override { return false; }
    bool isLost(const QSqlError &) const override { return false; }

    /// Several rows a statement, because one costs as much as some rows; the rest one by one.
    Result<void> executeMany(Database &database, const QString &sql,
                             const QList<QVariantList> &rows) const override
    {
        qsizetype done = 0;
        for (const qsizetype size : {RowsAtOnce, qsizetype(1)}) {
            const QString many = size > 1 ? forManyRows(sql, size) : sql;
            if (many.isEmpty() || rows.size() - done < size)
                continue;
            const NamedPlaces places(many);
            for (; rows.size() - done >= size; done += size) {
                QVariantList values;
                for (const QVariantList &row : rows.sliced(done, size))
                    values += row;
                if (auto run = database.run(places.sql, places.bindings(values)); !run)
                    return tl::unexpected(run.error());
            }
        }
        return {};
    }

    QString schemaStatement(const QString &statement) const override { return statement; }

    Result<int> storedVersion(Database &database) const override
    {
        auto rows = database.run(u"PRAGMA user_version"_s);
        if (!rows)
            return tl::unexpected(rows.error());
        return rows->next() ? static_cast<int>(rows->integer(0)) : 0;
    }

    Result<void> storeVersion(Database &database, int version) const override
    {
        return database.execute(u"PRAGMA user_version = "_s + QString::number(version));
    }

    Result<QString> history(Database &) const override { return QString(); }

    Result<void> keepCopy(Database &database, int from) const override
    {
        if (database.location().isInMemory() || from == 0)
            return {};
        const QString copy = database.location().file + u".before-"_s + QString::number(from + 1);
        // A copy of an earlier, interrupted try holds the same data: the migration it was for never
        // committed.
        QFile::remove(copy);
        auto copied = database.execute(u"VACUUM INTO :copy"_s, {{u":copy"_s, copy}});
        if (!copied)
            return fail(Error::Kind::Unavailable,
                        say("core", "The library needs an update, but no copy of it can be written first: %1")
                            .arg(copy),
                        copied.error().detail);
        QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
        return {};
    }
    void removeOldCopies(const DatabaseLocation &where) const override
    {
        if (where.isInMemory())
            return;
        constexpr int DaysKept = 30;
        const QDateTime oldest = QDateTime::currentDateTimeUtc().addDays(-DaysKept);
        const QString name = QFileInfo(where.file).fileName() + u".before-"_s;
        const QFileInfoList files = QFileInfo(where.file).dir().entryInfoList(QDir::Files);
        for (const QFileInfo &file : files) {
            bool isNumber = false;
            (void)file.fileName().mid(name.size()).toUInt(&isNumber);
            if (!file.fileName().startsWith(name) || !isNumber || file.lastModified() >= oldest)
                continue;
            // The library itself is fine, so whoever opens it goes on.
            if (!QFile::remove(file.filePath()))
                qWarning("%s cannot be removed", qPrintable(file.filePath()));
        }
    }
};

/// SQLite's extended result codes come as text in QSqlError::nativeErrorCode().
Error SqliteDialect::error(const QSqlError &error, const QString &sql) const
{
    const int code = error.nativeErrorCode().toInt();
    const QString detail = errorDetail(error, sql);
    switch (code) {
    case 2067: // SQLITE_CONSTRAINT_UNIQUE
    case 1555: // SQLITE_CONSTRAINT_PRIMARYKEY
        return {Error::Kind::Conflict, say("core", "This is already there."), detail};
    case 787: // SQLITE_CONSTRAINT_FOREIGNKEY
    case 275: // SQLITE_CONSTRAINT_CHECK
    case 1299: // SQLITE_CONSTRAINT_NOTNULL
        return {Error::Kind::Invalid, say("core", "This does not fit what is stored."), detail};
    default:
        break;
    }
    switch (code & 0xff) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
        return {Error::Kind::Unavailable, say("core", "The library is busy. Try again in a moment."), detail};
    case 8: // SQLITE_READONLY
        return {Error::Kind::Unavailable, say("core", "The library's file cannot be written."), detail};
    case 10: // SQLITE_IOERR
    case 13: // SQLITE_FULL
        return {Error::Kind::Unavailable, say("core", "The disk is full or failing; nothing was changed."),
                detail};
    default:
        return {Error::Kind::Corrupt, say("core", "The library's file could not be read."), detail};
    }
}

} // namespace

const Dialect &sqliteDialect()
{
    static const SqliteDialect dialect;
    return dialect;
}

} // namespace matinee
