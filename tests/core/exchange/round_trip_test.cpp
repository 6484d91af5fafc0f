#include "core/exchange/archive_reader.h"
#include "core/exchange/archive_writer.h"
#include "tests/core/exchange/full_library.h"

#include <QTest>

#include <rapidcheck.h>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

QString anyText()
{
    const QStringList words{u"a"_s,    u" "_s,          u"\""_s, u"\n"_s, u"é"_s,
                            u"日本"_s, u"\U0001F3AC"_s, u"\\"_s, u","_s};
    QString text;
    const int size = *rc::gen::inRange(0, 8);
    for (int i = 0; i < size; ++i)
        text += words.at(*rc::gen::inRange<qsizetype>(0, words.size()));
    return text;
}

/// One thing that a person does, whichever.
void doSomething(ExchangeLibrary &my)
{
    const MovieId film = my.ids.at(*rc::gen::inRange<qsizetype>(0, my.ids.size()));
    const bool on = *rc::gen::inRange(0, 3) > 0;
    my.clock.advance(std::chrono::milliseconds(*rc::gen::inRange(1, 100'000)));
    switch (*rc::gen::inRange(0, 12)) {
    case 0:
        (void)my.library.rate(my.ada, film, *Rating::fromPoints(*rc::gen::inRange(1, 101)));
        break;
    case 1:
        (void)my.library.unrate(my.ada, film);
        break;
    case 2:
        (void)my.library.watch(my.ada,
                               {{},
                                film,
                                *WatchedOn::fromText(*rc::gen::element(u""_s, u"2024"_s, u"1999-12-31"_s)),
                                on,
                                anyText(),
                                anyText()});
        break;
    case 3:
        (void)my.library.setFavourite(my.ada, film, on);
        break;
    case 4:
        (void)my.library.setWatchlist(my.ada, film, on);
        break;
    case 5:
        (void)my.library.setHidden(my.ada, film, on);
        break;
    case 6:
        (void)my.library.nudge(my.ada, film, *rc::gen::element(Nudge::None, Nudge::More, Nudge::Less));
        break;
    case 7:
        (void)my.library.writeReview(my.ada, {{}, film, u"x"_s + anyText(), on, {}});
        break;
    case 8:
        (void)my.library.saveList(my.ada, {{}, anyText(), anyText(), on ? u""_s : u"seen:no"_s, on});
        break;
    case 9:
        if (const auto lists = my.library.lists(my.ada); lists && !lists->isEmpty())
            (void)my.library.setInList(my.ada, lists->first().id, film, on);
        break;
    case 10:
        (void)my.library.enterFilm(my.ada, {{u"title"_s, anyText()}, {u"synopsis"_s, anyText()}})
            .map([&](const Changed &changed) { my.ids.append(changed.movie); });
        break;
    default:
        if (*rc::gen::inRange(0, 2) == 0)
            (void)my.library.undo(my.ada);
        else
            (void)my.library.removeFilm(my.ada, film);
    }
}

} // namespace

/// Whatever somebody did: out, into an empty library, and out again is the same; and in once more changes
/// nothing. Invariant I14 of the sync protocol.
class RoundTripTest : public QObject {
    Q_OBJECT

private slots:
    void whateverSomebodyDid()
    {
        const bool holds = rc::check([] {
            ExchangeLibrary here;
            const int steps = *rc::gen::inRange(0, 40);
            for (int i = 0; i < steps; ++i)
                doSomething(here);
            const LibraryArchive given = here.must(here.exchange.give(here.ada));
            const auto read = readArchive(here.must(writeArchive(given)));
            RC_ASSERT(read.has_value());
            RC_ASSERT(*read == given);

            ExchangeLibrary there;
            RC_ASSERT(there.must(there.exchange.take(there.bob, *read)).faults.isEmpty());
            RC_ASSERT(there.now(there.bob) == here.now(here.ada));
            const QString mutations = there.scalar(u"SELECT COUNT(*) FROM sync_outbox"_s);
            RC_ASSERT(there.must(there.exchange.take(there.bob, *read)).newFilms == 0);
            RC_ASSERT(there.scalar(u"SELECT COUNT(*) FROM sync_outbox"_s) == mutations);
        });
        QVERIFY(holds);
    }
};

QTEST_GUILESS_MAIN(RoundTripTest)
#include "round_trip_test.moc"
