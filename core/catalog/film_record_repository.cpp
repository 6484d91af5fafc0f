#include "core/catalog/film_record_repository.h"

#include "core/base/text.h"
#include "core/catalog/correction_repository.h"
#include "core/catalog/film_fields.h"
#include "core/catalog/movie_repository.h"
#include "core/catalog/movie_writer.h"
#include "core/store/database.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> noSuchFilm()
{
    return fail(Error::Kind::NotFound, say("core", "There is no such film."));
}

/// The facts among `fields`, in order; Invalid names what is no fact of a film.
Result<QJsonObject> checkedFacts(const QJsonObject &fields)
{
    QJsonObject facts;
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        if (field.key() == "present"_L1)
            continue;
        const FilmField *fact = filmField(field.key());
        if (!fact)
            return fail(Error::Kind::Invalid, say("core", "A film has no “%1”.").arg(field.key()));
        // Only a film of one's own can be without what its sources say; see writeOwn().
        const auto value =
            field.value().isNull() ? Result<QJsonValue>(field.value()) : checkedFact(*fact, field.value());
        if (!value)
            return tl::unexpected(value.error());
        facts.insert(field.key(), *value);
    }
    return facts;
}

} // namespace

Result<std::optional<Movie>> FilmRecordRepository::film(UserId user, const QString &ref) const
{
    const MovieRepository movies(m_database);
    const auto ids = movies.idsByRef({ref});
    if (!ids)
        return tl::unexpected(ids.error());
    if (ids->isEmpty())
        return std::optional<Movie>();
    return movies.movie(ids->value(ref)).and_then([&](const Movie &movie) -> Result<std::optional<Movie>> {
        if (!canSee(user, movie.summary))
            return noSuchFilm();
        return movie;
    });
}

Result<std::optional<QJsonObject>> FilmRecordRepository::read(UserId user, const QString &ref) const
{
    const auto movie = film(user, ref);
    if (!movie)
        return tl::unexpected(movie.error());
    QJsonObject fields;
    if (*movie && (*movie)->summary.owner.isStored()) {
        if (!(*movie)->summary.removed)
            fields = factsOf(**movie);
    } else if (*movie) {
        const auto corrections = CorrectionRepository(m_database).of((*movie)->summary.id);
        if (!corrections)
            return tl::unexpected(corrections.error());
        for (const Correction &correction : *corrections) {
            if (correction.user == user)
                fields.insert(correction.field, correction.value);
        }
    }
    if (fields.isEmpty())
        return std::optional<QJsonObject>();
    fields.insert(u"present"_s, true);
    return fields;
}

Result<QStringList> FilmRecordRepository::refs(UserId user) const
{
    QStringList refs;
    return m_database
        .each(u"SELECT ref FROM movie WHERE owner_id = :user UNION"
              u" SELECT m.ref FROM movie_correction c JOIN movie m ON m.id = c.movie_id"
              u" WHERE c.user_id = :same ORDER BY ref"_s,
              {{u":user"_s, user.value()}, {u":same"_s, user.value()}},
              [&](const Rows &row) { refs.append(row.text(0)); })
        .map([&] { return refs; });
}

Result<void> FilmRecordRepository::write(UserId user, const QString &ref, const QJsonObject &fields,
                                         const QDateTime &now)
{
    const auto before = film(user, ref);
    if (!before)
        return tl::unexpected(before.error());
    if (*before && !(*before)->summary.owner.isStored())
        return correct(user, **before, fields, now);
    if (*before)
        return writeOwn(**before, fields, now);
    if (!ref.startsWith("local:"_L1))
        return noSuchFilm();
    Movie fresh;
    fresh.summary.ref = ref;
    fresh.summary.owner = user;
    fresh.source = u"own"_s;
    return writeOwn(fresh, fields, now);
}

Result<void> FilmRecordRepository::writeOwn(const Movie &before, const QJsonObject &fields,
                                            const QDateTime &now)
{
    const auto facts = checkedFacts(fields);
    if (!facts)
        return tl::unexpected(facts.error());
    Movie after = before;
    for (auto fact = facts->begin(); fact != facts->end(); ++fact)
        setFact(after, *filmField(fact.key()), fact.value());
    after.summary.removed = !fields.value("present"_L1).toBool(!before.summary.removed);
    if (const auto titled = checkedFact(*filmField(u"title"_s), after.summary.title); !titled)
        return tl::unexpected(titled.error());
    if (after == before)
        return {};
    return MovieRepository(m_database)
        .raiseVersion()
        .and_then([&](qint64 version) {
            return before.summary.id.isStored() ? writeMovies(m_database, now, version, {}, {{before, after}})
                                                : writeMovies(m_database, now, version, {after});
        })
        .map([](const QList<MovieId> &) {});
}

Result<void> FilmRecordRepository::correct(UserId user, const Movie &before, const QJsonObject &fields,
                                           const QDateTime &now)
{
    const auto facts = checkedFacts(fields);
    if (!facts)
        return tl::unexpected(facts.error());
    CorrectionRepository repository(m_database);
    const auto present = repository.of(before.summary.id);
    if (!present)
        return tl::unexpected(present.error());

    const bool allBack = !fields.value("present"_L1).toBool(true);
    const Movie told = withoutCorrections(before, *present);
    QList<Correction> corrections;
    for (const Correction &correction : *present) {
        if (!facts->contains(correction.field) && !(allBack && correction.user == user))
            corrections.append(correction);
    }
    for (auto fact = facts->begin(); !allBack && fact != facts->end(); ++fact) {
        if (!fact.value().isNull())
            corrections.append({fact.key(), fact.value(), originalOf(told, fact.key()), user});
    }
    const Movie after = withCorrections(told, corrections);
    return repository.replace(before.summary.id, corrections)
        .and_then([&]() -> Result<QList<MovieId>> {
            if (after == before)
                return {};
            return MovieRepository(m_database).raiseVersion().and_then([&](qint64 version) {
                return writeMovies(m_database, now, version, {}, {{before, after}});
            });
        })
        .map([](const QList<MovieId> &) {});
}

} // namespace matinee
