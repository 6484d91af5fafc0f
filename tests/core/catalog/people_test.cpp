#include "tests/support/test_library.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

const auto Name = u"Steve McQueen"_s;

Movie film(const QString &id, bool directed, const QString &ref)
{
    Movie movie;
    movie.summary.ref = u"imdb:"_s + id;
    movie.summary.title = u"Film "_s + id;
    movie.source = u"imdb"_s;
    (directed ? movie.summary.directors : movie.cast).append(Name);
    if (!ref.isEmpty())
        movie.personRefs.insert(Name, ref);
    return movie;
}

const auto Actor = u"imdb:nm0000537"_s;
const auto Director = u"imdb:nm2588606"_s;

} // namespace

/// Who is whom when sources name people with refs and without.
class PeopleTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m.emplace(); }

    void twoPeopleOfOneNameStayTwo()
    {
        QVERIFY(m->catalog.merge({film(u"tt1000001"_s, false, Actor), film(u"tt1000002"_s, true, Director)}));
        QVERIFY(m->catalog.merge({film(u"tt1000003"_s, false, Actor)}));

        QCOMPARE(personOf(u"tt1000001"_s), personOf(u"tt1000003"_s));
        QVERIFY(personOf(u"tt1000001"_s) != personOf(u"tt1000002"_s));
        QCOMPARE(people(), 2);
    }

    void aPersonWithoutRefIsFoundByNameAmongThoseWithout()
    {
        QVERIFY(m->catalog.merge({film(u"tt1000001"_s, false, Actor), film(u"tt1000002"_s, false, {})}));
        QVERIFY(m->catalog.addMissing({film(u"tt1000003"_s, false, {})}));

        QCOMPARE(personOf(u"tt1000002"_s), personOf(u"tt1000003"_s));
        QVERIFY(personOf(u"tt1000001"_s) != personOf(u"tt1000002"_s));
    }

    void aSourceThatKnowsTheFilmGivesThePersonTheirRef()
    {
        QVERIFY(m->catalog.merge({film(u"tt1000001"_s, false, {})}));
        const QString before = personOf(u"tt1000001"_s);

        QCOMPARE(m->catalog.merge({film(u"tt1000001"_s, false, Actor)})->changed, 1);

        QCOMPARE(personOf(u"tt1000001"_s), before);
        QCOMPARE(m->catalog.movie(*m->catalog.find(u"tt1000001"_s))->personRefs.value(Name), Actor);
        QCOMPARE(people(), 1);
    }

    void creditsGoOverToThePersonWhoHasTheRefAlready()
    {
        QVERIFY(m->catalog.merge({film(u"tt1000001"_s, false, {}), film(u"tt1000002"_s, false, {})}));
        QVERIFY(m->catalog.merge({film(u"tt1000003"_s, false, Actor)}));
        const auto version = m->catalog.version().value();

        QVERIFY(m->catalog.merge({film(u"tt1000001"_s, false, Actor)}));

        QCOMPARE(personOf(u"tt1000001"_s), personOf(u"tt1000003"_s));
        QCOMPARE(personOf(u"tt1000002"_s), personOf(u"tt1000003"_s));
        QCOMPARE(m->catalog.changedSince(version, 10)->size(), 2);
    }

    /// The starter catalogue means both by one row; a source that has their films parts them again.
    void peopleWhoWereOneRowArePartedFilmByFilm()
    {
        QVERIFY(m->catalog.merge({film(u"tt1000001"_s, false, {}), film(u"tt1000002"_s, true, {})}));
        QCOMPARE(people(), 1);

        QCOMPARE(m->catalog.merge({film(u"tt1000001"_s, false, Actor), film(u"tt1000002"_s, true, Director)})
                     ->changed,
                 2);

        QCOMPARE(refOf(u"tt1000001"_s), Actor);
        QCOMPARE(refOf(u"tt1000002"_s), Director);
        QCOMPARE(m->catalog.merge({film(u"tt1000001"_s, false, Actor), film(u"tt1000002"_s, true, Director)})
                     ->unchanged,
                 2);
    }

    void whoGotTheirRefIsAlsoMeantByTheNameAloneInTheSameBatch()
    {
        QVERIFY(m->catalog.merge({film(u"tt1000001"_s, false, {}), film(u"tt1000002"_s, false, {})}));
        Movie filled = film(u"tt1000003"_s, false, {});
        filled.cast.clear();
        QVERIFY(m->catalog.merge({filled}));

        QVERIFY(m->catalog.merge({film(u"tt1000001"_s, false, Actor), film(u"tt1000003"_s, false, {})}));

        QCOMPARE(personOf(u"tt1000003"_s), personOf(u"tt1000001"_s));
        QCOMPARE(people(), 1);
    }

    void aRefOfAnotherSystemReplacesNone()
    {
        QVERIFY(m->catalog.merge({film(u"tt1000001"_s, false, Actor)}));

        QCOMPARE(m->catalog.merge({film(u"tt1000001"_s, false, u"tmdb:13565"_s)})->unchanged, 1);

        QCOMPARE(refOf(u"tt1000001"_s), Actor);
    }

private:
    QString personOf(const QString &id)
    {
        return m->scalar(u"SELECT c.person_id FROM credit c JOIN movie m ON m.id = c.movie_id"
                         u" WHERE m.ref = 'imdb:%1'"_s.arg(id));
    }

    QString refOf(const QString &id)
    {
        return m->scalar(u"SELECT ref FROM person WHERE id = "_s + personOf(id));
    }

    int people() { return m->scalar(u"SELECT COUNT(*) FROM person WHERE name = 'Steve McQueen'"_s).toInt(); }

    std::optional<TestLibrary> m;
};

QTEST_GUILESS_MAIN(PeopleTest)
#include "people_test.moc"
