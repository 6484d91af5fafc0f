#include "core/exchange/exchange_service.h"

#include "core/base/text.h"
#include "core/catalog/catalog_service.h"
#include "core/catalog/film_fields.h"
#include "core/catalog/movie_repository.h"
#include "core/exchange/archive_plan.h"
#include "core/library/list_repository.h"
#include "core/library/record_writer.h"
#include "core/library/undo_stack.h"
#include "core/store/database.h"
#include "core/store/migrations.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// What became of each entity's lines. Lines that changed nothing have no change.
QMap<QString, TakenLines> countsOf(const LibraryArchive &archive, const ArchivePlan &plan,
                                   const QList<RecordChange> &changes)
{
    QMap<QString, TakenLines> counts;
    for (const QString &entity : archivedEntities())
        counts[entity].same = int(archive.records.value(entity).size());
    for (auto entity = plan.skipped.cbegin(); entity != plan.skipped.cend(); ++entity) {
        counts[entity.key()].skipped = *entity;
        counts[entity.key()].same -= *entity;
    }
    for (const RecordChange &change : changes) {
        TakenLines &lines = counts[change.entity];
        ++(change.before ? lines.changed : lines.added);
        --lines.same;
    }
    return counts;
}

/// A catalogue may have a film of 2115, which nobody could enter: its year is left out.
ArchivedFilm archived(const QString &ref, const MovieSummary &film)
{
    const auto year = film.year ? checkedFact(*filmField(u"year"_s), *film.year) : QJsonValue();
    return {ref, film.title.left(filmField(u"title"_s)->most),
            year && !year->isNull() ? film.year : std::nullopt, film.removed};
}

/// A film that was put on a list while the list was removed on another device, or refused by the server,
/// waits for it unseen: it is no part of the library.
void dropItemsWithoutList(LibraryArchive &archive)
{
    QSet<QString> lists;
    for (const Record &list : archive.records.value(u"list"_s))
        lists.insert(list.key);
    archive.records[u"list_item"_s].removeIf(
        [&](const Record &item) { return !lists.contains(item.key.section(u'/', 0, 0)); });
}

} // namespace

Result<QList<ArchivedFilm>> ExchangeService::films(const QStringList &refs)
{
    const auto ids = MovieRepository(m_database).idsByRef(refs);
    if (!ids)
        return tl::unexpected(ids.error());
    return m_catalog.summaries(ids->values()).map([&](const QHash<MovieId, MovieSummary> &summaries) {
        QList<ArchivedFilm> films;
        for (const QString &ref : refs)
            films.append(archived(ref, summaries.value(ids->value(ref))));
        return films;
    });
}

Result<LibraryArchive> ExchangeService::give(UserId user)
{
    return m_database.inTransaction([&]() -> Result<LibraryArchive> {
        LibraryArchive archive;
        archive.schema = schemaVersion();
        archive.exportedAt = m_clock.now();
        const RecordRepository records(m_database);
        for (const QString &entity : archivedEntities()) {
            const auto all = records.all(user, entity);
            if (!all)
                return tl::unexpected(all.error());
            archive.records.insert(entity, *all);
        }
        dropItemsWithoutList(archive);
        return films(filmRefsOf(archive)).map([&](const QList<ArchivedFilm> &named) {
            archive.films = named;
            return std::move(archive);
        });
    });
}

Result<TakenArchive> ExchangeService::take(UserId user, const LibraryArchive &archive)
{
    return m_database.inTransaction([&]() -> Result<TakenArchive> {
        const auto places = FilmPlaces::find(m_database, m_catalog, user, filmRefsOf(archive));
        if (!places)
            return tl::unexpected(places.error());
        const auto lists = ListRepository(m_database).lists(user);
        if (!lists)
            return tl::unexpected(lists.error());
        ArchiveFaults faults;
        const ArchivePlan plan = planOf(archive, {*places, *lists}, faults);
        if (!faults.isEmpty())
            return TakenArchive{{}, 0, faults.all()};

        RecordWriter writer(m_database, m_clock.now());
        const auto made = writer.write(user, plan.newFilms);
        if (!made)
            return tl::unexpected(made.error());
        const auto written = writer.write(user, plan.records);
        if (!written)
            return tl::unexpected(written.error());
        const auto removed = writer.write(user, plan.removals);
        if (!removed)
            return tl::unexpected(removed.error());

        const QList<RecordChange> changes = *made + *written + *removed;
        TakenArchive taken{countsOf(archive, plan, *written), int(made->size()), {}};
        if (changes.isEmpty())
            return taken;
        return UndoStack(m_database).push(user, say("core", "Library imported"), changes).map([&] {
            return taken;
        });
    });
}

} // namespace matinee
