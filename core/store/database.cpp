#include "core/store/database.h"

#include "core/base/text.h"
#include "core/store/migrations.h"
#include "core/store/sql_error.h"
#include "core/store/statement_cache.h"
#include "core/store/writer_lock.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QUuid>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// Somebody who cannot open their library needs to know which file it is and what can be done.
Error atOpening(Error error, const QString &path)
{
    if (error.kind == Error::Kind::Corrupt)
        error.message =
            say("core",
                "%1 is damaged or no library of Matinee. Put a copy back in its place, or move it away"
                " to start with an empty one; it has not been changed.")
                .arg(path);
    else if (error.kind == Error::Kind::Unavailable)
        error.message += u' ' + say("core", "The file is %1.").arg(path);
    return error;
}

constexpr qsizetype RowsAtOnce = 16;

/// A statement with "?" as one for up to `most` rows: "VALUES (?, ?)" becomes "VALUES (:v0, :v1), (:v2, ...".
/// Others (updates, deletions) stay for one row. The values have names, because Qt makes one for each value
/// that is bound by position, each time anew.
struct ManyRows {
    ManyRows(const QString &one, qsizetype most)
    {
        const auto from = one.indexOf("VALUES ("_L1);
        const auto to = one.indexOf(u')', from);
        if (from < 0)
            most = 1;
        const qsizetype first = from < 0 ? 0 : from + 7;
        const qsizetype last = from < 0 ? one.size() : to + 1;
        sql = one.left(first);
        for (; rows < most; ++rows) {
            sql += rows > 0 ? u", "_s : QString();
            for (const QChar letter : one.sliced(first, last - first)) {
                if (letter == u'?')
                    names.append(u":v"_s + QString::number(names.size()));
                sql += letter == u'?' ? names.last() : QString(letter);
            }
        }
        sql += one.sliced(last);
    }

    QString sql;
    QStringList names; ///< of the values, row by row
    qsizetype rows = 0; ///< that one execution takes
};

} // namespace

Database::Database(QString path)
    : m_path(std::move(path)),
      m_connection(QUuid::createUuid().toString(QUuid::WithoutBraces)),
      m_statements(std::make_shared<StatementCache>()),
      m_writer(std::make_unique<WriterLock>(m_path == u":memory:"_s ? QString() : m_path + u".writer"_s))
{
}

Database::~Database()
{
    // Closing the last connection checkpoints and removes the WAL, which is a write.
    const auto locked = m_writer->take();
    m_statements->idle.clear();
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
    if (locked)
        m_writer->give();
}

Result<std::unique_ptr<Database>> Database::open(const QString &path)
{
    std::unique_ptr<Database> database(new Database(path));
    // One program at a time: a second one would keep a copy of what the first has just brought up.
    auto opened = database->m_writer->take().and_then([&] { return database->connect(); }).and_then([&] {
        return migrate(*database);
    });
    database->m_writer->give();
    if (!opened)
        return tl::unexpected(atOpening(opened.error(), path));
    return database;
}

Result<void> Database::connect()
{
    auto connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    if (!connection.isValid())
        return fail(Error::Kind::Unavailable, say("core", "Qt's SQLite driver is not installed."));
    connection.setDatabaseName(m_path);
    connection.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!connection.open())
        return fail(Error::Kind::Unavailable, say("core", "The library's file cannot be opened."),
                    connection.lastError().text());
    // The file holds a person's diary: theirs alone to read.
    if (m_path != u":memory:"_s)
        QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner);
    for (const auto &pragma : {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = FULL"_s,
                               u"PRAGMA foreign_keys = ON"_s, u"PRAGMA cache_size = -32000"_s}) {
        if (auto set = execute(pragma); !set)
            return set;
    }
    return {};
}

Result<Rows> Database::run(const QString &sql, const Bindings &bindings)
{
    auto query = m_statements->take(sql);
    if (!query) {
        query = std::make_unique<QSqlQuery>(QSqlDatabase::database(m_connection, false));
        query->setForwardOnly(true);
        if (!query->prepare(sql))
            return tl::unexpected(errorFor(query->lastError(), sql));
    }
    for (const auto &[name, value] : bindings)
        query->bindValue(name, value);
    if (!query->exec())
        return tl::unexpected(errorFor(query->lastError(), sql));
    return Rows(std::move(query), m_statements, sql);
}

Result<void> Database::execute(const QString &sql, const Bindings &bindings)
{
    if (auto taken = m_writer->take(); !taken)
        return taken;
    auto done = run(sql, bindings).map([](const Rows &) {});
    m_writer->give();
    return done;
}

Result<void> Database::executeMany(const QString &sql, const QList<QVariantList> &rows)
{
    // Several rows a statement, because one costs as much as some rows; the rest one by one.
    qsizetype done = 0;
    for (const qsizetype size : {RowsAtOnce, qsizetype(1)}) {
        if (rows.size() - done < size)
            continue;
        const ManyRows many(sql, size);
        QSqlQuery query(QSqlDatabase::database(m_connection, false));
        if (!query.prepare(many.sql))
            return tl::unexpected(errorFor(query.lastError(), sql));
        for (; rows.size() - done >= many.rows; done += many.rows) {
            qsizetype name = 0;
            for (const QVariantList &row : rows.sliced(done, many.rows)) {
                for (const QVariant &value : row)
                    query.bindValue(many.names.at(name++), value);
            }
            if (!query.exec())
                return tl::unexpected(errorFor(query.lastError(), sql));
        }
    }
    return {};
}

Result<qint64> Database::insert(const QString &sql, const Bindings &bindings)
{
    auto rows = run(sql, bindings);
    if (!rows)
        return tl::unexpected(rows.error());
    if (!rows->next())
        return fail(Error::Kind::Corrupt, say("core", "The library's file could not be written."), sql);
    return rows->integer(0);
}

Result<void> Database::begin()
{
    if (m_depth++ > 0)
        return {};
    m_doomed = false;
    auto started = m_writer->take().and_then([this] { return execute(u"BEGIN IMMEDIATE"_s); });
    if (!started) {
        m_writer->give();
        --m_depth;
    }
    return started;
}

Result<void> Database::commit()
{
    if (m_depth > 1 || !m_doomed) {
        if (--m_depth > 0)
            return {};
        auto committed = execute(u"COMMIT"_s);
        if (!committed)
            (void)execute(u"ROLLBACK"_s);
        m_writer->give();
        return committed;
    }
    rollBack();
    return fail(Error::Kind::Corrupt, say("core", "Nothing was changed, because one part of it failed."));
}

void Database::rollBack()
{
    m_doomed = true;
    if (--m_depth > 0)
        return;
    (void)execute(u"ROLLBACK"_s);
    m_writer->give();
}

} // namespace matinee
