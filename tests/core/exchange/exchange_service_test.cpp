#include "core/base/uuid.h"
#include "core/exchange/archive_reader.h"
#include "core/exchange/archive_writer.h"
#include "tests/core/exchange/full_library.h"

#include <QTest>

#include <algorithm>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

/// Without the films' refs, which may differ.
QStringList titlesOf(const LibraryArchive &archive)
{
    QStringList titles;
    for (const ArchivedFilm &film : archive.films)
        titles.append(film.title + (film.removed ? u" (removed)"_s : QString()));
    titles.sort();
    return titles;
}

QStringList placesOf(const TakenArchive &taken)
{
    QStringList places;
    for (const ArchiveFault &fault : taken.faults)
        places.append(u"%1:%2"_s.arg(fault.file).arg(fault.line));
    return places;
}

} // namespace

/// A library out and in again.
class ExchangeServiceTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ExchangeLibrary> m;

private slots:
    void init()
    {
        m = std::make_unique<ExchangeLibrary>();
        m->live();
    }

    void everyKindOfRecordIsGiven()
    {
        const LibraryArchive archive = m->now(m->ada);
        QHash<QString, qsizetype> counts;
        for (const QString &entity : archivedEntities())
            counts.insert(entity, archive.records.value(entity).size());
        const QHash<QString, qsizetype> expected{{u"film"_s, 1},      {u"rating"_s, 2}, {u"favourite"_s, 1},
                                                 {u"watchlist"_s, 1}, {u"hidden"_s, 1}, {u"nudge"_s, 1},
                                                 {u"watch"_s, 3},     {u"review"_s, 1}, {u"list"_s, 2},
                                                 {u"list_item"_s, 2}, {u"pref"_s, 2},   {u"text_copy"_s, 1}};
        QCOMPARE(counts, expected);
        QCOMPARE(titlesOf(archive),
                 (QStringList{u"Alien"_s, u"Amélie"_s, u"Gone (removed)"_s, u"Heat"_s, u"Ran"_s,
                              u"Summer at the Lake"_s}));
        QVERIFY(m->now(m->bob).films.isEmpty());
    }

    void aFilmOnAListThatIsGoneIsNoPartOfIt()
    {
        const QString list = m->now(m->ada).records[u"list_item"_s].first().key.section(u'/', 0, 0);
        const RecordEdit removal{u"list"_s, list, QJsonObject{{u"present"_s, false}}};
        m->must(m->library.applyAll(m->ada, u"as another device does"_s, {removal}));

        const LibraryArchive archive = m->now(m->ada);

        QCOMPARE(archive.records[u"list"_s].size(), 1);
        for (const Record &item : archive.records[u"list_item"_s])
            QVERIFY(!item.key.startsWith(list));
        ExchangeLibrary other;
        QCOMPARE(placesOf(other.must(other.exchange.take(other.bob, archive))), QStringList());
        QCOMPARE(other.now(other.bob).records, archive.records);
    }

    void anEmptyLibraryElsewhereBecomesEqual()
    {
        ExchangeLibrary other;
        other.clock.advance(std::chrono::hours(50));
        const LibraryArchive archive = m->now(m->ada);

        const TakenArchive taken = other.must(other.exchange.take(other.bob, archive));

        QCOMPARE(placesOf(taken), QStringList());
        QCOMPARE(other.now(other.bob), archive);
        QCOMPARE(taken.newFilms, 1); // the one that was removed; the other one has a record
        QCOMPARE(taken.lines.value(u"watch"_s), (TakenLines{3, 0, 0, 0}));
        QCOMPARE(taken.lines.value(u"film"_s), (TakenLines{1, 0, 0, 0}));
        QVERIFY(other.now(other.ada).films.isEmpty());
    }

    void theSameAgainChangesNothing()
    {
        ExchangeLibrary other;
        const LibraryArchive archive = m->now(m->ada);
        QVERIFY(other.exchange.take(other.bob, archive));
        const QString mutations = other.scalar(u"SELECT COUNT(*) FROM sync_outbox"_s);

        const TakenArchive again = other.must(other.exchange.take(other.bob, archive));

        QCOMPARE(again.newFilms, 0);
        for (const QString &entity : archivedEntities())
            QCOMPARE(again.lines.value(entity),
                     (TakenLines{0, 0, int(archive.records.value(entity).size()), 0}));
        QCOMPARE(other.scalar(u"SELECT COUNT(*) FROM sync_outbox"_s), mutations);
        QCOMPARE(other.scalar(u"SELECT COUNT(*) FROM undo_step"_s), u"1"_s);
        QCOMPARE(m->must(m->exchange.take(m->ada, archive)).lines, again.lines);
    }

    void oneUndoTakesAllOfItBack()
    {
        ExchangeLibrary other;
        const LibraryArchive archive = m->now(m->ada);
        QVERIFY(other.exchange.take(other.bob, archive));

        QVERIFY(other.library.undo(other.bob));

        for (const QList<Record> &records : other.now(other.bob).records)
            QCOMPARE(records, QList<Record>());
        QVERIFY(other.library.redo(other.bob));
        QCOMPARE(titlesOf(other.now(other.bob)), titlesOf(archive));
    }

    /// What one person entered is not shown to another: it becomes a film of theirs.
    void anotherPersonHereGetsFilmsOfTheirOwn()
    {
        const LibraryArchive archive = m->now(m->ada);
        const TakenArchive taken = m->must(m->exchange.take(m->bob, archive));
        QCOMPARE(placesOf(taken), QStringList());

        const LibraryArchive theirs = m->now(m->bob);
        QCOMPARE(titlesOf(theirs), titlesOf(archive));
        QVERIFY(theirs.records.value(u"film"_s).first().key != archive.records.value(u"film"_s).first().key);
        QCOMPARE(theirs.records.value(u"film"_s).first().fields,
                 archive.records.value(u"film"_s).first().fields);
        QCOMPARE(m->now(m->ada), archive);
        QCOMPARE(m->must(m->exchange.take(m->bob, archive)).lines.value(u"film"_s), (TakenLines{0, 0, 1, 0}));
        QCOMPARE(m->now(m->bob), theirs);
    }

    /// Their films' rows stay without an owner, empty and removed.
    void whoLeftAndComesBackFindsEverything()
    {
        const LibraryArchive archive = m->now(m->ada);
        QVERIFY(m->database->execute(
            u"UPDATE movie SET title = '', owner_id = NULL, removed = 1 WHERE owner_id = 1"_s));
        QVERIFY(m->exchange.take(m->bob, archive));
        QCOMPARE(titlesOf(m->now(m->bob)), titlesOf(archive));
    }

    void filmsThatNobodyKnowsHereAreOfOnesOwn()
    {
        LibraryArchive archive = m->now(m->ada);
        archive.films.append({u"imdb:tt9999999"_s, u"Far Away"_s, 2020, false});
        archive.records[u"rating"_s].append({u"imdb:tt9999999"_s, {{u"value"_s, 70}}});
        archive.films.append({u"local:6ba7b811-9dad-51d1-80b4-00c04fd430c8"_s, u"Of a source"_s, {}, false});

        QCOMPARE(m->must(m->exchange.take(m->ada, archive)).newFilms, 2);

        QVERIFY(!m->catalog.find(u"imdb:tt9999999"_s));
        QVERIFY(!m->catalog.find(u"local:6ba7b811-9dad-51d1-80b4-00c04fd430c8"_s));
        QCOMPARE(m->scalar(u"SELECT COUNT(*) FROM movie WHERE title = 'Far Away' AND year = 2020"
                           u" AND owner_id = 1 AND ref LIKE 'local:%'"_s),
                 u"1"_s);
        QCOMPARE(m->must(m->exchange.take(m->ada, archive)).lines.value(u"rating"_s),
                 (TakenLines{0, 0, 3, 0}));
    }

    /// A server takes a film of one's own under a ref that nobody else can foresee, and under no other.
    void theRefsOfSuchFilmsCannotBeForeseen()
    {
        LibraryArchive archive;
        archive.films.append({u"imdb:tt9999999"_s, u"Far Away"_s, 2020, false});
        const auto refIn = [&](ExchangeLibrary &library) {
            (void)library.must(library.exchange.take(library.ada, archive));
            return library.scalar(u"SELECT ref FROM movie WHERE title = 'Far Away'"_s);
        };
        ExchangeLibrary other;
        QVERIFY(instantOf(refIn(*m).sliced(6)));
        QCOMPARE(refIn(*m), refIn(*m));
        QVERIFY(refIn(*m) != refIn(other));
    }

    /// What sources say may be more than a person may enter; what is given is always taken.
    void whatACatalogueSaysOfAFilmNeverStandsInTheWay()
    {
        ExchangeLibrary here;
        QVERIFY(here.database->execute(
            u"UPDATE movie SET year = 2115, title = :title WHERE ref = 'imdb:tt0078748'"_s,
            {{u":title"_s, QString(400, u'x')}}));
        here.live();
        const LibraryArchive archive = here.must(here.exchange.give(here.ada));
        QVERIFY(readArchive(here.must(writeArchive(archive))));
        QCOMPARE(archive.films.first().year, std::nullopt);
    }

    /// Nobody changes for others what a film is.
    void correctionsOfEverybodysFilmsAreLeftOut()
    {
        ExchangeLibrary other;
        m->must(m->library.correctFilm(m->ada, m->heat(), {{u"title"_s, u"Mine"_s}}));
        const TakenArchive taken = other.must(other.exchange.take(other.bob, m->now(m->ada)));
        QCOMPARE(taken.lines.value(u"film"_s), (TakenLines{1, 0, 0, 1}));
        QCOMPARE(other.must(other.catalog.movie(other.heat())).summary.title, u"Heat"_s);
    }

    void theArchiveWinsAndWhatItDoesNotNameStays()
    {
        const LibraryArchive archive = m->now(m->ada);
        m->must(m->library.rate(m->ada, m->alien(), *Rating::fromPoints(10)));
        m->must(m->library.rate(m->ada, m->ran(), *Rating::fromPoints(20)));
        m->must(m->library.setFavourite(m->ada, m->heat(), false));

        const TakenArchive taken = m->must(m->exchange.take(m->ada, archive));

        QCOMPARE(taken.lines.value(u"rating"_s), (TakenLines{0, 1, 1, 0}));
        QCOMPARE(taken.lines.value(u"favourite"_s), (TakenLines{1, 0, 0, 0}));
        QCOMPARE(m->must(m->library.mine(m->ada, m->alien())).rating, Rating::fromPoints(85));
        QCOMPARE(m->must(m->library.mine(m->ada, m->ran())).rating, Rating::fromPoints(20));
    }

    /// Removing a diary entry is final for its key, so it comes back under another.
    void aWatchThatWasRemovedComesBackOnce()
    {
        const LibraryArchive archive = m->now(m->ada);
        const QString key = archive.records.value(u"watch"_s).first().key;
        m->must(m->library.removeWatch(m->ada, key));

        QCOMPARE(m->must(m->exchange.take(m->ada, archive)).lines.value(u"watch"_s),
                 (TakenLines{1, 0, 2, 0}));
        QCOMPARE(m->must(m->exchange.take(m->ada, archive)).lines.value(u"watch"_s),
                 (TakenLines{0, 0, 3, 0}));
        QCOMPARE(m->now(m->ada).records.value(u"watch"_s).size(), 3);
    }

    void aFilmOfOnesOwnThatWasRemovedComesBack()
    {
        const LibraryArchive archive = m->now(m->ada);
        m->must(m->library.removeFilm(m->ada, m->own));
        QCOMPARE(m->must(m->exchange.take(m->ada, archive)).lines.value(u"film"_s), (TakenLines{1, 0, 0, 0}));
        QCOMPARE(m->now(m->ada), archive);
    }

    void whatLeadsNowhereIsNamedAndNothingIsDone()
    {
        const QString id = u"0190b3c4-0000-7000-8000-000000000000"_s;
        LibraryArchive archive = m->now(m->ada);
        const QString smart = archive.records.value(u"list"_s).at(0).fields.value(u"query"_s) != u""_s
            ? archive.records.value(u"list"_s).at(0).key
            : archive.records.value(u"list"_s).at(1).key;
        archive.records[u"rating"_s].append({u"tmdb:7"_s, {{u"value"_s, 70}}});
        archive.records[u"list"_s].append({id, {{u"name"_s, u"LATE NIGHTS"_s}}});
        archive.records[u"list_item"_s].append({id.chopped(1) + u"1/imdb:tt0113277"_s, {{u"pos"_s, u"a"_s}}});
        archive.records[u"list_item"_s].append({smart + u"/imdb:tt0113277"_s, {{u"pos"_s, u"a"_s}}});
        ExchangeLibrary other;

        const TakenArchive taken = other.must(other.exchange.take(other.bob, archive));

        QStringList places = placesOf(taken);
        std::sort(places.begin(), places.end());
        QVERIFY(places.removeAll(u"list.jsonl:1"_s) + places.removeAll(u"list.jsonl:2"_s) == 1);
        QCOMPARE(places,
                 (QStringList{u"list.jsonl:3"_s, u"list_item.jsonl:3"_s, u"list_item.jsonl:4"_s,
                              u"rating.jsonl:3"_s}));
        QCOMPARE(other.scalar(u"SELECT COUNT(*) FROM sync_outbox"_s), u"0"_s);
        QVERIFY(other.now(other.bob).films.isEmpty());
    }

    void aListCannotTakeTheNameOfAnotherOneHere()
    {
        ExchangeLibrary other;
        other.must(other.library.saveList(other.bob, {{}, u"unseen"_s, {}, {}, false}));
        const TakenArchive taken = other.must(other.exchange.take(other.bob, m->now(m->ada)));
        QCOMPARE(taken.faults.size(), 1);
        QCOMPARE(taken.faults.first().file, u"list.jsonl"_s);
    }
};

QTEST_GUILESS_MAIN(ExchangeServiceTest)
#include "exchange_service_test.moc"
