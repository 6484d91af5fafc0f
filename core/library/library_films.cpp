// The part of LibraryService that enters films and puts facts of films right.
#include "core/base/text.h"
#include "core/base/uuid.h"
#include "core/catalog/correction_repository.h"
#include "core/catalog/film_fields.h"
#include "core/catalog/movie_repository.h"
#include "core/library/library_service.h"
#include "core/store/database.h"
#include "core/sync_core/mutation.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// A film that the person can see, or NotFound.
Result<Movie> visibleFilm(Database &database, UserId user, MovieId id)
{
    return MovieRepository(database).movie(id).and_then([&](const Movie &movie) -> Result<Movie> {
        if (!canSee(user, movie.summary) || movie.summary.removed)
            return fail(Error::Kind::NotFound, say("core", "There is no such film."));
        return movie;
    });
}

/// What a person corrects, without what says what the sources say: that takes a correction back, or is none.
/// Facts that are no facts stay, for FilmRecordRepository to refuse.
QJsonObject realCorrections(const QJsonObject &fields, const Movie &film,
                            const QList<Correction> &corrections)
{
    const Movie told = withoutCorrections(film, corrections);
    QJsonObject real;
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        const FilmField *fact = filmField(field.key());
        const bool isBack = field.value().isNull();
        const auto value = fact && !isBack ? checkedFact(*fact, field.value()) : field.value();
        const bool isTold = isBack || (fact && value && *value == factOf(told, *fact));
        const bool isCorrected =
            std::any_of(corrections.cbegin(), corrections.cend(),
                        [&](const Correction &correction) { return correction.field == field.key(); });
        if (!isTold)
            real.insert(field.key(), value.value_or(field.value()));
        else if (isCorrected)
            real.insert(field.key(), QJsonValue());
    }
    return real;
}

} // namespace

Result<Changed> LibraryService::enterFilm(UserId user, const QJsonObject &fields)
{
    return m_database.inTransaction([&]() -> Result<Changed> {
        QJsonObject film = fields;
        film.insert(u"present"_s, true);
        const QString ref = u"local:"_s + newUuid(m_clock.now());
        return change(user, say("core", "Film added"), {}, {{u"film"_s, ref, film}})
            .and_then([&](Changed changed) {
                return MovieRepository(m_database).find(ref).map([&](MovieId movie) {
                    changed.movie = movie;
                    return changed;
                });
            });
    });
}

Result<Changed> LibraryService::correctFilm(UserId user, MovieId movie, const QJsonObject &fields)
{
    return m_database.inTransaction([&]() -> Result<Changed> {
        const auto film = visibleFilm(m_database, user, movie);
        if (!film)
            return tl::unexpected(film.error());
        QJsonObject edit = fields;
        if (!film->summary.owner.isStored()) {
            const auto corrections = CorrectionRepository(m_database).of(movie);
            if (!corrections)
                return tl::unexpected(corrections.error());
            edit = realCorrections(fields, *film, *corrections);
        }
        QList<RecordEdit> edits;
        if (!edit.isEmpty()) {
            edit.insert(u"present"_s, true);
            edits.append({u"film"_s, film->summary.ref, edit});
        }
        const bool isOwn = film->summary.owner.isStored();
        return change(user, isOwn ? say("core", "Film edited") : say("core", "Facts corrected"), movie,
                      edits);
    });
}

Result<Changed> LibraryService::removeFilm(UserId user, MovieId movie)
{
    return m_database.inTransaction([&]() -> Result<Changed> {
        const auto film = visibleFilm(m_database, user, movie);
        if (!film)
            return tl::unexpected(film.error());
        if (!film->summary.owner.isStored())
            return fail(Error::Kind::Denied, say("core", "Only films you entered yourself can be removed."));
        return change(user, say("core", "Film removed"), movie,
                      {{u"film"_s, film->summary.ref, QJsonObject{{u"present"_s, false}}}});
    });
}

Result<QJsonObject> LibraryService::corrections(MovieId movie) const
{
    return CorrectionRepository(m_database).of(movie).map([](const QList<Correction> &corrections) {
        QJsonObject fields;
        for (const Correction &correction : corrections)
            fields.insert(correction.field, correction.value);
        return fields;
    });
}

Result<QJsonObject> LibraryService::uncorrected(MovieId movie) const
{
    return CorrectionRepository(m_database).of(movie).map([](const QList<Correction> &corrections) {
        QJsonObject fields;
        for (const Correction &correction : corrections)
            fields.insert(correction.field, correction.original.value("value"_L1));
        return fields;
    });
}

} // namespace matinee
