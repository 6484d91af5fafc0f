#pragma once

#include "core/base/result.h"
#include "core/store/database_location.h"

#include <QList>
#include <QString>
#include <QVariant>

#include <memory>
#include <utility>

class QSqlError;
class QSqlQuery;

namespace matinee {

class Dialect;

/// Values by name for one statement: {{u":user"_s, 1}, {u":title"_s, title}}.
using Bindings = QList<std::pair<QString, QVariant>>;

/// The rows of one executed statement. Give it up (or let it go out of scope) before the same
/// statement is run again in an inner loop: the statement goes back to its database then.
class Rows {
public:
    Rows(std::unique_ptr<QSqlQuery> query, std::shared_ptr<struct StatementCache> home, QString text,
         const Dialect &dialect);
    Rows(Rows &&other) noexcept;
    Rows &operator=(Rows &&other) noexcept;
    ~Rows();

    /// False at the end, and also when reading broke off: ended() tells.
    bool next();
    Result<void> ended() const;
    QVariant value(int column) const;
    QString text(int column) const;
    qint64 integer(int column) const;
    bool isNull(int column) const;

private:
    std::unique_ptr<QSqlQuery> m_query;
    std::shared_ptr<StatementCache> m_home;
    QString m_text;
    const Dialect *m_dialect;
};

/// One connection to one SQLite file or PostgreSQL database, for the thread that opened it and no other.
/// The SQL is what both understand.
///
/// Durability   a committed transaction survives power loss (SQLite: WAL with synchronous=FULL).
/// Writers      one transaction at a time per database, also between processes: by a lock on "<file>.writer"
///              (SQLite before 3.51.3 can damage a WAL that two connections reset at once), or by an
///              advisory lock of PostgreSQL.
/// Restarts     of PostgreSQL: the statement that meets one fails, the next one outside the transaction
///              finds a new connection.
/// Errors       Unavailable (locked for too long, disk full, server gone), Conflict (unique), Invalid
/// (missing
///              reference, check), Corrupt (anything else; `detail` has the engine's words).
class Database {
public:
    enum class Opening {
        Newest, ///< creates what is missing and migrates to the newest schema
        AsItIs, ///< whatever its version
        ReadOnly, ///< and whatever its version
    };
    /// What PostgreSQL may take: Short, for requests, is at most 5 s a statement and 2 s for a lock.
    enum class Patience { Long, Short };

    static Result<std::unique_ptr<Database>> open(const DatabaseLocation &where,
                                                  Opening how = Opening::Newest);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Prepares once per text, binds by name, runs.
    Result<Rows> run(const QString &sql, const Bindings &bindings = {});
    /// Calls `use(row)` for every row; an error also when reading them breaks off.
    template <class Use>
    Result<void> each(const QString &sql, const Bindings &bindings, Use use)
    {
        auto rows = run(sql, bindings);
        if (!rows)
            return tl::unexpected(rows.error());
        while (rows->next())
            use(std::as_const(*rows));
        return rows->ended();
    }
    /// A statement whose rows are of no interest. One that stands alone, outside every transaction,
    /// waits for the writers' lock like a transaction does.
    Result<void> execute(const QString &sql, const Bindings &bindings = {});
    /// Many rows for one statement, fastest way in; positional "?" in the order of each row.
    Result<void> executeMany(const QString &sql, const QList<QVariantList> &rows);
    /// The id an INSERT gave (statement must end in RETURNING id).
    Result<qint64> insert(const QString &sql, const Bindings &bindings);

    /// Runs `work` as one write transaction and keeps it only if it answers a value. A call
    /// inside another's work joins that transaction. `work` may be called again, after its changes were
    /// taken back, when PostgreSQL gave way to another transaction: what it does elsewhere must bear that.
    template <class Work>
    auto inTransaction(Work work) -> decltype(work())
    {
        for (int left = MostTries - 1;; --left) {
            auto outcome = inOneTransaction(work);
            if (outcome || left == 0 || !isWorthAnotherTry())
                return outcome;
        }
    }

    /// This connection is in the middle of inTransaction().
    bool isInTransaction() const { return m_depth > 0; }
    const DatabaseLocation &location() const { return m_location; }
    const Dialect &dialect() const { return m_dialect; }
    /// Long is what a database is opened for.
    Result<void> setPatience(Patience patience);

private:
    static constexpr int MostTries = 4;

    template <class Work>
    auto inOneTransaction(Work &work) -> decltype(work())
    {
        if (auto begun = begin(); !begun)
            return tl::unexpected(begun.error());
        auto outcome = rolledBackIfThrown(work);
        if (!outcome) {
            rollBack();
            return outcome;
        }
        if (auto committed = commit(); !committed)
            return tl::unexpected(committed.error());
        return outcome;
    }

    /// Out of memory, say: whoever catches it goes on with a connection that is in no transaction.
    template <class Work>
    auto rolledBackIfThrown(Work &work) -> decltype(work())
    {
        try {
            return work();
        } catch (...) {
            rollBack();
            throw;
        }
    }

    Database(DatabaseLocation where, Opening how);
    Result<void> connect();
    Result<void> applyLimits();
    Result<void> reconnectIfLost();
    Error failed(const QSqlError &error, const QString &sql);
    bool isWorthAnotherTry() const { return m_depth == 0 && m_isPassing; }
    Result<void> begin();
    Result<void> commit();
    void rollBack();

    const DatabaseLocation m_location;
    const Opening m_opening;
    const Dialect &m_dialect;
    std::shared_ptr<struct StatementCache> m_statements;
    std::unique_ptr<class WriterLock> m_writer;
    int m_depth = 0;
    bool m_doomed = false; ///< an inner transaction failed: the outer one cannot commit
    bool m_isLost = false; ///< the connection broke
    bool m_isPassing = false; ///< why the last transaction failed
    Patience m_patience = Patience::Long;
};

} // namespace matinee
