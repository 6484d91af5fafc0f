#include "core/library/list_position.h"
#include "tests/support/test_library.h"

#include <QRegularExpression>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

MovieList named(const QString &name)
{
    MovieList list;
    list.name = name;
    return list;
}

} // namespace

class ListsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m.emplace(); }

    void aListIsMadeAndChanged()
    {
        MovieList list = named(u"  Rainy days "_s);
        list.about = u"With tea."_s;

        const auto made = m->library.saveList(m->ada, list);

        QVERIFY(made);
        list.id = made->record;
        list.name = u"rainy days"_s;
        list.ranked = true;
        QCOMPARE(m->library.saveList(m->ada, list)->record, list.id);
        QCOMPARE(*m->library.lists(m->ada), QList<MovieList>{list});
    }

    void aNewNameIsToldWithTheOldOne()
    {
        MovieList list = named(u"Scares"_s);
        list.id = m->library.saveList(m->ada, list)->record;
        list.name = u"Scares at night"_s;
        QCOMPARE(m->library.saveList(m->ada, list)->what, u"List “Scares” renamed to “Scares at night”"_s);

        list.about = u"With the light on."_s;
        QCOMPARE(m->library.saveList(m->ada, list)->what, u"List “Scares at night” changed"_s);
    }

    void listsComeByNameWithoutRegardToCase()
    {
        for (const auto &name : {u"zebras"_s, u"Äpfel"_s, u"Zulu"_s, u"anna"_s})
            QVERIFY(m->library.saveList(m->ada, named(name)));

        QStringList names;
        const auto lists = m->library.lists(m->ada).value();
        for (const MovieList &list : lists)
            names.append(list.name);

        QCOMPARE(names, QStringList({u"anna"_s, u"zebras"_s, u"Zulu"_s, u"Äpfel"_s}));
    }

    void namesThatCannotBeAreRefused()
    {
        QVERIFY(m->library.saveList(m->ada, named(u"Noir"_s)));

        for (const auto &name : {u""_s, u"   "_s, QString(101, u'x'), u"noir"_s, u"NOIR "_s, u"watchlist"_s,
                                 u"Favourites"_s, u"hidden"_s, u"SEEN"_s}) {
            const auto saved = m->library.saveList(m->ada, named(name));
            QVERIFY2(!saved, qPrintable(name));
            QCOMPARE(saved.error().kind, Error::Kind::Invalid);
        }
        QVERIFY(m->library.saveList(m->ada, named(QString(100, u'x'))));
    }

    void anotherPersonMayUseTheName()
    {
        QVERIFY(m->database->execute(
            u"INSERT INTO profile (id, handle, name, created_at) VALUES (2, 'bo', '', 0)"_s));
        const auto made = m->library.saveList(m->ada, named(u"Noir"_s));

        QVERIFY(m->library.saveList(UserId(2), named(u"Noir"_s)));

        QCOMPARE(m->library.listItems(UserId(2), made->record).error().kind, Error::Kind::NotFound);
        QCOMPARE(m->library.removeList(UserId(2), made->record).error().kind, Error::Kind::NotFound);
    }

    void filmsStandInTheOrderTheyWereAdded()
    {
        const QString list = m->library.saveList(m->ada, named(u"Noir"_s))->record;
        for (const MovieId movie : {m->ran(), m->alien(), m->heat()})
            QVERIFY(m->library.setInList(m->ada, list, movie, true));

        QVERIFY(m->library.setInList(m->ada, list, m->ran(), true)); // it is there
        QVERIFY(m->library.setInList(m->ada, list, m->alien(), false));

        QCOMPARE(*m->library.listItems(m->ada, list), QList<MovieId>({m->ran(), m->heat()}));
        QCOMPARE(m->library.setInList(m->ada, u"none"_s, m->ran(), true).error().kind, Error::Kind::NotFound);
        QCOMPARE(m->library.setInList(m->ada, list, MovieId(99), true).error().kind, Error::Kind::NotFound);
    }

    void aSmartListHasNoFilmsOfItsOwn()
    {
        MovieList smart = named(u"Long ones"_s);
        smart.query = u"runtime:>=150"_s;
        const QString list = m->library.saveList(m->ada, smart)->record;
        const QString plain = m->library.saveList(m->ada, named(u"Noir"_s))->record;
        QVERIFY(m->library.setInList(m->ada, plain, m->heat(), true));
        MovieList turned = named(u"Noir"_s);
        turned.id = plain;
        turned.query = u"genre:crime"_s;

        QCOMPARE(m->library.setInList(m->ada, list, m->heat(), true).error().kind, Error::Kind::Invalid);
        QCOMPARE(m->library.saveList(m->ada, turned).error().kind, Error::Kind::Conflict);
        QVERIFY(m->library.listItems(m->ada, list)->isEmpty());
    }

    void aRemovedListComesBackWithItsFilms()
    {
        const QString list = m->library.saveList(m->ada, named(u"Noir"_s))->record;
        for (const MovieId movie : {m->heat(), m->alien()})
            QVERIFY(m->library.setInList(m->ada, list, movie, true));

        QVERIFY(m->library.removeList(m->ada, list));
        QVERIFY(m->library.lists(m->ada)->isEmpty());
        QCOMPARE(m->scalar(u"SELECT COUNT(*) FROM list_item"_s), u"0"_s);

        const auto undone = m->library.undo(m->ada);
        QVERIFY(undone);
        QVERIFY(!undone->movie.isStored());
        QCOMPARE(*m->library.listItems(m->ada, list), QList<MovieId>({m->heat(), m->alien()}));
        QVERIFY(m->library.redo(m->ada));
        QVERIFY(m->library.lists(m->ada)->isEmpty());
    }

    void undoTellsWhichFilmWasPutOnTheList()
    {
        const QString list = m->library.saveList(m->ada, named(u"Noir"_s))->record;
        QVERIFY(m->library.setInList(m->ada, list, m->heat(), true));

        QCOMPARE(m->library.undo(m->ada)->movie, m->heat());
        QVERIFY(m->library.listItems(m->ada, list)->isEmpty());
        QVERIFY(!m->library.undo(m->ada)->movie.isStored());
        QVERIFY(m->library.lists(m->ada)->isEmpty());
    }

    void changesGoIntoTheOutboxUnderTheKeysOfSync()
    {
        const QString list = m->library.saveList(m->ada, named(u"Noir"_s))->record;
        QVERIFY(m->library.setInList(m->ada, list, m->heat(), true));

        QCOMPARE(m->column(u"SELECT entity || ' ' || key FROM sync_outbox ORDER BY n"_s),
                 u"list %1,list_item %1/imdb:tt0113277"_s.arg(list));
    }

    void positionsGrowAndStayShort()
    {
        const QRegularExpression form(u"\\A[0-9A-Za-z]{7}\\z"_s);
        QString last;
        for (int i = 0; i < 10'000; ++i) {
            const QString next = positionAfter(last);
            QVERIFY2(last < next && form.match(next).hasMatch(), qPrintable(last + u' ' + next));
            last = next;
        }
        QVERIFY(positionAfter(u"zzzzzzz"_s) > u"zzzzzzz"_s);
        QVERIFY(positionAfter(u"k"_s) > u"k"_s);
    }

private:
    std::optional<TestLibrary> m;
};

QTEST_GUILESS_MAIN(ListsTest)
#include "lists_test.moc"
