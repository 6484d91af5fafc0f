#include "core/base/text.h"
#include "core/store/bulk_rows.h"
#include "core/store/dialect.h"

#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype RowsAtOnce = 500;

/// Any number, as long as it is nobody else's in this database.
constexpr auto WritersKey = "7341205019"_L1;

QString quoted(QString value)
{
    value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
    return u'\'' + value + u'\'';
}

class PostgresDialect final : public Dialect {
public:
    QString driver() const override { return u"QPSQL"_s; }
    Result<void> open(QSqlDatabase &connection, const DatabaseLocation &where,
                      Database::Opening how) const override;

    /// A request answers or fails within seconds; a job may wait for another one.
    QStringList limits(Database::Patience patience) const override
    {
        const bool isShort = patience == Database::Patience::Short;
        return {isShort ? u"SET statement_timeout = '5s'"_s : u"SET statement_timeout = 0"_s,
                isShort ? u"SET lock_timeout = '2s'"_s : u"SET lock_timeout = '10min'"_s,
                u"SET idle_in_transaction_session_timeout = '10min'"_s};
    }

    /// Whoever starts a program is told PostgreSQL's own reason; it names no password, and here none could.
    Error atOpening(Error error, const DatabaseLocation &where) const override
    {
        error.message += u' ' + say("core", "The database is %1.").arg(where.name());
        const QString password = where.settings.value(u"password"_s);
        QString reason = error.detail.section(u"QPSQL:"_s, 0, 0).simplified();
        if (!password.isEmpty())
            reason.replace(password, u"…"_s);
        if (error.kind == Error::Kind::Unavailable && !reason.isEmpty())
            error.message += u' ' + say("core", "PostgreSQL says: %1").arg(reason);
        return error;
    }

    QString writerLock(const DatabaseLocation &) const override { return {}; }

    /// The lock is what makes "the highest number plus one" and versions that only grow right between
    /// processes. It goes with the transaction.
    QStringList begin() const override
    {
        return {u"BEGIN"_s, u"SELECT pg_advisory_xact_lock(%1)"_s.arg(WritersKey)};
    }
    bool errorEndsTransaction() const override { return true; }
    /// PREPARE takes no DDL.
    bool preparesWithoutValues() const override { return false; }
    /// Qt drops the rows that still come when another statement runs.
    bool streamsRows() const override { return false; }

    /// A NUL would end Qt's statement in the middle.
    Result<void> checkValues(const Bindings &bindings) const override
    {
        const bool hasNul = std::any_of(bindings.cbegin(), bindings.cend(), [](const auto &binding) {
            return binding.second.typeId() == QMetaType::QString
                && binding.second.toString().contains(QChar(u'\0'));
        });
        if (hasNul)
            return fail(Error::Kind::Invalid, say("core", "A text with a NUL character cannot be kept."));
        return {};
    }

    Error error(const QSqlError &error, const QString &sql) const override;

    bool isPassing(const QSqlError &error) const override
    {
        const QString state = error.nativeErrorCode();
        return state == "40001"_L1 || state == "40P01"_L1; // serialization failure, deadlock
    }

    /// Without a SQLSTATE no server has answered; 57P0. is what one says that stops.
    bool isLost(const QSqlError &error) const override
    {
        const QString state = error.nativeErrorCode();
        return state.isEmpty() || state.startsWith("08"_L1) || state.startsWith("57P0"_L1);
    }

    Result<void> executeMany(Database &database, const QString &sql,
                             const QList<QVariantList> &rows) const override;
    QString schemaStatement(const QString &statement) const override;
    Result<int> storedVersion(Database &database) const override;
    Result<void> storeVersion(Database &database, int version) const override;
    Result<QString> history(Database &database) const override;
    /// Backups of a server are its administrator's, and DDL is part of the migration's transaction.
    Result<void> keepCopy(Database &, int) const override { return {}; }
    void removeOldCopies(const DatabaseLocation &) const override { }
};

Result<void> PostgresDialect::open(QSqlDatabase &connection, const DatabaseLocation &where,
                                   Database::Opening how) const
{
    QStringList options;
    for (auto setting = where.settings.cbegin(); setting != where.settings.cend(); ++setting)
        options.append(setting.key() + u'=' + quoted(setting.value()));
    if (!where.settings.contains(u"connect_timeout"_s))
        options.append(u"connect_timeout=5"_s);
    // Qt puts blanks for semicolons in options, so a password goes its own way.
    const QString text = options.filter(QRegularExpression(u"^(?!password=)"_s)).join(u' ');
    if (text.contains(u';'))
        return fail(Error::Kind::Invalid, say("core", "The database's name may hold no semicolon."));
    connection.setPassword(where.settings.value(u"password"_s));
    connection.setConnectOptions(text);
    if (!connection.open())
        return fail(Error::Kind::Unavailable, say("core", "The database cannot be reached."),
                    connection.lastError().text());

    QSqlQuery query(connection);
    if (!query.exec(u"SHOW server_encoding"_s) || !query.next())
        return tl::unexpected(error(query.lastError(), query.lastQuery()));
    if (query.value(0).toString() != "UTF8"_L1)
        return fail(Error::Kind::Invalid, say("core", "The database has to be made with the encoding UTF8."));
    for (const auto &setting :
         {u"SET application_name = 'matinee'"_s, u"SET client_min_messages = warning"_s,
          how == Database::Opening::ReadOnly ? u"SET default_transaction_read_only = on"_s : QString()}) {
        if (!setting.isEmpty() && !query.exec(setting))
            return tl::unexpected(error(query.lastError(), setting));
    }
    return {};
}

/// By SQLSTATE; none comes when the connection itself broke.
Error PostgresDialect::error(const QSqlError &error, const QString &sql) const
{
    const QString state = error.nativeErrorCode();
    const QString detail = errorDetail(error, sql) + u" ["_s + state + u']';
    const QString group = state.left(2);
    if (state == "23505"_L1)
        return {Error::Kind::Conflict, say("core", "This is already there."), detail};
    // Constraints, and values that do not fit their column.
    if (group == "23"_L1 || group == "22"_L1)
        return {Error::Kind::Invalid, say("core", "This does not fit what is stored."), detail};
    if (state == "55P03"_L1 || state == "57014"_L1 || group == "40"_L1 || state == "53300"_L1)
        return {Error::Kind::Unavailable, say("core", "The library is busy. Try again in a moment."), detail};
    if (group == "53"_L1 || group == "58"_L1)
        return {Error::Kind::Unavailable, say("core", "The disk is full or failing; nothing was changed."),
                detail};
    if (state.isEmpty() || group == "08"_L1 || group == "57"_L1 || group == "25"_L1 || group == "28"_L1)
        return {Error::Kind::Unavailable, say("core", "The database cannot be reached."), detail};
    if (state == "42501"_L1)
        return {Error::Kind::Unavailable, say("core", "The database does not let Matinee do this."), detail};
    return {Error::Kind::Corrupt, say("core", "The database could not be read."), detail};
}

Result<void> PostgresDialect::executeMany(Database &database, const QString &sql,
                                          const QList<QVariantList> &rows) const
{
    const auto bulk = BulkRows::from(sql);
    const NamedPlaces places(bulk ? QString() : sql);
    const qsizetype size = bulk ? RowsAtOnce : 1;
    for (qsizetype done = 0; done < rows.size(); done += size) {
        const auto portion = rows.mid(done, size);
        if (bulk) {
            for (const QVariantList &row : portion) {
                if (auto fits = checkValues(NamedPlaces(QString(row.size(), u'?')).bindings(row)); !fits)
                    return fits;
            }
        }
        auto run = bulk ? database.run(bulk->sql, {{u":rows"_s, bulk->json(portion)}})
                        : database.run(places.sql, places.bindings(portion.first()));
        if (!run)
            return tl::unexpected(run.error());
    }
    return {};
}

/// The files say what SQLite does: numbers of 64 bits, and texts that are compared byte by byte.
QString PostgresDialect::schemaStatement(const QString &statement) const
{
    static const QList<std::pair<QRegularExpression, QString>> words = {
        {QRegularExpression(uR"(\bINTEGER PRIMARY KEY\b)"_s),
         u"BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY"_s},
        {QRegularExpression(uR"(\bINTEGER\b)"_s), u"BIGINT"_s},
        {QRegularExpression(uR"(\bREAL\b)"_s), u"DOUBLE PRECISION"_s},
        {QRegularExpression(uR"(\bBLOB\b)"_s), u"BYTEA"_s},
        {QRegularExpression(uR"(\bTEXT\b)"_s), u"TEXT COLLATE \"C\""_s}};
    QString translated = statement;
    for (const auto &[word, own] : words)
        translated.replace(word, own);
    return translated;
}

/// The cluster, the database in it, and its timeline. That of pg_control_checkpoint() would be the one of the
/// last checkpoint, which may have been made before the standby took over.
Result<QString> PostgresDialect::history(Database &database) const
{
    auto told = database
                    .run(u"SELECT system_identifier || '/' || oid || '/'"
                         u" || left(pg_walfile_name(pg_current_wal_lsn()), 8)"
                         u" FROM pg_control_system(), pg_database WHERE datname = current_database()"_s)
                    .map([](Rows rows) { return rows.next() ? rows.text(0) : QString(); });
    if (!told && told.error().kind != Error::Kind::Unavailable)
        return QString(); // some who host databases keep this to themselves
    return told;
}

Result<int> PostgresDialect::storedVersion(Database &database) const
{
    {
        auto there = database.run(u"SELECT to_regclass('schema_version')"_s);
        if (!there)
            return tl::unexpected(there.error());
        if (!there->next() || there->isNull(0))
            return 0;
    }
    auto rows = database.run(u"SELECT version FROM schema_version"_s);
    if (!rows)
        return tl::unexpected(rows.error());
    return rows->next() ? static_cast<int>(rows->integer(0)) : 0;
}

Result<void> PostgresDialect::storeVersion(Database &database, int version) const
{
    return database
        .execute(u"CREATE TABLE IF NOT EXISTS schema_version"
                 u" (one INTEGER PRIMARY KEY CHECK (one = 1), version INTEGER NOT NULL)"_s)
        .and_then([&] {
            return database.execute(u"INSERT INTO schema_version (one, version) VALUES (1, :version)"
                                    u" ON CONFLICT (one) DO UPDATE SET version = excluded.version"_s,
                                    {{u":version"_s, version}});
        });
}

} // namespace

const Dialect &postgresDialect()
{
    static const PostgresDialect dialect;
    return dialect;
}

} // namespace matinee
