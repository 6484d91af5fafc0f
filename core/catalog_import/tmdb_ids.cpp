#include "core/catalog_import/tmdb_ids.h"

#include "core/base/text.h"
#include "core/catalog_import/film_intake.h"
#include "core/catalog_import/popularity.h"
#include "core/importing/film_collector.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace matinee::tmdb {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 HighestId = 9'999'999'999; // as film refs have it

} // namespace

Result<std::optional<Movie>> readLine(std::string_view line)
{
    const auto bytes = QByteArray::fromRawData(line.data(), static_cast<qsizetype>(line.size()));
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject())
        return fail(Error::Kind::Invalid, say("core", "The line is no JSON object."));
    const QJsonObject object = document.object();
    const qint64 id = object.value("id"_L1).toInteger();
    if (id < 1 || id > HighestId)
        return fail(Error::Kind::Invalid, say("core", "The line has no \"id\" that is a number from 1."));
    if (object.value("adult"_L1).toBool() || object.value("video"_L1).toBool())
        return std::nullopt;

    Movie movie;
    movie.summary.title = object.value("original_title"_L1).toString().trimmed();
    movie.summary.title.remove(QChar(QChar::Null));
    if (!isUsableTitle(movie.summary.title))
        return fail(Error::Kind::Invalid, say("core", "The film has no title, or one that is far too long."));
    const QString tmdbId = QString::number(id);
    movie.summary.ref = u"tmdb:"_s + tmdbId;
    movie.externalIds.insert(u"tmdb"_s, tmdbId);
    movie.source = u"tmdb"_s;
    if (const double figure = object.value("popularity"_L1).toDouble(-1);
        figure >= 0 && std::isfinite(figure))
        movie.summary.popularity = popularityOfTmdb(figure);
    return movie;
}

Result<void> importFilms(LineFile file, FilmIntake &intake)
{
    intake.expect(file.packedSize());
    bool isOfThisForm = false;
    const auto use = [&]() -> Result<void> {
        if (file.text().empty() && !file.isTooLong())
            return {};
        intake.countRow();
        auto film = readLine(file.text());
        if (!film) {
            intake.report(file.name(), file.number(), film.error().message);
            return {};
        }
        isOfThisForm = true;
        if (!*film) {
            intake.countSkipped();
            return {};
        }
        return intake.add(std::move(**film), file.name(), file.number());
    };
    return intake.readAll(file, say("core", "Saving films"), 1, use)
        .and_then([&] { return intake.finish(); })
        .and_then([&]() -> Result<void> {
            if (!isOfThisForm && !intake.isCancelled())
                return fail(Error::Kind::Invalid,
                            say("core",
                                "%1 is no daily file of TMDB: it has no line like {\"id\":603,"
                                "\"original_title\":\"The Matrix\"}.")
                                .arg(file.name()));
            return {};
        });
}

} // namespace matinee::tmdb
