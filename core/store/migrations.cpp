#include "core/store/migrations.h"

#include "core/base/text.h"
#include "core/store/dialect.h"

#include <QDir>
#include <QFile>

/// A linker leaves resources in a static library out unless something names them. The macro
/// must stand outside every namespace.
static void linkSchema()
{
    Q_INIT_RESOURCE(schema);
}

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

QStringList schemaFiles()
{
    linkSchema();
    return QDir(u":/schema"_s).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
}

Result<void> apply(Database &database, const QString &name, int version)
{
    QFile file(u":/schema/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Corrupt, say("core", "This program is incomplete; install it again."), name);
    const QStringList statements = splitSchema(QString::fromUtf8(file.readAll()));

    return database.inTransaction([&]() -> Result<void> {
        // Another process may have got here first, while we waited for the lock.
        if (const auto now = database.dialect().storedVersion(database); now && *now >= version)
            return {};
        for (const QString &statement : statements) {
            if (auto done = database.execute(database.dialect().schemaStatement(statement)); !done)
                return done;
        }
        return database.dialect().storeVersion(database, version);
    });
}

} // namespace

int schemaVersion()
{
    static const int version = static_cast<int>(schemaFiles().size());
    return version;
}

QStringList splitSchema(const QString &file)
{
    QStringList statements;
    QString statement;
    for (const QString &line : file.split(u'\n')) {
        const QString trimmed = line.trimmed();
        if (!trimmed.isEmpty() && !trimmed.startsWith("--"_L1))
            statement += line + u'\n';
        if (trimmed.isEmpty() && !statement.isEmpty())
            statements.append(std::exchange(statement, {}));
    }
    if (!statement.isEmpty())
        statements.append(statement);
    return statements;
}

Result<int> storedSchemaVersion(Database &database)
{
    return database.dialect().storedVersion(database);
}

Result<void> migrate(Database &database)
{
    const auto version = database.dialect().storedVersion(database);
    if (!version)
        return tl::unexpected(version.error());
    const QStringList files = schemaFiles();
    if (*version > files.size())
        return fail(
            Error::Kind::Invalid,
            say("core", "This library was written by a newer Matinee. Install that version to open it."));
    if (*version == files.size()) {
        database.dialect().removeOldCopies(database.location());
        return {};
    }

    if (auto kept = database.dialect().keepCopy(database, *version); !kept)
        return kept;
    for (int i = *version; i < files.size(); ++i) {
        if (auto applied = apply(database, files.at(i), i + 1); !applied)
            return applied;
    }
    return {};
}

} // namespace matinee
