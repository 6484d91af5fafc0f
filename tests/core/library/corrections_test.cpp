#include "core/catalog/film_fields.h"
#include "core/catalog/merge_rules.h"
#include "tests/support/test_library.h"

#include <QJsonArray>
#include <QTest>

#include <rapidcheck.h>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

Movie offeredHeat(const QString &source)
{
    Movie movie;
    movie.summary.ref = u"imdb:tt0113277"_s;
    movie.summary.title = u"Heat"_s;
    movie.source = source;
    return movie;
}

/// A few values of a field, few enough that corrections and sources often agree.
QJsonValue anyFact(const FilmField &field)
{
    Movie movie;
    const int n = *rc::gen::inRange(1, 5);
    const auto place = field.place(movie);
    if (std::holds_alternative<std::optional<int> *>(place))
        return 1900 + n;
    if (std::holds_alternative<QString *>(place))
        return u"text %1"_s.arg(n);
    const QString code = QString(2, QChar(u'a' + n));
    const QString entry = field.name == "countries"_L1 ? code.toUpper() : code;
    return n < 3 ? QJsonArray{entry} : QJsonArray{entry, field.name == "countries"_L1 ? u"US"_s : u"xx"_s};
}

const FilmField &anyField()
{
    const auto fields = filmFields();
    return fields[*rc::gen::inRange<std::size_t>(0, fields.size())];
}

} // namespace

class CorrectionsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m.emplace(); }

    void aCorrectionIsWhatIsShownAndItsSourceIsOwn()
    {
        QVERIFY(m->library.correctFilm(m->ada, m->heat(),
                                       {{u"year"_s, 1996}, {u"cast"_s, QJsonArray{u"Val Kilmer"_s}}}));

        const Movie heat = m->catalog.movie(m->heat()).value();
        QCOMPARE(heat.summary.year, 1996);
        QCOMPARE(heat.cast, QStringList{u"Val Kilmer"_s});
        QCOMPARE(heat.factSources.value(u"year"_s), u"own"_s);
        QCOMPARE(heat.source, u"starter"_s);
        QCOMPARE(m->catalog.catalogue().value()->find(m->heat())->year, 1996);
        QCOMPARE(*m->library.corrections(m->heat()),
                 (QJsonObject{{u"year"_s, 1996}, {u"cast"_s, QJsonArray{u"Val Kilmer"_s}}}));
    }

    void nullTakesItBack()
    {
        const Movie before = m->catalog.movie(m->heat()).value();
        QVERIFY(m->library.correctFilm(m->ada, m->heat(), {{u"year"_s, 1996}, {u"title"_s, u"HEAT"_s}}));

        QVERIFY(m->library.correctFilm(m->ada, m->heat(), {{u"title"_s, QJsonValue()}}));
        QCOMPARE(m->catalog.movie(m->heat())->summary.title, u"Heat"_s);
        QCOMPARE(m->catalog.movie(m->heat())->summary.year, 1996);

        QVERIFY(m->library.correctFilm(m->ada, m->heat(), {{u"year"_s, QJsonValue()}}));
        QVERIFY(m->catalog.movie(m->heat()).value() == before);
        QVERIFY(m->library.corrections(m->heat())->isEmpty());
    }

    void sayingWhatTheSourceSaysIsNoCorrection()
    {
        QVERIFY(m->library.correctFilm(m->ada, m->heat(), {{u"year"_s, 1995}, {u"title"_s, u" Heat "_s}}));
        QCOMPARE(m->scalar(u"SELECT COUNT(*) FROM undo_step"_s), u"0"_s);
        QVERIFY(m->library.correctFilm(m->ada, m->heat(), {{u"year"_s, 1996}}));

        QVERIFY(m->library.correctFilm(m->ada, m->heat(), {{u"year"_s, 1995}}));

        QVERIFY(m->library.corrections(m->heat())->isEmpty());
        QVERIFY(m->catalog.movie(m->heat())->factSources.isEmpty());
    }

    void whatIsWrongIsNamed()
    {
        const auto corrected =
            m->library.correctFilm(m->ada, m->heat(), {{u"year"_s, 1996}, {u"runtime_minutes"_s, 0}});

        QVERIFY(!corrected);
        QCOMPARE(corrected.error().kind, Error::Kind::Invalid);
        QVERIFY(corrected.error().message.contains(u"runtime_minutes"_s));
        QCOMPARE(m->catalog.movie(m->heat())->summary.year, 1995);
        QVERIFY(!m->library.correctFilm(m->ada, m->heat(), {{u"mood"_s, u"blue"_s}}));
        QVERIFY(!m->library.correctFilm(m->ada, MovieId(99), {{u"year"_s, 1996}}));
    }

    void aSourceChangesTheOriginalNeverTheFilm()
    {
        QVERIFY(m->library.correctFilm(m->ada, m->heat(), {{u"synopsis"_s, u"Mine."_s}}));
        Movie offered = offeredHeat(u"tmdb"_s);
        offered.synopsis = u"Theirs."_s;

        QCOMPARE(m->catalog.merge({offered})->changed, 1);
        QCOMPARE(m->catalog.movie(m->heat())->synopsis, u"Mine."_s);
        QCOMPARE(m->catalog.merge({offered})->unchanged, 1);

        QVERIFY(m->library.correctFilm(m->ada, m->heat(), {{u"synopsis"_s, QJsonValue()}}));
        const Movie heat = m->catalog.movie(m->heat()).value();
        QCOMPARE(heat.synopsis, u"Theirs."_s);
        QCOMPARE(heat.factSources.value(u"synopsis"_s), u"tmdb"_s);
    }

    void peopleComeBackAsWhoTheyWere()
    {
        Movie offered = offeredHeat(u"imdb"_s);
        offered.personRefs = {{u"Al Pacino"_s, u"imdb:nm0000199"_s}};
        QVERIFY(m->catalog.merge({offered}));
        const auto pacino = [this] {
            return m->column(u"SELECT c.person_id FROM credit c JOIN person p"
                             u" ON p.id = c.person_id WHERE p.name = 'Al Pacino' ORDER BY c.person_id"_s);
        };
        const QString before = pacino();

        QVERIFY(m->library.correctFilm(m->ada, m->heat(),
                                       {{u"cast"_s, QJsonArray{u"Val Kilmer"_s, u"Al Pacino"_s}}}));
        QCOMPARE(pacino(), before);
        QVERIFY(m->library.correctFilm(m->ada, m->heat(), {{u"cast"_s, QJsonArray{u"Val Kilmer"_s}}}));
        QCOMPARE(pacino(), u""_s);
        QVERIFY(m->library.undo(m->ada));
        QVERIFY(m->library.undo(m->ada));

        QCOMPARE(pacino(), before);
        QVERIFY(m->library.corrections(m->heat())->isEmpty());
    }

    void undoTakesBackOneStep()
    {
        QVERIFY(m->library.correctFilm(m->ada, m->heat(), {{u"year"_s, 1996}}));
        QVERIFY(m->library.correctFilm(m->ada, m->heat(), {{u"year"_s, 1997}, {u"title"_s, u"HEAT"_s}}));

        QCOMPARE(m->library.undo(m->ada)->movie, m->heat());
        QCOMPARE(*m->library.corrections(m->heat()), (QJsonObject{{u"year"_s, 1996}}));
        QVERIFY(m->library.undo(m->ada));
        QVERIFY(m->library.corrections(m->heat())->isEmpty());
        QVERIFY(m->library.redo(m->ada));
        QVERIFY(m->library.redo(m->ada));
        QCOMPARE(m->catalog.movie(m->heat())->summary.title, u"HEAT"_s);
        QCOMPARE(m->scalar(u"SELECT COUNT(*) FROM sync_outbox WHERE entity = 'film'"_s), u"6"_s);
    }

    /// Whatever people and sources say in whatever order: what is corrected shows the correction, the rest
    /// what the sources say; and once everything is taken back, the sources' facts alone.
    void sourcesAndCorrectionsNeverMix()
    {
        const bool holds = rc::check([] {
            TestLibrary t;
            Movie told = t.catalog.movie(t.heat()).value();
            QJsonObject corrected;
            QList<QJsonObject> past, future;
            const int steps = *rc::gen::inRange(1, 12);
            for (int step = 0; step < steps; ++step) {
                const FilmField &field = anyField();
                switch (*rc::gen::inRange(0, 5)) {
                case 0:
                case 1: {
                    const bool isBack = *rc::gen::inRange(0, 3) == 0;
                    const QJsonValue value = isBack ? QJsonValue() : anyFact(field);
                    RC_ASSERT(bool(t.library.correctFilm(t.ada, t.heat(), {{field.name, value}})));
                    QJsonObject after = corrected;
                    if (isBack || value == factOf(told, field))
                        after.remove(field.name);
                    else
                        after.insert(field.name, value);
                    if (after != corrected) {
                        past.append(corrected);
                        future.clear();
                        corrected = after;
                    }
                    break;
                }
                case 2: {
                    Movie offered = offeredHeat(*rc::gen::element(u"imdb"_s, u"tmdb"_s));
                    if (field.name != "title"_L1)
                        setFact(offered, field, anyFact(field));
                    RC_ASSERT(bool(t.catalog.merge({offered})));
                    told = merged(told, offered);
                    break;
                }
                case 3:
                    if (t.library.undo(t.ada)) {
                        future.append(corrected);
                        corrected = past.takeLast();
                    }
                    break;
                default:
                    if (t.library.redo(t.ada)) {
                        past.append(corrected);
                        corrected = future.takeLast();
                    }
                }
                const Movie shown = t.catalog.movie(t.heat()).value();
                for (const FilmField &each : filmFields()) {
                    const QJsonValue wanted =
                        corrected.contains(each.name) ? corrected.value(each.name) : factOf(told, each);
                    RC_ASSERT(factOf(shown, each) == wanted);
                }
                RC_ASSERT(t.library.corrections(t.heat()).value() == corrected);
            }
            while (t.library.undo(t.ada)) { }
            RC_ASSERT(t.library.corrections(t.heat())->isEmpty());
            RC_ASSERT(t.catalog.movie(t.heat()).value() == told);
        });
        QVERIFY(holds);
    }

private:
    std::optional<TestLibrary> m;
};

QTEST_GUILESS_MAIN(CorrectionsTest)
#include "corrections_test.moc"
