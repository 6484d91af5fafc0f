#pragma once

#include "core/store/database.h"
#include "tests/support/postgres_server.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringList>

#include <memory>
#include <mutex>

namespace matinee {

/// Tests of everything above the store run on both databases: MATINEE_TEST_DATABASE=postgres chooses the
/// other.
inline bool isTestOfPostgres()
{
    return qEnvironmentVariable("MATINEE_TEST_DATABASE") == QLatin1String("postgres");
}

/// The databases of one test program on a PostgreSQL: the one whose folder MATINEE_TEST_POSTGRES names, or
/// its own. New ones are copies of a template; one that nobody has open any more is emptied and used again.
class TestDatabases {
public:
    static TestDatabases &instance()
    {
        static TestDatabases databases;
        return databases;
    }

    DatabaseLocation fresh()
    {
        for (const QString &name : std::as_const(m_names)) {
            if (!isOpen(name) && empty(name))
                return at(name);
        }
        m_names.append(made());
        return at(m_names.last());
    }

    /// The same one for the same file; from any thread, once it is there.
    DatabaseLocation of(const QString &file)
    {
        const std::scoped_lock lock(m_mutex);
        QString &name = m_byFile[file];
        if (name.isEmpty())
            name = made();
        return at(name);
    }

private:
    TestDatabases()
    {
        m_folder = qEnvironmentVariable("MATINEE_TEST_POSTGRES");
        if (m_folder.isEmpty()) {
            m_own = std::make_unique<PostgresServer>();
            m_folder = m_own->folder();
        }
        m_admin = open(QStringLiteral("postgres"), Database::Opening::AsItIs);
        // Whoever comes first makes the template.
        execute(QStringLiteral("SELECT pg_advisory_lock(1)"));
        if (!has(QStringLiteral("SELECT 1 FROM pg_database WHERE datname = :name"),
                 QStringLiteral("pattern"))) {
            execute(QStringLiteral("CREATE DATABASE pattern TEMPLATE template0"));
            (void)open(QStringLiteral("pattern"), Database::Opening::Newest);
        }
        m_tables = tablesIn(*open(QStringLiteral("pattern"), Database::Opening::AsItIs));
        execute(QStringLiteral("SELECT pg_advisory_unlock(1)"));
        qAddPostRoutine([] { instance().close(); });
    }

    void close()
    {
        for (const QString &name : std::as_const(m_all))
            execute(QStringLiteral("DROP DATABASE IF EXISTS %1 WITH (FORCE)").arg(name));
        m_admin.reset();
        m_own.reset();
    }

    DatabaseLocation at(const QString &name) const { return postgresIn(m_folder, name); }

    std::unique_ptr<Database> open(const QString &name, Database::Opening how)
    {
        auto opened = Database::open(at(name), how);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        return std::move(*opened);
    }

    void execute(const QString &sql)
    {
        if (const auto done = m_admin->execute(sql); !done)
            qFatal("%s", qPrintable(done.error().detail));
    }

    bool has(const QString &sql, const QString &name)
    {
        auto rows = m_admin->run(sql, {{QStringLiteral(":name"), name}});
        return rows && rows->next();
    }

    bool isOpen(const QString &name)
    {
        return has(QStringLiteral("SELECT 1 FROM pg_stat_activity WHERE datname = :name"), name);
    }

    QString made()
    {
        const QString name =
            QStringLiteral("test_%1_%2").arg(QCoreApplication::applicationPid()).arg(++m_made);
        execute(QStringLiteral("CREATE DATABASE %1 TEMPLATE pattern").arg(name));
        m_all.append(name);
        return name;
    }

    /// A few deletions are quicker than TRUNCATE, which makes new files. False: a test took tables away.
    bool empty(const QString &name)
    {
        const auto database = open(name, Database::Opening::AsItIs);
        if (tablesIn(*database) != m_tables)
            return false;
        const auto emptied = database->execute(QStringLiteral(
            "DO $$ DECLARE t record; BEGIN SET session_replication_role = replica;"
            " FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> "
            "'schema_version'"
            " LOOP EXECUTE format('DELETE FROM %I', t.tablename); END LOOP;"
            " FOR t IN SELECT sequencename FROM pg_sequences"
            " LOOP EXECUTE format('ALTER SEQUENCE %I RESTART', t.sequencename); END LOOP;"
            " INSERT INTO audit_head (id, last, chain) VALUES (1, 0, ''); END $$")); // as its schema file
                                                                                     // does
        if (!emptied)
            qFatal("%s", qPrintable(emptied.error().detail));
        return true;
    }

    static QString tablesIn(Database &database)
    {
        auto rows =
            database.run(QStringLiteral("SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'"));
        return rows && rows->next() ? rows->text(0) : QString();
    }

    std::unique_ptr<PostgresServer> m_own;
    QString m_folder;
    std::unique_ptr<Database> m_admin;
    QString m_tables; ///< how many there are
    QStringList m_names; ///< of those that are used again
    QStringList m_all;
    std::mutex m_mutex;
    QHash<QString, QString> m_byFile;
    int m_made = 0;
};

/// Where a test keeps its library: the SQLite file, or a database that stands for it.
inline DatabaseLocation testDatabase(const QString &file = QStringLiteral(":memory:"))
{
    if (!isTestOfPostgres())
        return file;
    return file == QLatin1String(":memory:") ? TestDatabases::instance().fresh()
                                             : TestDatabases::instance().of(file);
}

} // namespace matinee
