#include "core/base/text.h"
#include "core/catalog/catalog_service.h"
#include "core/recommend/reason_text.h"
#include "core/recommend/recommend_service.h"
#include "core/rest/all_routes.h"
#include "core/rest/films.h"
#include "core/rest/reply.h"
#include "core/rest/rest_services.h"
#include "core/wire/json_value.h"
#include "core/wire/suggestion_json.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr int LongestRuntime = 24 * 60; // minutes
constexpr int FirstYear = 1870; // as the catalogue has them
constexpr int LastYear = 2100;

SuggestOptions readWishes(const Catalogue &catalogue, UserId caller, QueryInput &query)
{
    SuggestOptions wishes;
    wishes.limit = query.number(u"limit"_s, 1, 100, 20);
    wishes.genres = readGenres(catalogue, caller, query, u"genre"_s);
    wishes.languages = query.texts(u"language"_s);
    wishes.minRuntime = query.number(u"min_runtime"_s, 1, LongestRuntime);
    wishes.maxRuntime = query.number(u"max_runtime"_s, 1, LongestRuntime);
    wishes.fromYear = query.number(u"from_year"_s, FirstYear, LastYear);
    wishes.toYear = query.number(u"to_year"_s, FirstYear, LastYear);
    wishes.adventurous = query.share(u"adventurous"_s);
    wishes.obscure = query.share(u"obscure"_s);
    // Nothing fits such a range: somebody has mixed the two up.
    if (wishes.minRuntime && wishes.maxRuntime && *wishes.minRuntime > *wishes.maxRuntime)
        query.refuse(u"min_runtime"_s, say("core", "The least must not be above the most."));
    if (wishes.fromYear && wishes.toYear && *wishes.fromYear > *wishes.toYear)
        query.refuse(u"from_year"_s, say("core", "The first year must not be after the last."));
    return wishes;
}

Answer getRecommendations(RestServices &services, const Call &call)
{
    const auto catalogue = services.catalog.catalogue();
    if (!catalogue)
        return tl::unexpected(Problem(catalogue.error()));
    QueryInput query(call.query);
    SuggestOptions options = readWishes(**catalogue, call.caller, query);
    options.reasons = query.yesNo(u"explain"_s).value_or(false);
    if (const auto problem = query.problem())
        return tl::unexpected(*problem);

    return services.recommend.suggest(call.caller, options).map([&](const QList<Suggestion> &suggestions) {
        const auto reasons = options.reasons ? wire::Reasons::With : wire::Reasons::Without;
        QJsonArray items;
        for (const Suggestion &suggestion : suggestions)
            items.append(wire::toJson(suggestion, **catalogue, reasons));
        return json(wire::list(items, {}, items.size()));
    });
}

/// "tt0113277,tt0078748;tt0089881" is two guests: the films that one loves with commas, guests with
/// semicolons. What is no film is refused; other errors are those of the database.
Result<QList<Guest>> readGuests(const RestServices &services, UserId caller, QueryInput &query)
{
    QList<Guest> guests;
    const QString text = query.text(u"with"_s);
    for (const QString &films : text.isEmpty() ? QStringList() : text.split(u';')) {
        Guest guest;
        for (const QString &ref : films.split(u',')) {
            const auto film = services.catalog.film(ref.trimmed(), caller);
            if (!film && !isNoFilm(film.error()))
                return tl::unexpected(film.error());
            if (film && !film->summary.removed)
                guest.loved.append(film->summary.id);
            else
                query.refuse(u"with"_s, say("core", "“%1” is no film here.").arg(ref.left(60)));
        }
        guests.append(guest);
    }
    if (const auto sound = checkGuests(guests); !sound)
        query.refuse(u"with"_s, sound.error().message);
    return guests;
}

/// What a film is to the caller and to each guest.
QJsonArray eachJson(const QList<Suggestion> &each, const Catalogue &catalogue)
{
    QJsonArray people;
    for (qsizetype person = 0; person < each.size(); ++person) {
        QJsonObject item = wire::toJson(each.at(person), catalogue, wire::Reasons::With);
        item.remove(u"movie"_s);
        item.insert(u"guest"_s, int(person)); // the caller is 0
        item.insert(u"text"_s,
                    person == 0 ? reasonText(each.at(person), catalogue)
                                : guestReasonText(each.at(person), catalogue));
        people.append(item);
    }
    return people;
}

QString nameOf(TonightPick::Kind kind)
{
    switch (kind) {
    case TonightPick::Kind::Safe:
        return u"safe"_s;
    case TonightPick::Kind::Change:
        return u"change"_s;
    case TonightPick::Kind::Dare:
        break;
    }
    return u"dare"_s;
}

Answer getTonight(RestServices &services, const Call &call)
{
    const auto catalogue = services.catalog.catalogue();
    if (!catalogue)
        return tl::unexpected(Problem(catalogue.error()));
    QueryInput query(call.query);
    TonightWish wish;
    wish.minutes = query.number(u"minutes"_s, 1, LongestRuntime);
    wish.mood = query.choice<Mood>(u"mood"_s,
                                   {{u"any"_s, Mood::Any},
                                    {u"light"_s, Mood::Light},
                                    {u"tense"_s, Mood::Tense},
                                    {u"thoughtful"_s, Mood::Thoughtful},
                                    {u"exciting"_s, Mood::Exciting},
                                    {u"romantic"_s, Mood::Romantic}},
                                   Mood::Any);
    const auto guests = readGuests(services, call.caller, query);
    if (!guests)
        return tl::unexpected(Problem(guests.error()));
    wish.guests = *guests;
    if (const auto problem = query.problem())
        return tl::unexpected(*problem);

    return services.recommend.tonight(call.caller, wish).map([&](const QList<TonightPick> &picks) {
        QJsonArray items;
        for (const TonightPick &pick : picks) {
            QJsonObject item = wire::toJson(pick.suggestion, **catalogue, wire::Reasons::With);
            item.insert(u"kind"_s, nameOf(pick.kind));
            if (!pick.each.isEmpty())
                item.insert(u"for"_s, eachJson(pick.each, **catalogue));
            items.append(item);
        }
        return json(wire::list(items, {}, items.size()));
    });
}

} // namespace

Routes recommendRoutes()
{
    using enum Method;
    using enum Access;
    using enum Cost;
    return {
        {Get, u"/api/v1/me/recommendations"_s, SignedIn, Usual, getRecommendations},
        {Get, u"/api/v1/me/recommendations/tonight"_s, SignedIn, Usual, getTonight},
    };
}

} // namespace matinee
