#include "core/sync/film_hints.h"

#include "core/catalog/film_fields.h"
#include "core/catalog/film_ref.h"
#include "core/catalog/movie_repository.h"
#include "core/catalog/movie_writer.h"
#include "core/catalog/portions.h"
#include "core/library/record_check.h"
#include "core/store/database.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

void addRef(QSet<QString> &refs, const QString &entity, const Record &record)
{
    const QString ref = filmRefOf(entity, record);
    if (ref.contains(u':'))
        refs.insert(ref);
}

bool isFine(const FilmHint &hint)
{
    const auto ref = canonicalRef(hint.ref);
    return ref && *ref == hint.ref && checkedFact(*filmField(u"title"_s), hint.title)
        && (!hint.year || checkedFact(*filmField(u"year"_s), *hint.year));
}

} // namespace

QSet<QString> FilmHints::refsOf(const QList<Mutation> &mutations)
{
    QSet<QString> refs;
    for (const Mutation &mutation : mutations)
        addRef(refs, mutation.edit.entity, {mutation.edit.key, mutation.edit.fields});
    return refs;
}

QSet<QString> FilmHints::refsOf(const QList<RecordState> &records)
{
    QSet<QString> refs;
    for (const RecordState &record : records) {
        if (record.isVisible())
            addRef(refs, record.entity, {record.key, record.values()});
    }
    return refs;
}

Result<QList<FilmHint>> FilmHints::of(UserId user, const QSet<QString> &refs) const
{
    QHash<QString, FilmHint> found;
    const auto take = [&](const Rows &row) {
        FilmHint hint{row.text(0), row.text(1), std::nullopt};
        if (!row.isNull(2))
            hint.year = static_cast<int>(row.integer(2));
        if (isFine(hint))
            found.insert(hint.ref, hint);
    };
    const QStringList wanted(refs.begin(), refs.end());
    return eachRowOf(m_database,
                     u"SELECT ref, title, year FROM sync_film WHERE user_id = :user AND ref IN (%1)"_s,
                     wanted, take, {{u":user"_s, user.value()}})
        .and_then([&] {
            return eachRowOf(m_database,
                             u"SELECT ref, title, year FROM movie WHERE owner_id IS NULL AND ref IN (%1)"_s,
                             wanted, take);
        })
        .map([&] { return found.values(); });
}

Result<QList<FilmHint>> FilmHints::unknown(const QList<FilmHint> &hints) const
{
    QStringList refs;
    for (const FilmHint &hint : hints)
        refs.append(hint.ref);
    return MovieRepository(m_database).idsByRef(refs).map([&](const QHash<QString, MovieId> &here) {
        QList<FilmHint> left;
        for (const FilmHint &hint : hints) {
            if (!here.contains(hint.ref) && isFine(hint))
                left.append(hint);
        }
        return left;
    });
}

Result<void> FilmHints::keep(UserId user, const QList<FilmHint> &hints, const QSet<QString> &wanted)
{
    QList<FilmHint> named;
    for (const FilmHint &hint : hints) {
        if (wanted.contains(hint.ref))
            named.append(hint);
    }
    const auto news = unknown(named);
    if (!news)
        return tl::unexpected(news.error());
    for (const FilmHint &hint : *news) {
        auto kept = m_database.execute(
            u"INSERT INTO sync_film (user_id, ref, title, year) VALUES (:user, :ref, :title,"
            u" :year) ON CONFLICT (user_id, ref) DO UPDATE SET title = excluded.title,"
            u" year = excluded.year"_s,
            {{u":user"_s, user.value()},
             {u":ref"_s, hint.ref},
             {u":title"_s, hint.title},
             {u":year"_s, hint.year ? QVariant(*hint.year) : QVariant(QMetaType::fromType<int>())}});
        if (!kept)
            return kept;
    }
    return {};
}

Result<void> FilmHints::makeFilms(const QList<FilmHint> &hints, const QDateTime &now)
{
    const auto news = unknown(hints);
    if (!news)
        return tl::unexpected(news.error());
    QList<Movie> films;
    QSet<QString> refs;
    for (const FilmHint &hint : *news) {
        if (refs.contains(hint.ref))
            continue;
        refs.insert(hint.ref);
        Movie film;
        film.summary.ref = hint.ref;
        film.summary.title = hint.title;
        film.summary.year = hint.year;
        film.source = u"sync"_s;
        if (!hint.ref.startsWith("local:"_L1))
            film.externalIds.insert(hint.ref.section(u':', 0, 0), hint.ref.section(u':', 1));
        films.append(film);
    }
    if (films.isEmpty())
        return {};
    return MovieRepository(m_database)
        .raiseVersion()
        .and_then([&](qint64 version) { return writeMovies(m_database, now, version, films); })
        .map([](const QList<MovieId> &) {});
}

} // namespace matinee
