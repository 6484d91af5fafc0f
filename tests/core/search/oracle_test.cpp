#include "tests/core/search/film_oracle.h"
#include "tests/core/search/search_fixture.h"

#include <QJsonArray>
#include <QTest>

#include <optional>
#include <random>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

constexpr int Films = 400;
constexpr int Edits = 60;
constexpr int Queries = 1000;

const QStringList Words = {u"amber"_s, u"ambush"_s, u"basil"_s,  u"basin"_s,  u"cedar"_s,  u"cellar"_s,
                           u"delta"_s, u"ember"_s,  u"falcon"_s, u"garden"_s, u"harbor"_s, u"harbors"_s};
const QStringList Names = {u"anna"_s,  u"annabel"_s, u"boris"_s, u"clara"_s,
                           u"basil"_s, u"dmitri"_s,  u"garden"_s};
const QStringList Genres = {u"Drama"_s, u"Comedy"_s, u"Horror"_s, u"Sci-Fi"_s, u"War"_s};
const QStringList Countries = {u"FR"_s, u"JP"_s, u"US"_s};
const QStringList Languages = {u"fr"_s, u"ja"_s, u"en"_s};

/// Draws films and queries, the same ones for the same seed.
class Dice {
public:
    explicit Dice(quint32 seed) : m_generator(seed) { }

    int below(int limit) { return int(m_generator() % quint32(limit)); }
    bool oneIn(int chances) { return below(chances) == 0; }
    const QString &of(const QStringList &list) { return list.at(below(int(list.size()))); }

    QStringList some(const QStringList &list, int most)
    {
        QStringList drawn;
        for (int left = below(most + 1); left > 0; --left) {
            if (const QString &one = of(list); !drawn.contains(one))
                drawn.append(one);
        }
        return drawn;
    }

    QString text(const QStringList &words, int most)
    {
        QStringList drawn = {of(words)};
        for (int left = below(most); left > 0; --left)
            drawn.append(of(words));
        return drawn.join(u' ');
    }

    QString name() { return of(Names) + u' ' + of(Words); }

    Movie film()
    {
        Movie film;
        film.summary.title = (oneIn(4) ? u"the "_s : QString()) + text(Words, 3);
        if (oneIn(4))
            film.summary.originalTitle = text(Words, 2);
        if (oneIn(5))
            film.otherTitles = {text(Words, 2)};
        if (!oneIn(6))
            film.summary.year = 1950 + below(70);
        if (!oneIn(6))
            film.summary.runtimeMinutes = 60 + below(140);
        if (!oneIn(6))
            film.summary.popularity = below(20); // many are equal
        if (!oneIn(5))
            film.scores = {{u"imdb"_s, below(101) / 10.0, 10,
                            oneIn(4) ? std::nullopt : std::optional<qint64>(below(500))}};
        film.summary.genres = some(Genres, 3);
        film.countries = some(Countries, 2);
        film.languages = some(Languages, 2);
        film.summary.directors = oneIn(5) ? QStringList() : QStringList{name()};
        for (int left = below(4); left > 0; --left) {
            if (const QString actor = name(); !film.cast.contains(actor))
                film.cast.append(actor);
        }
        film.keywords = some(Words, 2);
        if (!oneIn(3))
            film.synopsis = text(Words, 8);
        return film;
    }

    TextMatch words(const QStringList &from)
    {
        const int kind = below(10);
        if (kind == 0)
            return {TextMatch::Kind::Phrase, of(from) + u' ' + of(Words)};
        if (kind == 1)
            return {TextMatch::Kind::Exact, of(from)};
        if (kind < 5)
            return {TextMatch::Kind::Prefix, of(from).left(1 + below(5))};
        return {TextMatch::Kind::Word, of(from)};
    }

    NumberRange range(int lowest, int span, int scale = 1)
    {
        NumberRange range;
        const int from = below(span);
        if (!oneIn(3))
            range.from = Bound{lowest + from / double(scale), oneIn(4)};
        if (!range.from || oneIn(2))
            range.to = Bound{lowest + (from + below(span)) / double(scale), oneIn(4)};
        return range;
    }

    ClauseValue orNone(ClauseValue value) { return oneIn(8) ? ClauseValue(NoValue()) : value; }

    Clause clause()
    {
        switch (below(19)) {
        case 0:
        case 1:
        case 2:
        case 3:
            return {Column::Any, words(Words)};
        case 4:
            return {Column::Title, words(Words)};
        case 5:
            return {Column::Cast, orNone(words(Names))};
        case 6:
            return {Column::Director, orNone(words(Names))};
        case 7:
            return {Column::Person, words(Names)};
        case 8:
            return {Column::Keyword, orNone(words(Words))};
        case 9:
            return {Column::Plot, orNone(words(Words))};
        case 10:
            return {Column::Genre, orNone(AnyOf{{of(Genres), of(Genres)}})};
        case 11:
            return {Column::Country, orNone(AnyOf{{of(Countries)}})};
        case 12:
            return {Column::Language, orNone(AnyOf{{of(Languages)}})};
        case 13:
            return {Column::Year, orNone(range(1950, 70))};
        case 14:
            return {Column::Runtime, orNone(range(60, 140))};
        case 15:
            return oneIn(2) ? Clause{Column::Rating, orNone(range(0, 101, 10))}
                            : Clause{Column::Votes, orNone(range(0, 500))};
        case 16:
            return {Column::My, orNone(range(0, 11, 2))};
        case 17:
            return oneIn(2) ? Clause{Column::Seen, oneIn(2)}
                            : Clause{Column::Predicted, orNone(range(0, 100))};
        default:
            return oneIn(2) ? Clause{Column::In, AnyOf{{oneIn(2) ? u"watchlist"_s : u"ember days"_s}}}
                            : Clause{Column::Watched, DayRange{QDate(2024, 1 + below(12), 1), {}}};
        }
    }

    Node node(int depth)
    {
        Node node;
        node.negated = oneIn(6);
        if (depth == 0 || !oneIn(6)) {
            node.clause = clause();
            return node;
        }
        node.kind = oneIn(2) ? Node::Kind::All : Node::Kind::Any;
        for (int left = 2 + below(2); left > 0; --left)
            node.nodes.append(this->node(depth - 1));
        return node;
    }

    Query query()
    {
        Query query;
        for (int left = 1 + below(3); left > 0; --left)
            query.nodes.append(node(2));
        const SortKey keys[] = {SortKey::Popularity, SortKey::Predicted, SortKey::Year,  SortKey::Rating,
                                SortKey::Votes,      SortKey::My,        SortKey::Title, SortKey::Runtime,
                                SortKey::Watched,    SortKey::Relevance};
        if (oneIn(2))
            query.sort = Sort{keys[below(int(std::size(keys)))], oneIn(2)};
        return query;
    }

private:
    std::mt19937 m_generator;
};

} // namespace

/// Full result sets, their order and all counts against the plainest code, over an index of several segments
/// with films that were edited, removed, or are somebody else's.
class OracleTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m.database->execute(
            u"INSERT INTO profile (id, handle, name, created_at) VALUES (2, 'bea', '', 0)"_s));
        // The films of the fixture would need folding.
        for (const MovieId film : m.ids)
            remove(film);
        for (int i = 0; i < Films; ++i)
            add(m_dice.film());
        QCOMPARE(m.found({}).size(), Films);
        for (int i = 0; i < Edits; ++i) {
            change();
            QVERIFY(m.search.search(m.ada, {})); // a small segment each time
        }
        touchPersonally();
    }

    void everyQueryFindsWhatThePlainestCodeFinds()
    {
        const FilmOracle oracle(m_films, m_person);
        qsizetype found = 0;
        for (int i = 0; i < Queries; ++i) {
            SearchRequest asked;
            asked.query = m_dice.query();
            asked.asTyped = true;
            const SearchHits hits = m.hits(asked);
            const QList<MovieId> expected = oracle.found(asked.query);
            const QString text = u"%1: %2"_s.arg(i).arg(printQuery(asked.query));
            found += expected.size();
            if (hits.movies != expected)
                tell(hits.movies, expected);
            QVERIFY2(hits.movies == expected, qPrintable(text));
            QCOMPARE(qsizetype(hits.total), expected.size());
        }
        QVERIFY2(found > 20 * Queries, qPrintable(QString::number(found))); // the queries do find something
    }

    void everyCountIsWhatThePlainestCodeCounts()
    {
        const FilmOracle oracle(m_films, m_person);
        for (int i = 0; i < Queries / 4; ++i) {
            SearchRequest asked;
            asked.query = m_dice.query();
            asked.asTyped = true;
            asked.facets = {Facet::Genre,   Facet::Decade, Facet::Country, Facet::Language,
                            Facet::Runtime, Facet::Rating, Facet::Seen,    Facet::My};
            const SearchHits hits = m.hits(asked);
            for (const Facet facet : asked.facets) {
                QHash<QString, int> counts;
                for (const FacetValue &value : hits.facets.value(facet))
                    counts.insert(value.value, value.count);
                QVERIFY2(counts == oracle.counts(asked.query, facet), qPrintable(printQuery(asked.query)));
            }
        }
    }

    void pagesTogetherAreTheWholeList()
    {
        for (int i = 0; i < Queries / 10; ++i) {
            SearchRequest asked;
            asked.query = m_dice.query();
            const QList<MovieId> whole = m.hits(asked).movies;
            asked.limit = 1 + m_dice.below(40);
            QList<MovieId> paged;
            do {
                const SearchHits page = m.hits(asked);
                paged += page.movies;
                asked.after = page.next;
            } while (!asked.after.isEmpty());
            QVERIFY2(paged == whole, qPrintable(printQuery(asked.query)));
        }
    }

private:
    static QString textOf(const Movie &film)
    {
        return u"%1 %2 / %3 / %4 / %5 / %6"_s.arg(film.summary.id.value())
            .arg(film.summary.title, film.summary.originalTitle, film.otherTitles.join(u','),
                 (film.summary.directors + film.cast).join(u','), film.synopsis);
    }

    void tell(const QList<MovieId> &found, const QList<MovieId> &expected) const
    {
        qInfo("%lld found, %lld expected", found.size(), expected.size());
        for (qsizetype i = 0; i < std::max(found.size(), expected.size()); ++i) {
            if (found.value(i) == expected.value(i))
                continue;
            for (const Movie &film : m_films) {
                if (film.summary.id == found.value(i))
                    qInfo("found    %s", qPrintable(textOf(film)));
                if (film.summary.id == expected.value(i))
                    qInfo("expected %s", qPrintable(textOf(film)));
            }
            return;
        }
    }

    void add(Movie film)
    {
        film.summary.id = m.add(film);
        m_films.append(film);
    }

    void touch(MovieId film, const QString &set)
    {
        const qint64 version = m.catalog.version().value() + 1;
        QVERIFY(m.database->execute(
            u"UPDATE movie SET changed_version = %1, %2 WHERE id = %3"_s.arg(version).arg(set).arg(
                film.value())));
        QVERIFY(m.database->execute(
            u"UPDATE meta SET value = '%1' WHERE name = 'catalogue_version'"_s.arg(version)));
    }

    void remove(MovieId film) { touch(film, u"removed = 1"_s); }

    void change()
    {
        Movie &film = m_films[m_dice.below(int(m_films.size()))];
        switch (m_dice.below(4)) {
        case 0:
            return add(m_dice.film());
        case 1:
            film.summary.removed = true;
            return remove(film.summary.id);
        case 2:
            film.summary.owner = m_dice.oneIn(2) ? UserId(2) : m.ada;
            return touch(film.summary.id, u"owner_id = %1"_s.arg(film.summary.owner.value()));
        default:
            film.summary.title = m_dice.text(Words, 3);
            film.summary.year = 1950 + m_dice.below(70);
            film.summary.popularity = m_dice.below(20);
            touch(film.summary.id,
                  u"title = '%1', year = %2, popularity = %3"_s.arg(film.summary.title)
                      .arg(*film.summary.year)
                      .arg(*film.summary.popularity));
        }
    }

    void touchPersonally()
    {
        m_person.user = m.ada;
        const auto list = m.library.saveList(m.ada, {{}, u"Ember days"_s, {}, {}, false});
        for (const Movie &film : m_films) {
            const MovieId id = film.summary.id;
            if (film.summary.removed || film.summary.owner == UserId(2))
                continue;
            if (m_dice.oneIn(6))
                QVERIFY(m.library.rate(m.ada, id, *Rating::fromPoints(10 * (1 + m_dice.below(10)))));
            if (m_dice.oneIn(6))
                QVERIFY(m.library.setWatchlist(m.ada, id, true));
            if (m_dice.oneIn(8)) {
                Watch watch;
                watch.movie = id;
                watch.watchedOn = WatchedOn::day(QDate(2024, 1 + m_dice.below(12), 5));
                QVERIFY(m.library.watch(m.ada, watch));
                m_person.diary.append({id, *watch.watchedOn.exactDay()});
            }
            if (m_dice.oneIn(10)) {
                QVERIFY(m.library.setInList(m.ada, list->record, id, true));
                m_person.lists[u"ember days"_s].append(id);
            }
            if (m_dice.oneIn(3))
                m.match.insert(id, m_dice.below(101) / 100.0);
        }
        m_person.shelf = m.library.shelf(m.ada).value();
        m_person.match = m.match;
    }

    SearchFixture m;
    Dice m_dice{20240314};
    QList<Movie> m_films;
    OraclePerson m_person;
};

QTEST_GUILESS_MAIN(OracleTest)

#include "oracle_test.moc"
