#pragma once

#include "core/base/result.h"
#include "core/catalog/movie.h"
#include "core/rest/input.h"
#include "core/rest/page.h"
#include "core/rest/route.h"

#include <QByteArrayList>
#include <QJsonArray>
#include <QJsonObject>
#include <QMap>

namespace matinee {

struct Changed;
struct RestServices;

/// The film that stands in the path, as its parameter number `place`, if the caller may see it.
Result<MovieId> filmInPath(const RestServices &services, const Call &call, int place = 0);
/// The same, and also one that its owner removed: what was said of it can still be taken back.
Result<MovieId> filmEverInPath(const RestServices &services, const Call &call, int place = 0);

/// Whether an error says that a film ref leads to nothing, which is the caller's fault; others are not.
bool isNoFilm(const Error &error);

/// Films in full as JSON texts, each with `mine` for a signed-in caller. One that has been removed since its
/// id was found is passed over.
Result<QByteArrayList> filmTexts(RestServices &services, UserId caller, const QList<MovieId> &ids);
/// One of them, as an answer. Errors: NotFound.
Result<Reply> filmReply(RestServices &services, UserId caller, MovieId id);

/// Films in short, removed ones too, each with what the caller did with it; those that the caller may not see
/// are passed over.
Result<QJsonArray> entriesJson(RestServices &services, UserId caller, const QList<MovieId> &ids);

/// The page of such a list that was asked for.
Answer entriesPage(RestServices &services, UserId caller, const Page &page, const QList<MovieId> &ids);

/// What a change did, and the film's state now.
Answer changedAnswer(RestServices &services, const Result<Changed> &changed);

/// Genres by the names the catalogue uses, whatever the case; others are refused under `where`.
QStringList readGenres(const Catalogue &catalogue, UserId caller, QueryInput &query, const QString &where);

/// How many of the films that the caller may see each genre has, by name.
QMap<QString, int> genreCounts(const Catalogue &catalogue, UserId caller);

} // namespace matinee
