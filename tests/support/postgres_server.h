#pragma once

#include "core/store/database_location.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QUuid>

namespace matinee {

/// A PostgreSQL that runs as long as this lives; it ends, and its files go, also when the test crashes.
class PostgresServer {
public:
    PostgresServer()
        : m_folder(QDir::tempPath() + QStringLiteral("/matinee-pg-")
                   + QUuid::createUuid().toString(QUuid::Id128).left(12))
    {
        const QString script =
            qEnvironmentVariable("MATINEE_SOURCE_DIR") + QStringLiteral("/tests/support/postgres_server.sh");
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(script, {QStringLiteral("run"), m_folder});
        waitUntilReady();
    }

    ~PostgresServer()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }

    /// Where it listens.
    QString folder() const { return m_folder; }

    /// As a crash does: connections break, what was committed stays.
    void restart()
    {
        m_process.write("restart\n");
        waitUntilReady();
    }

private:
    void waitUntilReady()
    {
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(30'000))
                qFatal("PostgreSQL does not start: is postgresql installed?");
        }
        m_process.readLine();
    }

    QString m_folder;
    QProcess m_process;
};

/// A database of the server in `folder`.
inline DatabaseLocation postgresIn(const QString &folder, const QString &name)
{
    DatabaseLocation location;
    location.engine = DatabaseLocation::Engine::Postgres;
    location.settings = {{QStringLiteral("host"), folder},
                         {QStringLiteral("user"), QStringLiteral("matinee")},
                         {QStringLiteral("dbname"), name}};
    return location;
}

} // namespace matinee
