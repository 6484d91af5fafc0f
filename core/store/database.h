#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>
#include <QVariant>

#include <memory>
#include <utility>

class QSqlQuery;

namespace matinee {

/// Values by name for one statement: {{u":user"_s, 1}, {u":title"_s, title}}.
using Bindings = QList<std::pair<QString, QVariant>>;

/// The rows of one executed statement. Give it up (or let it go out of scope) before the same
/// statement is run again in an inner loop: the statement goes back to its database then.
class Rows {
public:
    Rows(std::unique_ptr<QSqlQuery> query, std::shared_ptr<struct StatementCache> home, QString text);
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
};

/// One connection to one SQLite file, for the thread that opened it and no other.
///
/// Durability   WAL with synchronous=FULL: a committed transaction survives power loss.
/// Writers      one at a time per file, also between processes, by a lock on "<file>.writer"
///              (SQLite before 3.51.3 can damage a WAL that two connections reset at once).
/// Errors       Unavailable (locked for 5 s, disk full), Conflict (unique), Invalid (missing
///              reference, check), Corrupt (anything else; `detail` has SQLite's words).
class Database {
public:
    /// Opens or creates, then migrates to the newest schema. ":memory:" is a private database.
    static Result<std::unique_ptr<Database>> open(const QString &path);
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
    /// inside another's work joins that transaction.
    template <class Work>
    auto inTransaction(Work work) -> decltype(work())
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

    /// This connection is in the middle of inTransaction().
    bool isInTransaction() const { return m_depth > 0; }
    QString path() const { return m_path; }

private:
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

    explicit Database(QString path);
    Result<void> connect();
    Result<void> begin();
    Result<void> commit();
    void rollBack();

    QString m_path;
    QString m_connection;
    std::shared_ptr<struct StatementCache> m_statements;
    std::unique_ptr<class WriterLock> m_writer;
    int m_depth = 0;
    bool m_doomed = false; ///< an inner transaction failed: the outer one cannot commit
};

} // namespace matinee
