#include "tests/core/search/search_fixture.h"

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
        add(u"One"_s, {u"Anna Early"_s, u"Zoe Late"_s});
        add(u"Two"_s, {u"Zoe Late"_s});
        add(u"Three"_s, {u"Zoe Late"_s});
        m->hub.rebuild();
        QCOMPARE(m->search.people({}, 1, 0).value().first().name, u"Zoe Late"_s);
        const auto all = m->search.people({}, 100, 0).value();
        QCOMPARE(m->search.people({}, 100, 2).value(), all.mid(2));
    }

    void filmsAreCountedByRoleOverAllSegments()
    {
        Movie both;
        both.summary.title = u"Both"_s;
        both.summary.directors = {u"Akira Kurosawa"_s};
        both.cast = {u"Akira Kurosawa"_s, u"Al Pacino"_s};
        QVERIFY(m->search.search(m->ada, {}));
        m->add(both);
        const PersonHit kurosawa = m->search.people(u"kurosawa"_s, 5, 0).value().first();
        QCOMPARE(kurosawa.directed, 2);
        QCOMPARE(kurosawa.acted, 1);
        QCOMPARE(m->search.person(kurosawa.person).value(), kurosawa);
        QCOMPARE(m->search.person(PersonId(9999)).error().kind, Error::Kind::NotFound);
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
        const auto everybody = m->search.people({}, 100, 0).value();
        for (const PersonHit &person : everybody)
            QVERIFY(person.directed + person.acted > 0);
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
        const auto hits = m->search.people(text, 5, 0).value();
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

    void add(const QString &title, const QStringList &cast)
    {
        Movie movie;
        movie.summary.title = title;
        movie.cast = cast;
        m->add(movie);
    }

    std::optional<SearchFixture> m;
};

QTEST_GUILESS_MAIN(PeopleTest)

#include "people_test.moc"
