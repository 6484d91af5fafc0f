#include "tests/core/search/search_fixture.h"

#include <QJsonArray>
#include <QTest>

#include <optional>

using namespace matinee;
using namespace Qt::StringLiterals;

class PeopleTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m.emplace(); }

    void namesAreFoundByBeginningsOfTheirWords()
    {
        QCOMPARE(names(u"kuro"_s), QStringList{u"Akira Kurosawa"_s});
        QCOMPARE(names(u"niro rob"_s), QStringList{u"Robert De Niro"_s});
        QCOMPARE(names(u"qqq"_s), QStringList());
    }

    void mistypedNamesAreFoundWhenNobodyIsCalledSo()
    {
        QCOMPARE(names(u"kurosava"_s), QStringList{u"Akira Kurosawa"_s});
        QCOMPARE(names(u"sigurney weever"_s), QStringList{u"Sigourney Weaver"_s});
    }

    void thoseWithMostFilmsComeFirst()
    {
        m->add(u"One"_s, {u"Anna Early"_s, u"Zoe Late"_s});
        m->add(u"Two"_s, {u"Zoe Late"_s});
        m->add(u"Three"_s, {u"Zoe Late"_s});
        m->hub.rebuild();
        QCOMPARE(m->search.people(m->ada, {}, 1, 0).value().first().name, u"Zoe Late"_s);
        const auto all = m->search.people(m->ada, {}, 100, 0).value();
        QCOMPARE(m->search.people(m->ada, {}, 100, 2).value(), all.mid(2));
    }

    void filmsAreCountedByRoleOverAllSegments()
    {
        Movie both;
        both.summary.title = u"Both"_s;
        both.summary.directors = {u"Akira Kurosawa"_s};
        both.cast = {u"Akira Kurosawa"_s, u"Al Pacino"_s};
        QVERIFY(m->search.search(m->ada, {}));
        m->add(both);
        const PersonHit kurosawa = m->search.people(m->ada, u"kurosawa"_s, 5, 0).value().first();
        QCOMPARE(kurosawa.directed, 2);
        QCOMPARE(kurosawa.acted, 1);
        QCOMPARE(m->search.person(m->ada, kurosawa.person).value(), kurosawa);
        QCOMPARE(m->search.person(m->ada, PersonId(9999)).error().kind, Error::Kind::NotFound);
    }

    void somebodyWithoutFilmsIsNobody()
    {
        QVERIFY(m->search.search(m->ada, {}));
        const qint64 version = m->catalog.version().value() + 1;
        QVERIFY(
            m->database->execute(u"UPDATE movie SET removed = 1, changed_version = :version WHERE id = :id"_s,
                                 {{u":version"_s, version}, {u":id"_s, m->ran().value()}}));
        QVERIFY(m->database->execute(u"UPDATE meta SET value = :version WHERE name = 'catalogue_version'"_s,
                                     {{u":version"_s, QString::number(version)}}));
        QCOMPARE(names(u"kurosawa"_s), QStringList());
        const auto everybody = m->search.people(m->ada, {}, 100, 0).value();
        for (const PersonHit &person : everybody)
            QVERIFY(person.directed + person.acted > 0);
    }

    void aHyphenMayBeLeftOutOrPutIn()
    {
        const MovieId film = m->add(u"One"_s, {u"Leeanne Quorbit"_s});
        QCOMPARE(m->found(u"cast:lee-anne"_s), QList<MovieId>{film});
        QCOMPARE(m->found(u"lee-anne quorbit"_s), QList<MovieId>{film});
        QCOMPARE(m->found(u"-cast:lee-anne quorbit"_s), QList<MovieId>());
        QCOMPARE(m->found(u"(cast:lee-anne OR heat) quorbit"_s), QList<MovieId>{film});
        QCOMPARE(m->found(u"director:jean-pierre"_s), QList<MovieId>{m->amelie()});
        QCOMPARE(m->found(u"director:jeanpierre"_s), QList<MovieId>{m->amelie()});
    }

    void peopleOfOnesOwnFilmsAreForOneself()
    {
        const auto own = m->library.enterFilm(
            m->bea(), {{u"title"_s, u"Home Movie"_s}, {u"cast"_s, QJsonArray{u"Bea Herself"_s}}});
        QVERIFY(own);
        const auto known = m->search.people(m->bea(), u"herself"_s, 5).value();
        QCOMPARE(known.size(), 1);
        QCOMPARE(m->search.person(m->bea(), known.first().person).value(), known.first());
        QCOMPARE(m->search.people(m->ada, u"herself"_s, 5).value(), QList<PersonHit>());
        QCOMPARE(m->search.person(m->ada, known.first().person).error().kind, Error::Kind::NotFound);
        QCOMPARE(m->search.values(m->bea(), Column::Cast, u"herself"_s, 5).value().size(), 1);
    }

    /// No word of it can be put right alone: they are too short.
    void aMistypedNameOfShortWordsFindsItsFilms()
    {
        const MovieId film = m->add(u"Parasite"_s, {u"Bong Joon-ho"_s});
        m->add(u"Another"_s, {u"Joon Park"_s});
        SearchRequest asked = m->request(u"bon joon ho"_s);
        asked.people = 3;
        const SearchHits hits = m->hits(asked);
        QCOMPARE(hits.movies, QList<MovieId>{film});
        QCOMPARE(printQuery(*hits.corrected), u"\"Bong Joon-ho\""_s);
        QCOMPARE(hits.people.size(), 1);
        QCOMPARE(m->found(u"bon joon ho -parasite"_s), QList<MovieId>());
        asked.asTyped = true;
        QCOMPARE(m->hits(asked).total, 0);
    }

    void aTextOfManyWordsIsNobodysName()
    {
        QCOMPARE(meant(u"al "_s.repeated(14) + u"pacino"_s), QStringList{u"Al Pacino"_s});
        QCOMPARE(m->search.values(m->ada, Column::Cast, u"al "_s.repeated(13), 5).value(), QStringList());
        QCOMPARE(m->search.people(m->ada, u"al "_s.repeated(13), 5).error().kind, Error::Kind::Invalid);
    }

    void aFreeTextOffersThePeopleItIsAbout()
    {
        QCOMPARE(meant(u"kuro"_s), QStringList{u"Akira Kurosawa"_s});
        QCOMPARE(meant(u"heat pacino"_s), QStringList{u"Al Pacino"_s});
        QCOMPARE(meant(u"kurosava"_s), QStringList{u"Akira Kurosawa"_s});
        QCOMPARE(meant(u"heat a"_s), QStringList());
        QCOMPARE(meant(u"genre:drama"_s), QStringList());
    }

private:
    QStringList names(const QString &text)
    {
        QStringList names;
        const auto hits = m->search.people(m->ada, text, 5, 0).value();
        for (const PersonHit &hit : hits)
            names.append(hit.name);
        return names;
    }

    QStringList meant(const QString &text)
    {
        SearchRequest asked = m->request(text);
        asked.typing = true;
        asked.people = 3;
        QStringList names;
        const SearchHits hits = m->hits(asked);
        for (const PersonHit &hit : hits.people)
            names.append(hit.name);
        return names;
    }

    std::optional<SearchFixture> m;
};

QTEST_GUILESS_MAIN(PeopleTest)

#include "people_test.moc"
