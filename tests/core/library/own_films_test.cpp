#include "tests/support/test_library.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

class OwnFilmsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m.emplace(); }

    void anEnteredFilmSaysWhatWasGiven()
    {
        const auto entered = m->library.enterFilm(m->ada, holiday());

        QVERIFY(entered);
        const Movie film = m->catalog.movie(entered->movie).value();
        QVERIFY(film.summary.ref.startsWith("local:"_L1));
        QCOMPARE(film.summary.owner, m->ada);
        QCOMPARE(film.summary.title, u"Holiday 1997"_s);
        QCOMPARE(film.summary.year, 1997);
        QCOMPARE(film.summary.directors, QStringList{u"Dad"_s});
        QCOMPARE(film.source, u"own"_s);
        QCOMPARE(m->catalog.catalogue().value()->movies.size(), 5);
    }

    void whatIsWrongIsNamedAndLeavesNoTrace()
    {
        QJsonObject fields = holiday();
        fields.insert(u"year"_s, 1700);

        const auto entered = m->library.enterFilm(m->ada, fields);

        QVERIFY(!entered);
        QCOMPARE(entered.error().kind, Error::Kind::Invalid);
        QVERIFY(entered.error().message.contains(u"year"_s));
        QVERIFY(!m->library.enterFilm(m->ada, {{u"year"_s, 1997}}));
        QVERIFY(m->library.enterFilm(m->ada, {{u"title"_s, u"A"_s}, {u"mood"_s, u"B"_s}})
                    .error()
                    .message.contains(u"mood"_s));
        QCOMPARE(m->scalar(u"SELECT COUNT(*) FROM movie"_s), u"4"_s);
        QCOMPARE(m->scalar(u"SELECT COUNT(*) FROM sync_outbox"_s), u"0"_s);
    }

    void itsOwnerChangesIt()
    {
        const MovieId film = m->library.enterFilm(m->ada, holiday())->movie;

        QVERIFY(m->library.correctFilm(m->ada, film,
                                       {{u"title"_s, u"Holiday 1998"_s},
                                        {u"year"_s, QJsonValue()},
                                        {u"cast"_s, QJsonArray{u"Noor"_s, u"Max"_s}}}));

        const Movie changed = m->catalog.movie(film).value();
        QCOMPARE(changed.summary.title, u"Holiday 1998"_s);
        QVERIFY(!changed.summary.year);
        QCOMPARE(changed.cast, QStringList({u"Noor"_s, u"Max"_s}));
        QCOMPARE(changed.summary.directors, QStringList{u"Dad"_s});
        QVERIFY(m->library.corrections(film)->isEmpty());
        QVERIFY(!m->library.correctFilm(m->ada, film, {{u"title"_s, QJsonValue()}}));
    }

    void nobodyElseSeesOrChangesIt()
    {
        const UserId bo(2);
        QVERIFY(m->database->execute(
            u"INSERT INTO profile (id, handle, name, created_at) VALUES (2, 'bo', '', 0)"_s));
        const MovieId film = m->library.enterFilm(m->ada, holiday())->movie;

        QCOMPARE(m->library.correctFilm(bo, film, {{u"year"_s, 2000}}).error().kind, Error::Kind::NotFound);
        QCOMPARE(m->library.removeFilm(bo, film).error().kind, Error::Kind::NotFound);
        QCOMPARE(m->library.removeFilm(m->ada, m->heat()).error().kind, Error::Kind::Denied);
        QCOMPARE(m->catalog.movie(film)->summary.year, 1997);
    }

    void aRemovedFilmLeavesItsDiaryEntriesAndComesBack()
    {
        const MovieId film = m->library.enterFilm(m->ada, holiday())->movie;
        QVERIFY(m->library.watch(m->ada, {{}, film, *WatchedOn::fromText(u"1998"_s), false, {}, {}}));
        QVERIFY(m->library.rate(m->ada, film, *Rating::fromPoints(90)));

        QVERIFY(m->library.removeFilm(m->ada, film));

        QVERIFY(!m->catalog.catalogue().value()->find(film));
        QCOMPARE(m->catalog.mostPopular(100)->size(), 4);
        QCOMPARE(m->library.diary(m->ada)->first().movie, film);
        QCOMPARE(m->library.mine(m->ada, film)->rating->points(), 90);
        QCOMPARE(m->catalog.movie(film)->summary.title, u"Holiday 1997"_s);
        QCOMPARE(m->library.removeFilm(m->ada, film).error().kind, Error::Kind::NotFound);

        QCOMPARE(m->library.undo(m->ada)->movie, film);
        QCOMPARE(m->catalog.catalogue().value()->find(film)->year, 1997);
    }

    void enteringIsTakenBackAndDoneAgain()
    {
        const MovieId film = m->library.enterFilm(m->ada, holiday())->movie;
        const Movie entered = m->catalog.movie(film).value();
        QVERIFY(m->library.correctFilm(m->ada, film, {{u"year"_s, 1998}, {u"synopsis"_s, u"Sand."_s}}));

        QVERIFY(m->library.undo(m->ada));
        QVERIFY(m->catalog.movie(film).value() == entered);
        QVERIFY(m->library.undo(m->ada));
        QVERIFY(!m->catalog.catalogue().value()->find(film));

        QVERIFY(m->library.redo(m->ada));
        QVERIFY(m->catalog.movie(film).value() == entered);
        QVERIFY(m->library.redo(m->ada));
        QCOMPARE(m->catalog.movie(film)->synopsis, u"Sand."_s);
    }

    void everyChangeOfAFilmIsAVersionOfTheCatalogue()
    {
        auto version = m->catalog.version().value();
        const auto raised = [&] {
            return m->catalog.version().value() - std::exchange(version, version + 1);
        };

        const MovieId film = m->library.enterFilm(m->ada, holiday())->movie;
        QCOMPARE(raised(), 1);
        QVERIFY(m->library.correctFilm(m->ada, film, {{u"year"_s, 1998}}));
        QCOMPARE(raised(), 1);
        QVERIFY(m->library.removeFilm(m->ada, film));
        QCOMPARE(raised(), 1);
        QVERIFY(m->library.undo(m->ada));
        QCOMPARE(raised(), 1);
        QCOMPARE(*m->catalog.changedSince(version - 1, 10), QList<MovieId>{film});
    }

    void whatWasEnteredIsSentAsARecord()
    {
        const MovieId film = m->library.enterFilm(m->ada, holiday())->movie;

        QCOMPARE(m->scalar(u"SELECT entity || ' ' || key FROM sync_outbox"_s),
                 u"film "_s + m->catalog.movie(film)->summary.ref);
    }

    void aMergeLeavesItAlone()
    {
        const MovieId film = m->library.enterFilm(m->ada, holiday())->movie;
        Movie offered = m->catalog.movie(film).value();
        offered.source = u"movielens"_s;
        offered.synopsis = u"Not theirs to say."_s;

        QCOMPARE(m->catalog.merge({offered})->unchanged, 1);

        QVERIFY(m->catalog.movie(film)->synopsis.isEmpty());
    }

    void undoSurvivesARestart()
    {
        QTemporaryDir folder;
        MovieId film;
        for (const bool first : {true, false}) {
            const auto database = Database::open(testDatabase(folder.filePath(u"library.db"_s))).value();
            CatalogService catalog(*database, m->clock);
            LibraryService library(*database, m->clock);
            if (first) {
                QVERIFY(database->execute(
                    u"INSERT INTO profile (id, handle, name, created_at) VALUES (1, 'ada', '', 0)"_s));
                film = library.enterFilm(m->ada, holiday())->movie;
                QVERIFY(library.removeFilm(m->ada, film));
            } else {
                QVERIFY(library.undo(m->ada));
                QVERIFY(catalog.catalogue().value()->find(film));
            }
        }
    }

private:
    static QJsonObject holiday()
    {
        return {{u"title"_s, u"Holiday 1997"_s},
                {u"year"_s, 1997},
                {u"directors"_s, QJsonArray{u"Dad"_s}},
                {u"genres"_s, QJsonArray{u"Documentary"_s}}};
    }

    std::optional<TestLibrary> m;
};

QTEST_GUILESS_MAIN(OwnFilmsTest)
#include "own_films_test.moc"
