#include "core/store/database.h"

#include "core/base/text.h"
#include "core/store/dialect.h"
#include "core/store/migrations.h"
#include "core/store/statement_cache.h"
#include "core/store/writer_lock.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QUuid>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

QString newName()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace

Database::Database(DatabaseLocation where, Opening how)
    : m_location(std::move(where)),
      m_opening(how),
      m_dialect(dialectOf(m_location.engine)),
      m_statements(std::make_shared<StatementCache>(newName())),
      m_writer(std::make_unique<WriterLock>(how == Opening::ReadOnly ? QString()
                                                                     : m_dialect.writerLock(m_location)))
{
}

Database::~Database()
{
    // Closing the last connection to a SQLite file checkpoints and removes the WAL, which is a write.
    const auto locked = m_writer->take();
    m_statements.reset();
    if (locked)
        m_writer->give();
}

Result<std::unique_ptr<Database>> Database::open(const DatabaseLocation &where, Opening how)
{
    std::unique_ptr<Database> database(new Database(where, how));
    // One program at a time: a second one would keep a copy of what the first has just brought up.
    auto opened = database->m_writer->take().and_then([&] { return database->connect(); }).and_then([&] {
        return how == Opening::Newest ? migrate(*database) : Result<void>();
    });
    database->m_writer->give();
    if (!opened)
        return tl::unexpected(database->m_dialect.atOpening(opened.error(), where));
    return database;
}

Result<void> Database::connect()
{
    auto connection = QSqlDatabase::addDatabase(m_dialect.driver(), m_statements->connection);
    if (!connection.isValid())
        return fail(Error::Kind::Unavailable,
                    say("core", "Qt's database driver %1 is not installed.").arg(m_dialect.driver()));
    return m_dialect.open(connection, m_location, m_opening).and_then([this] { return applyLimits(); });
}

Result<void> Database::applyLimits()
{
    QSqlQuery query(QSqlDatabase::database(m_statements->connection, false));
    for (const QString &limit : m_dialect.limits(m_patience)) {
        if (!query.exec(limit))
            return tl::unexpected(failed(query.lastError(), limit));
    }
    return {};
}

Result<void> Database::setPatience(Patience patience)
{
    m_patience = patience;
    return applyLimits();
}

Error Database::failed(const QSqlError &error, const QString &sql)
{
    m_isPassing = m_isPassing || m_dialect.isPassing(error);
    m_isLost = m_isLost || m_dialect.isLost(error)
        || !QSqlDatabase::database(m_statements->connection, false).isOpen();
    m_doomed = m_doomed || (m_depth > 0 && m_dialect.errorEndsTransaction());
    return m_dialect.error(error, sql);
}

Result<void> Database::reconnectIfLost()
{
    if (!m_isLost)
        return {};
    // What the transaction did before is gone; going on with its rest would leave half of it.
    if (m_depth > 0)
        return fail(Error::Kind::Unavailable, say("core", "The database cannot be reached."));
    m_statements = std::make_shared<StatementCache>(newName());
    auto connected = connect();
    m_isLost = !connected;
    return connected;
}

Result<Rows> Database::run(const QString &sql, const Bindings &bindings)
{
    auto ready = reconnectIfLost().and_then([&] { return m_dialect.checkValues(bindings); });
    if (!ready)
        return tl::unexpected(ready.error());
    if (bindings.isEmpty() && !m_dialect.preparesWithoutValues()) {
        auto query = std::make_unique<QSqlQuery>(QSqlDatabase::database(m_statements->connection, false));
        if (!query->exec(sql))
            return tl::unexpected(failed(query->lastError(), sql));
        return Rows(std::move(query), m_statements, {}, m_dialect);
    }
    auto query = m_statements->take(sql);
    if (!query) {
        query = std::make_unique<QSqlQuery>(QSqlDatabase::database(m_statements->connection, false));
        query->setForwardOnly(m_dialect.streamsRows());
        if (!query->prepare(sql))
            return tl::unexpected(failed(query->lastError(), sql));
    }
    for (const auto &[name, value] : bindings)
        query->bindValue(name, value);
    if (!query->exec()) {
        const Error error = failed(query->lastError(), sql);
        // Kept: it is still prepared, and could not be given up within a transaction that failed.
        m_statements->giveBack(sql, std::move(query));
        return tl::unexpected(error);
    }
    return Rows(std::move(query), m_statements, sql, m_dialect);
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
    return m_dialect.executeMany(*this, sql, rows);
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
    if (m_depth > 0) {
        ++m_depth;
        return {};
    }
    m_isPassing = false;
    auto started = m_writer->take();
    for (const QString &statement : m_dialect.begin())
        started = started.and_then([&] { return execute(statement); });
    if (!started) {
        // Where the transaction began and only its lock was not to be had.
        if (m_dialect.errorEndsTransaction() && !m_isLost)
            (void)execute(u"ROLLBACK"_s);
        m_writer->give();
        return started;
    }
    m_doomed = false;
    m_depth = 1;
    return {};
}

Result<void> Database::commit()
{
    if (m_depth > 1 || !m_doomed) {
        if (m_depth > 1) {
            --m_depth;
            return {};
        }
        auto committed = execute(u"COMMIT"_s);
        if (!committed && !m_isLost)
            (void)execute(u"ROLLBACK"_s);
        m_depth = 0;
        m_writer->give();
        return committed;
    }
    rollBack();
    return fail(Error::Kind::Corrupt, say("core", "Nothing was changed, because one part of it failed."));
}

void Database::rollBack()
{
    m_doomed = true;
    if (m_depth > 1) {
        --m_depth;
        return;
    }
    if (!m_isLost)
        (void)execute(u"ROLLBACK"_s);
    m_depth = 0;
    m_writer->give();
}

} // namespace matinee
