#include "core/store/database_copy.h"

#include "core/base/text.h"
#include "core/store/dialect.h"
#include "core/store/migrations.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// A connection that cannot write, for as long as it lives.
class Reader {
public:
    explicit Reader(const QString &path) : m_name(QUuid::createUuid().toString(QUuid::WithoutBraces))
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
        database.setDatabaseName(path);
        database.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s);
        database.open();
    }
    ~Reader() { QSqlDatabase::removeDatabase(m_name); }
    Q_DISABLE_COPY_MOVE(Reader)

    /// The first value of the first row; empty when there is none.
    Result<QString> ask(const QString &sql, const QString &value = {})
    {
        QSqlQuery query(QSqlDatabase::database(m_name, false));
        if (!query.prepare(sql))
            return tl::unexpected(sqliteDialect().error(query.lastError(), sql));
        if (!value.isEmpty())
            query.addBindValue(value);
        if (!query.exec())
            return tl::unexpected(sqliteDialect().error(query.lastError(), sql));
        return query.next() ? query.value(0).toString() : QString();
    }

private:
    QString m_name;
};

} // namespace

Result<void> copyDatabase(const QString &original, const QString &copy)
{
    if (!QFile::exists(original))
        return fail(Error::Kind::NotFound, say("core", "There is no %1.").arg(original));
    return Reader(original).ask(u"VACUUM INTO ?"_s, copy).map([](const QString &) {});
}

Result<int> checkDatabase(const QString &path)
{
    const auto damaged = [&](const QString &detail) {
        return fail(Error::Kind::Corrupt, say("core", "%1 is damaged or no library of Matinee.").arg(path),
                    detail);
    };
    Reader reader(path);
    const auto version = reader.ask(u"PRAGMA user_version"_s);
    const auto integrity = reader.ask(u"PRAGMA integrity_check"_s);
    const auto orphan = reader.ask(u"PRAGMA foreign_key_check"_s);
    if (!version || !integrity || !orphan)
        return damaged((!version ? version : !integrity ? integrity : orphan).error().detail);
    if (*integrity != "ok"_L1 || !orphan->isEmpty() || version->toInt() < 1)
        return damaged(*integrity);
    if (version->toInt() > schemaVersion())
        return fail(Error::Kind::Invalid, say("core", "%1 is from a newer Matinee.").arg(path));
    return version->toInt();
}

} // namespace matinee
