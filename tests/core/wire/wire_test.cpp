#include "core/wire/account_json.h"
#include "core/wire/catalog_json.h"
#include "core/wire/error_json.h"
#include "core/wire/json_value.h"
#include "core/wire/library_json.h"
#include "core/wire/search_json.h"
#include "core/wire/suggestion_json.h"

#include <QJsonArray>
#include <QTest>

#include <cmath>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

Movie ran()
{
    Movie movie;
    movie.summary.id = MovieId(7);
    movie.summary.ref = u"imdb:tt0089881"_s;
    movie.summary.title = u"Ran"_s;
    movie.summary.originalTitle = u"乱"_s;
    movie.summary.year = 1985;
    movie.summary.runtimeMinutes = 162;
    movie.summary.genres = {u"Drama"_s, u"War"_s};
    movie.summary.directors = {u"Akira Kurosawa"_s};
    movie.cast = {u"Tatsuya Nakadai"_s};
    movie.synopsis = u"An old lord divides his realm."_s;
    movie.source = u"starter"_s;
    movie.externalIds = {{u"tmdb"_s, u"11645"_s}, {u"letterboxd"_s, u"ran"_s}};
    return movie;
}

Catalogue catalogueOfRan()
{
    return Catalogue({ran().summary});
}

} // namespace

class WireTest : public QObject {
    Q_OBJECT

private slots:
    void aFilmTellsWhatIsKnownAndWhereItComesFrom()
    {
        const QJsonObject json = wire::toJson(ran());
        QCOMPARE(json.value(u"ref"_s), u"imdb:tt0089881"_s);
        QCOMPARE(json.value(u"year"_s), 1985);
        QCOMPARE(json.value(u"ids"_s).toObject(),
                 (QJsonObject{{u"imdb"_s, u"tt0089881"_s}, {u"tmdb"_s, u"11645"_s}}));
        QCOMPARE(json.value(u"cast"_s).toArray().first().toObject().value(u"name"_s), u"Tatsuya Nakadai"_s);
        QCOMPARE(json.value(u"sources"_s).toObject().keys(),
                 (QStringList{u"cast"_s, u"directors"_s, u"genres"_s, u"original_title"_s,
                              u"runtime_minutes"_s, u"synopsis"_s, u"title"_s, u"year"_s}));
    }

    void aFactOfAnotherSourceNamesIt()
    {
        Movie corrected = ran();
        corrected.otherTitles = {u"Chaos"_s};
        corrected.factSources = {{u"year"_s, u"own"_s}};
        const QJsonObject json = wire::toJson(corrected);
        QCOMPARE(json.value(u"sources"_s).toObject().value(u"year"_s), u"own"_s);
        QCOMPARE(json.value(u"sources"_s).toObject().value(u"title"_s), u"starter"_s);
        QCOMPARE(json.value(u"other_titles"_s).toArray(), QJsonArray{u"Chaos"_s});
    }

    void aScoreOfUnknownVotesHasNone()
    {
        Movie scored = ran();
        scored.scores = {{u"imdb"_s, 8.2, 10, 141000}, {u"metacritic"_s, 97, 100, std::nullopt}};
        const QJsonArray scores = wire::toJson(scored).value(u"scores"_s).toArray();
        QCOMPARE(scores.at(0).toObject(),
                 (QJsonObject{
                     {u"source"_s, u"imdb"_s}, {u"value"_s, 8.2}, {u"scale"_s, 10}, {u"votes"_s, 141000}}));
        QVERIFY(scores.at(1).toObject().value(u"votes"_s).isNull());
    }

    void aListWithoutAQueryHasNone()
    {
        MovieList list{u"l-1"_s, u"Rain"_s, {}, {}, true};
        QVERIFY(wire::toJson(list).value(u"query"_s).isNull());
        list.query = u"genre:Horror"_s;
        QCOMPARE(wire::toJson(list).value(u"query"_s), u"genre:Horror"_s);
        QCOMPARE(wire::toJson(list).value(u"ranked"_s), true);
    }

    void everyFacetHasANameOfItsOwn()
    {
        for (const QString &name : wire::facetNames())
            QCOMPARE(wire::nameOf(*wire::facetNamed(name)), name);
        QCOMPARE(wire::facetNames().size(), 8);
        QVERIFY(!wire::facetNamed(u"cast"_s));
    }

    void aFaultInAQueryHasItsPlace()
    {
        const QList<QueryError> errors{{6, 10, u"dirctor"_s, u"No column."_s, u"director:x"_s},
                                       {20, 3, {}, u"Not readable."_s, {}}};
        const QJsonArray faults = wire::toJson(wire::faultsOf(u"q"_s, errors));
        QCOMPARE(faults.at(0).toObject(),
                 (QJsonObject{{u"where"_s, u"q"_s},
                              {u"message"_s, u"No column."_s},
                              {u"position"_s, 6},
                              {u"length"_s, 10},
                              {u"suggestion"_s, u"director:x"_s}}));
        QVERIFY(faults.at(1).toObject().value(u"suggestion"_s).isNull());
        QVERIFY(!wire::toJson({{u"limit"_s, u"Too many."_s}}).at(0).toObject().contains(u"position"_s));
    }

    void theUnknownIsNull()
    {
        Movie bare;
        bare.summary.ref = u"local:9b2f8f0e-6a53-4f0a-9a53-0f6d3a7f1c11"_s;
        bare.summary.title = u"Home movie"_s;
        const QJsonObject json = wire::toJson(bare);
        for (const auto &name :
             {u"original_title"_s, u"year"_s, u"runtime_minutes"_s, u"synopsis"_s, u"plot"_s, u"poster"_s})
            QVERIFY2(json.contains(name) && json.value(name).isNull(), qPrintable(name));
        QVERIFY(json.value(u"ids"_s).toObject().value(u"imdb"_s).isNull());
        QCOMPARE(json.value(u"genres"_s).toArray().size(), 0);
    }

    void instantsAreUtcWithMilliseconds()
    {
        const QDateTime at(QDate(2026, 3, 14), QTime(10, 26, 53, 589), Qt::OffsetFromUTC, 3600);
        QCOMPARE(wire::instant(at), u"2026-03-14T09:26:53.589Z"_s);
        QVERIFY(wire::instant(QDateTime()).isNull());
    }

    void anUnratedFilmHasNoPoints()
    {
        Mine mine;
        mine.watchlist = true;
        QVERIFY(wire::toJson(mine).value(u"points"_s).isNull());
        QCOMPARE(wire::toJson(mine).value(u"watched"_s), false);
        mine.rating = Rating::fromPoints(90);
        QCOMPARE(wire::toJson(mine).value(u"points"_s), 90);
        QCOMPARE(wire::toJson(mine).value(u"watched"_s), true);
    }

    void aWatchOfUnknownDayHasNoDay()
    {
        Watch watch;
        watch.id = u"w"_s;
        QVERIFY(wire::toJson(watch, nullptr).value(u"watched_on"_s).isNull());
        watch.watchedOn = *WatchedOn::fromText(u"2024-03"_s);
        const MovieSummary movie = ran().summary;
        QCOMPARE(wire::toJson(watch, &movie).value(u"watched_on"_s), u"2024-03"_s);
        QCOMPARE(wire::toJson(watch, &movie).value(u"movie"_s).toObject().value(u"title"_s), u"Ran"_s);
    }

    void sharesOfReasonsAddUpToOne()
    {
        Suggestion suggestion;
        suggestion.movie = MovieId(7);
        suggestion.score = 2;
        Reason liked;
        liked.kind = Reason::Kind::LikedMovie;
        liked.movie = MovieId(7);
        liked.contribution = 1.5;
        Reason popular;
        popular.contribution = 0.5;
        suggestion.because = {liked, popular};

        const QJsonObject json = wire::toJson(suggestion, catalogueOfRan(), wire::Reasons::With);
        double sum = 0;
        for (const QJsonValue &reason : json.value(u"reasons"_s).toArray())
            sum += reason.toObject().value(u"share"_s).toDouble();
        QCOMPARE(sum, 1.0);
        const QJsonObject first = json.value(u"reasons"_s).toArray().first().toObject();
        QCOMPARE(first.value(u"kind"_s), u"liked_movie"_s);
        QCOMPARE(first.value(u"movie"_s), u"imdb:tt0089881"_s);
        QVERIFY(first.value(u"text"_s).toString().contains(u"Ran"_s));
        QVERIFY(!wire::toJson(suggestion, catalogueOfRan(), wire::Reasons::Without).contains(u"reasons"_s));
    }

    void manyReasonsAreTheStrongestAndTheRest()
    {
        Suggestion suggestion;
        suggestion.score = 10;
        for (int i = 0; i < 1000; ++i) {
            Reason liked;
            liked.kind = Reason::Kind::LikedMovie;
            liked.movie = MovieId(7);
            liked.contribution = 0.01;
            suggestion.because.append(liked);
        }

        const QJsonArray reasons =
            wire::toJson(suggestion, catalogueOfRan(), wire::Reasons::With).value(u"reasons"_s).toArray();

        QCOMPARE(reasons.size(), 21);
        const QJsonObject rest = reasons.last().toObject();
        QCOMPARE(rest.value(u"kind"_s), u"others"_s);
        QVERIFY(std::abs(rest.value(u"share"_s).toDouble() - 0.98) < 1e-9);
    }

    void anAccountShowsNoMoreThanItsFace()
    {
        const Account ada{UserId(3), u"ada"_s, u"Ada"_s, QDateTime::fromMSecsSinceEpoch(0, Qt::UTC)};
        QCOMPARE(wire::toJson(ada).keys(),
                 (QStringList{u"created_at"_s, u"email"_s, u"handle"_s, u"name"_s, u"role"_s,
                              u"second_factor"_s}));
    }

    void aProblemNamesWhatIsWrong()
    {
        const QJsonObject json =
            wire::problemJson(422, u"Some fields are wrong."_s, u"r-1"_s, {{u"points"_s, u"1 to 100"_s}});
        QCOMPARE(json.value(u"title"_s), u"Unprocessable Content"_s);
        QCOMPARE(json.value(u"request_id"_s), u"r-1"_s);
        QCOMPARE(json.value(u"errors"_s).toArray().first().toObject().value(u"where"_s), u"points"_s);
        QVERIFY(!wire::problemJson(404, {}, {}, {}).contains(u"errors"_s));
    }

    void everyKindOfErrorHasAStatusWithATitle()
    {
        for (const auto kind : {Error::Kind::Invalid, Error::Kind::NotFound, Error::Kind::Conflict,
                                Error::Kind::Denied, Error::Kind::Unavailable})
            QVERIFY(!wire::titleOf(wire::statusOf(kind)).isEmpty());
        QCOMPARE(wire::statusOf(Error::Kind::Corrupt), 500);
    }
};

QTEST_APPLESS_MAIN(WireTest)
#include "wire_test.moc"
