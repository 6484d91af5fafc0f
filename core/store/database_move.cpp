#include "core/store/database_move.h"

#include "core/base/text.h"
#include "core/store/migrations.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

using Kind = StoredColumn::Kind;
using Progress = std::function<void(const QString &, qint64)>;

constexpr qsizetype Portion = 2000;

struct Table {
    QString name;
    QList<StoredColumn> columns;
    QString identity; ///< the column that numbers itself

    QString names() const
    {
        QStringList names;
        for (const StoredColumn &column : columns)
            names.append(column.name);
        return names.join(u", "_s);
    }
};

/// As they were made: what refers to a table comes after it.
Result<QStringList> tableNames(Database &sqlite)
{
    QStringList names;
    return sqlite
        .each(u"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
              u" ORDER BY rowid"_s,
              {}, [&](const Rows &row) { names.append(row.text(0)); })
        .map([&] { return names; });
}

Result<Table> tableIn(Database &postgres, const QString &name)
{
    static const QHash<QString, Kind> kinds{{u"bigint"_s, Kind::Integer},
                                            {u"double precision"_s, Kind::Real},
                                            {u"text"_s, Kind::Text},
                                            {u"bytea"_s, Kind::Bytes}};
    Table table{name, {}, {}};
    return postgres
        .each(u"SELECT column_name, data_type, is_identity FROM information_schema.columns"
              u" WHERE table_schema = current_schema() AND table_name = :name ORDER BY ordinal_position"_s,
              {{u":name"_s, name}},
              [&](const Rows &row) {
                  table.columns.append({row.text(0), kinds.value(row.text(1), Kind::Text)});
                  if (row.text(2) == "YES"_L1)
                      table.identity = row.text(0);
              })
        .map([&] { return table; });
}

Result<TableDigest> digestIn(Database &database, const Table &table)
{
    TableDigest digest;
    return database
        .each(u"SELECT %1 FROM %2"_s.arg(table.names(), table.name), {},
              [&](const Rows &row) { digest.add(cellsOf(row, table.columns)); })
        .map([&] { return digest; });
}

/// What a schema file put into a new database gives way to what is moved there; anything else is somebody's.
Result<void> clearUnlessUsed(Database &pattern, Database &postgres, const Table &table)
{
    const auto asNew = digestIn(pattern, table);
    if (!asNew)
        return tl::unexpected(asNew.error());
    auto rows =
        postgres.run(u"SELECT %1 FROM %2 LIMIT %3"_s.arg(table.names(), table.name).arg(asNew->rows() + 1));
    if (!rows)
        return tl::unexpected(rows.error());
    TableDigest there;
    while (rows->next())
        there.add(cellsOf(*rows, table.columns));
    if (auto ended = rows->ended(); !ended)
        return ended;
    if (there != *asNew)
        return fail(
            Error::Kind::Conflict,
            say("core", "%1 holds a library already; nothing was changed.").arg(postgres.location().name()));
    return there.rows() == 0 ? Result<void>() : postgres.execute(u"DELETE FROM "_s + table.name);
}

/// A database of somebody else's is not moved into, whatever their tables are called.
Result<void> refuseForeignTables(Database &to, const QStringList &own)
{
    return storedSchemaVersion(to).and_then([&](int version) -> Result<void> {
        QStringList foreign;
        auto read = to.each(u"SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
                            u" AND tablename <> 'schema_version' ORDER BY tablename"_s,
                            {}, [&](const Rows &row) {
                                if (version == 0 || !own.contains(row.text(0)))
                                    foreign.append(row.text(0));
                            });
        if (!read || foreign.isEmpty())
            return read;
        return fail(Error::Kind::Conflict,
                    say("core", "%1 is not empty: it holds the table %2. Nothing was changed.")
                        .arg(to.location().name(), foreign.first()));
    });
}

Result<TableDigest> copy(Database &from, Database &to, const Table &table, const Progress &progress)
{
    const QString insert = u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(
        table.name, table.names(), QStringList(table.columns.size(), u"?"_s).join(u", "_s));
    TableDigest digest;
    QList<QVariantList> portion;
    const auto write = [&] {
        auto written = to.executeMany(insert, portion);
        portion.clear();
        if (progress)
            progress(table.name, digest.rows());
        return written;
    };
    auto rows = from.run(u"SELECT %1 FROM %2"_s.arg(table.names(), table.name));
    if (!rows)
        return tl::unexpected(rows.error());
    while (rows->next()) {
        portion.append(cellsOf(*rows, table.columns));
        digest.add(portion.last());
        if (portion.size() < Portion)
            continue;
        if (auto written = write(); !written)
            return tl::unexpected(written.error());
    }
    return rows->ended().and_then(write).map([&] { return digest; });
}

/// By a cursor, because Qt would hold all rows of a statement at once.
Result<TableDigest> digestOf(Database &postgres, const Table &table)
{
    TableDigest digest;
    auto read = postgres.execute(
        u"DECLARE moved NO SCROLL CURSOR FOR SELECT %1 FROM %2"_s.arg(table.names(), table.name));
    for (qint64 before = -1; read && digest.rows() > before;) {
        before = digest.rows();
        read = postgres.each(u"FETCH 5000 FROM moved"_s, {},
                             [&](const Rows &row) { digest.add(cellsOf(row, table.columns)); });
    }
    return read.and_then([&] { return postgres.execute(u"CLOSE moved"_s); }).map([&] { return digest; });
}

/// The next number comes after the highest there is.
Result<void> setIdentity(Database &postgres, const Table &table)
{
    if (table.identity.isEmpty())
        return {};
    return postgres.execute(
        u"SELECT setval(pg_get_serial_sequence('%1', '%2'), COALESCE(MAX(%2), 0) + 1, false) FROM %1"_s.arg(
            table.name, table.identity));
}

Result<QList<MovedTable>> moveTables(Database &from, Database &to, const Progress &progress)
{
    const auto names = tableNames(from);
    if (!names)
        return tl::unexpected(names.error());
    auto ready = refuseForeignTables(to, *names).and_then([&] { return migrate(to); });
    if (!ready)
        return tl::unexpected(ready.error());
    const auto pattern = Database::open(u":memory:"_s);
    if (!pattern)
        return tl::unexpected(pattern.error());
    QList<Table> tables;
    for (const QString &name : *names) {
        const auto table = tableIn(to, name);
        if (!table)
            return tl::unexpected(table.error());
        if (auto empty = clearUnlessUsed(**pattern, to, *table); !empty)
            return tl::unexpected(empty.error());
        tables.append(*table);
    }
    QList<MovedTable> moved;
    for (const Table &table : std::as_const(tables)) {
        const auto before = copy(from, to, table, progress);
        const auto after = before.and_then([&](const TableDigest &) { return digestOf(to, table); });
        if (!after)
            return tl::unexpected(after.error());
        if (*after != *before)
            return fail(Error::Kind::Corrupt,
                        say("core", "The table %1 came out different; nothing was changed.").arg(table.name));
        if (auto set = setIdentity(to, table); !set)
            return tl::unexpected(set.error());
        moved.append({table.name, *before, *after});
    }
    // By name, because of the rest PostgreSQL says that only its administrator may.
    return to.execute(u"ANALYZE "_s + names->join(u", "_s)).map([&] { return moved; });
}

} // namespace

Result<QList<MovedTable>> moveDatabase(Database &from, Database &to, const Progress &progress,
                                       const std::function<Result<void>()> &finish)
{
    const auto version = storedSchemaVersion(from);
    if (!version)
        return tl::unexpected(version.error());
    if (*version != schemaVersion())
        return fail(
            Error::Kind::Invalid,
            say("core", "The library is of another version of Matinee. Run “matinee-server migrate” first."));
    // All tables as they are at one moment, also when somebody writes meanwhile.
    return from.execute(u"BEGIN"_s).and_then([&] {
        auto moved = to.inTransaction([&]() -> Result<QList<MovedTable>> {
            return moveTables(from, to, progress).and_then([&](const QList<MovedTable> &tables) {
                return (finish ? finish() : Result<void>()).map([&] { return tables; });
            });
        });
        (void)from.execute(u"ROLLBACK"_s); // only read, so there is nothing to keep
        return moved;
    });
}

} // namespace matinee
