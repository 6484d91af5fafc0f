#include "core/exchange/archive_plan.h"

#include "core/base/text.h"
#include "core/library/list_name.h"
#include "core/library/record_check.h"
#include "core/sync_core/entity_rule.h"

#include <QSet>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// One archive on its way from values to edits.
class Planning {
public:
    Planning(const LibraryArchive &archive, const ArchiveGround &ground, ArchiveFaults &faults)
        : m_archive(archive),
          m_ground(ground),
          m_faults(faults)
    {
        for (const ArchivedFilm &film : archive.films)
            m_told.insert(film.ref, film);
        for (const Record &film : archive.records.value(u"film"_s))
            m_described.insert(film.key);
    }

    ArchivePlan run()
    {
        makeFilms();
        checkLists();
        for (const QString &entity : archivedEntities()) {
            const QList<Record> &records = m_archive.records.value(entity);
            for (qsizetype i = 0; i < records.size(); ++i)
                planLine(entity, i + 1, records.at(i));
        }
        return std::move(m_plan);
    }

private:
    static QJsonObject factsOf(const ArchivedFilm &film)
    {
        QJsonObject facts{{u"title"_s, film.title}, {u"present"_s, true}};
        if (film.year)
            facts.insert(u"year"_s, *film.year);
        return facts;
    }

    void makeFilms()
    {
        for (const ArchivedFilm &film : m_archive.films) {
            if (m_ground.films.isHere(film.ref))
                continue;
            const QString ref = m_ground.films.refHere(film.ref);
            if (!m_described.contains(film.ref))
                m_plan.newFilms.append({u"film"_s, ref, factsOf(film)});
            if (film.removed)
                m_plan.removals.append({u"film"_s, ref, QJsonObject{{u"present"_s, false}}});
        }
    }

    void checkLists()
    {
        const QList<Record> &records = m_archive.records.value(u"list"_s);
        QList<MovieList> all = m_ground.lists;
        for (const Record &record : records) {
            all.removeIf([&](const MovieList &list) { return list.id == record.key; });
            MovieList list;
            list.id = record.key;
            list.name = record.fields.value("name"_L1).toString();
            list.query = record.fields.value("query"_L1).toString();
            all.append(list);
        }
        for (const MovieList &list : all)
            m_lists.insert(list.id, list);
        for (qsizetype i = 0; i < records.size(); ++i) {
            const auto name = checkedListName(m_lists.value(records.at(i).key), all);
            if (!name)
                m_faults.add(archiveFileOf(u"list"_s), i + 1, name.error().message);
        }
    }

    /// What is wrong with where a line leads; empty: nothing.
    QString faultOf(const QString &entity, const Record &record, const QString &film) const
    {
        if (!film.isEmpty() && !m_told.contains(film) && !m_ground.films.isHere(film))
            return say("core", "The film %1 is neither in films.jsonl nor here.").arg(film);
        if (entity != "list_item"_L1)
            return {};
        const auto list = m_lists.constFind(record.key.section(u'/', 0, 0));
        if (list == m_lists.cend())
            return say("core", "Its list is neither in list.jsonl nor here.");
        if (!list->query.isEmpty())
            return say("core", "“%1” is a smart list: it holds what its search finds.").arg(list->name);
        return {};
    }

    void planLine(const QString &entity, qsizetype number, const Record &record)
    {
        const QString film = filmRefOf(entity, record);
        if (const QString fault = faultOf(entity, record, film); !fault.isEmpty())
            return m_faults.add(archiveFileOf(entity), number, fault);
        const bool isHere = !film.isEmpty() && m_ground.films.isHere(film);
        if (entity == "film"_L1 && isHere && !m_ground.films.isOwn(film)) {
            ++m_plan.skipped[entity];
            return;
        }
        Record here = film.isEmpty() ? record : withFilmRef(entity, record, m_ground.films.refHere(film));
        if (entity == "film"_L1 && !isHere) {
            QJsonObject facts = factsOf(m_told.value(film));
            for (auto fact = here.fields.begin(); fact != here.fields.end(); ++fact)
                facts.insert(fact.key(), fact.value());
            here.fields = facts;
        }
        if (!endsForGood(entity)) // what was removed here comes back
            here.fields.insert(u"present"_s, true);
        m_plan.records.append({entity, here.key, here.fields});
    }

    const LibraryArchive &m_archive;
    const ArchiveGround &m_ground;
    ArchiveFaults &m_faults;
    QHash<QString, ArchivedFilm> m_told; ///< of films.jsonl
    QSet<QString> m_described; ///< films that have a record
    QHash<QString, MovieList> m_lists; ///< as they will be, by id
    ArchivePlan m_plan;
};

} // namespace

QStringList filmRefsOf(const LibraryArchive &archive)
{
    QSet<QString> refs;
    for (const ArchivedFilm &film : archive.films)
        refs.insert(film.ref);
    for (auto entity = archive.records.cbegin(); entity != archive.records.cend(); ++entity) {
        for (const Record &record : *entity)
            refs.insert(filmRefOf(entity.key(), record));
    }
    refs.remove(QString());
    QStringList sorted = refs.values();
    sorted.sort();
    return sorted;
}

ArchivePlan planOf(const LibraryArchive &archive, const ArchiveGround &ground, ArchiveFaults &faults)
{
    return Planning(archive, ground, faults).run();
}

} // namespace matinee
