#include "tests/sync_simulator/sim_database.h"

#include <QHash>

namespace matinee::simulator {

using namespace Qt::StringLiterals;

namespace {

/// In the order in which they may be emptied.
const QStringList &tables()
{
    static const QStringList names{u"movie_correction"_s,
                                   u"movie_fact"_s,
                                   u"movie_external_id"_s,
                                   u"watch"_s,
                                   u"rating"_s,
                                   u"favourite"_s,
                                   u"watchlist"_s,
                                   u"hidden"_s,
                                   u"nudge"_s,
                                   u"review"_s,
                                   u"list_item"_s,
                                   u"list"_s,
                                   u"preference"_s,
                                   u"text_copy"_s,
                                   u"undo_step"_s,
                                   u"sync_account"_s,
                                   u"sync_base"_s,
                                   u"sync_device"_s,
                                   u"sync_mutation"_s,
                                   u"sync_unplaced"_s,
                                   u"sync_film"_s,
                                   u"sync_snapshot"_s,
                                   u"sync_refused"_s,
                                   u"sync_outbox"_s,
                                   u"sync_state"_s,
                                   u"meta"_s,
                                   u"movie"_s};
    return names;
}

/// Films that nobody changes are no part of an image.
QString rowsOf(const QString &table)
{
    if (table == "meta"_L1)
        return u"meta WHERE name = 'sync_epoch'"_s;
    return table == "movie"_L1 ? table + u" WHERE id > %1"_s.arg(SimDatabase::MassFilms) : table;
}

} // namespace

void broken(const Error &error)
{
    qFatal("%s: %s", qPrintable(error.message), qPrintable(error.detail));
}

QString filmRef(int film)
{
    return u"imdb:tt%1"_s.arg(film, 7, 10, '0'_L1);
}

QString otherRef(int film)
{
    return u"tmdb:%1"_s.arg(film);
}

SimDatabase::SimDatabase(bool isLikeServer) : m_isLikeServer(isLikeServer)
{
    auto opened = Database::open(DatabaseLocation(u":memory:"_s));
    if (!opened)
        broken(opened.error());
    m_database = std::move(*opened);
    execute(u"INSERT INTO profile (id, handle, name, created_at)"
            u" VALUES (1, 'ada', '', 0), (2, 'ben', '', 0)"_s);
    for (int film = 1; film <= MassFilms; ++film)
        addFilm(film, filmRef(film));
    makeFuse();
    makeSweep();
}

void SimDatabase::addFilm(int film, const QString &ref)
{
    execute(u"INSERT INTO movie (id, ref, title, year, source, added_at)"
            u" VALUES (:id, :ref, :title, 2000, 'starter', 0)"_s,
            {{u":id"_s, film}, {u":ref"_s, ref}, {u":title"_s, u"Film %1"_s.arg(film)}});
}

void SimDatabase::addTwoRefs(bool isLikeServer)
{
    const QString name = isLikeServer ? filmRef(FilmOfTwoRefs) : otherRef(FilmOfTwoRefs);
    const QString other = isLikeServer ? otherRef(FilmOfTwoRefs) : filmRef(FilmOfTwoRefs);
    addFilm(FilmOfTwoRefs, name);
    execute(u"INSERT INTO movie_external_id (movie_id, system, value) VALUES (:id, :system, :value)"_s,
            {{u":id"_s, FilmOfTwoRefs},
             {u":system"_s, other.section(u':', 0, 0)},
             {u":value"_s, other.section(u':', 1)}});
}

void SimDatabase::wipe()
{
    load({});
    for (int film = MassFilms + 1; film < FilmOfTwoRefs; ++film)
        addFilm(film, filmRef(film));
    addTwoRefs(m_isLikeServer);
    if (m_isLikeServer)
        addFilm(RareFilm, filmRef(RareFilm));
}

void SimDatabase::nameLike(SimDatabase &other)
{
    const Bindings film{{u":id"_s, FilmOfTwoRefs}};
    const QString name = other.text(u"SELECT ref FROM movie WHERE id = :id"_s, film);
    execute(u"DELETE FROM movie_external_id WHERE movie_id = :id"_s, film);
    execute(u"DELETE FROM movie WHERE id = :id"_s, film);
    addTwoRefs(name == filmRef(FilmOfTwoRefs));
}

void SimDatabase::makeFuse()
{
    execute(u"CREATE TEMP TABLE fuse (n INTEGER NOT NULL)"_s);
    execute(u"INSERT INTO fuse VALUES (0)"_s);
    for (const QString &table : tables()) {
        for (const auto &what : {u"INSERT"_s, u"UPDATE"_s, u"DELETE"_s})
            execute(u"CREATE TEMP TRIGGER fuse_%1_%2 BEFORE %2 ON main.%1 WHEN (SELECT n FROM fuse) > 0"
                    u" BEGIN UPDATE fuse SET n = n - 1;"
                    u" SELECT RAISE(ABORT, 'killed') WHERE (SELECT n FROM fuse) = 0; END"_s.arg(table, what));
    }
}

/// One statement that empties all, because many cost more than what they delete.
void SimDatabase::makeSweep()
{
    QString deletions;
    for (const QString &table : tables())
        deletions += u" DELETE FROM %1;"_s.arg(rowsOf(table));
    execute(u"CREATE TEMP TABLE sweep (n INTEGER)"_s);
    execute(u"CREATE TEMP TRIGGER sweep_all AFTER INSERT ON sweep BEGIN%1 DELETE FROM sweep; END"_s.arg(
        deletions));
}

void SimDatabase::lightFuse(int rows)
{
    execute(u"UPDATE fuse SET n = :n"_s, {{u":n"_s, rows}});
}

void SimDatabase::putOutFuse()
{
    execute(u"UPDATE fuse SET n = 0"_s);
}

Image SimDatabase::image()
{
    static QHash<QString, int> widths;
    Image image;
    for (const QString &table : tables()) {
        if (!widths.contains(table))
            widths[table] = int(number(u"SELECT COUNT(*) FROM pragma_table_info('%1')"_s.arg(table)));
        const int width = widths.value(table);
        QList<QVariantList> rows;
        const auto read = m_database->each(u"SELECT * FROM "_s + rowsOf(table), {}, [&](const Rows &row) {
            QVariantList values;
            for (int column = 0; column < width; ++column)
                values.append(row.value(column));
            rows.append(values);
        });
        if (!read)
            broken(read.error());
        image.append(rows);
    }
    return image;
}

void SimDatabase::load(const Image &image)
{
    const auto loaded = m_database->inTransaction([&]() -> Result<void> {
        execute(u"INSERT INTO sweep VALUES (1)"_s);
        for (qsizetype i = image.size() - 1; i >= 0; --i) {
            if (image.at(i).isEmpty())
                continue;
            const QStringList places(image.at(i).first().size(), u"?"_s);
            const QString insert = u"INSERT INTO %1 VALUES (%2)"_s.arg(tables().at(i), places.join(u", "_s));
            if (const auto done = m_database->executeMany(insert, image.at(i)); !done)
                return done;
        }
        return {};
    });
    if (!loaded)
        broken(loaded.error());
}

void SimDatabase::execute(const QString &sql, const Bindings &bindings)
{
    if (const auto done = m_database->execute(sql, bindings); !done)
        broken(done.error());
}

qint64 SimDatabase::number(const QString &sql, const Bindings &bindings)
{
    auto rows = m_database->run(sql, bindings);
    if (!rows)
        broken(rows.error());
    return rows->next() ? rows->integer(0) : 0;
}

QString SimDatabase::text(const QString &sql, const Bindings &bindings)
{
    auto rows = m_database->run(sql, bindings);
    if (!rows)
        broken(rows.error());
    return rows->next() ? rows->text(0) : QString();
}

} // namespace matinee::simulator
