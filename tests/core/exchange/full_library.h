#pragma once

#include "core/exchange/exchange_service.h"
#include "tests/support/test_library.h"

#include <QJsonArray>

namespace matinee {

/// TestLibrary with the service under test, and something of everything.
struct ExchangeLibrary : TestLibrary {
    ExchangeService exchange{*database, catalog, clock};
    UserId bob{2};

    ExchangeLibrary()
    {
        (void)database->execute(
            QStringLiteral("INSERT INTO profile (id, handle, name, created_at) VALUES (2, 'bob', '', 0)"));
    }

    /// The answer must be good.
    template <class T>
    T must(Result<T> result)
    {
        if (!result)
            qFatal("%s %s", qPrintable(result.error().message), qPrintable(result.error().detail));
        return *std::move(result);
    }

    void live()
    {
        using namespace Qt::StringLiterals;
        must(library.rate(ada, alien(), *Rating::fromPoints(85)));
        clock.advance(std::chrono::hours(1));
        must(library.watch(ada,
                           {{}, heat(), *WatchedOn::fromText(u"2024-03"_s), true, u"again"_s, u"home"_s}));
        must(library.watch(ada, {{}, heat(), {}, false, {}, {}}));
        must(library.setFavourite(ada, heat(), true));
        must(library.setWatchlist(ada, ran(), true));
        must(library.setHidden(ada, amelie(), true));
        must(library.nudge(ada, ran(), Nudge::Less));
        must(library.writeReview(ada, {{}, heat(), u"Long, \"quoted\"\nand good."_s, true, {}}));
        const QString list = must(library.saveList(ada, {{}, u"Late nights"_s, u"x"_s, {}, true})).record;
        must(library.setInList(ada, list, ran(), true));
        must(library.setInList(ada, list, alien(), true));
        must(library.saveList(ada, {{}, u"Unseen"_s, {}, u"seen:no"_s, false}));
        must(library.applyAll(ada, u"Another text"_s,
                              {{u"text_copy"_s, u"0192f1bb-0000-7000-8000-00000000000c"_s,
                                QJsonObject{{u"record"_s, u"review/0192f1bb-0000-7000-8000-000000000001"_s},
                                            {u"text"_s, u"Less kind."_s},
                                            {u"written_at"_s, u"2026-03-14T09:00:00.000Z"_s}}}}));
        must(library.setPreferences(ada, {{u"country"_s, u"FR"_s}, {u"people"_s, QJsonArray{u"Ada"_s}}}));
        own = must(library.enterFilm(ada,
                                     {{u"title"_s, u"Summer at the Lake"_s},
                                      {u"year"_s, 1994},
                                      {u"cast"_s, QJsonArray{u"Rosa"_s}}}))
                  .movie;
        must(library.rate(ada, own, *Rating::fromPoints(100)));
        const MovieId gone = must(library.enterFilm(ada, {{u"title"_s, u"Gone"_s}})).movie;
        must(library.watch(ada, {{}, gone, {}, false, {}, {}}));
        must(library.removeFilm(ada, gone));
    }

    /// Without the instant of the export.
    LibraryArchive now(UserId user)
    {
        LibraryArchive archive = must(exchange.give(user));
        archive.exportedAt = {};
        return archive;
    }

    MovieId own;
};

} // namespace matinee
