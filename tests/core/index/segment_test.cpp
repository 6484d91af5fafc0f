#include "core/index/segment_builder.h"

#include "core/index/tokens.h"

#include <QMap>
#include <QSet>
#include <QTest>

#include <rapidcheck.h>

#include <cmath>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

constexpr Fields AllFields =
    Fields(Field::Title) | Field::Director | Field::Cast | Field::Keyword | Field::Plot;
constexpr std::array EachField{Field::Title, Field::Director, Field::Cast, Field::Keyword, Field::Plot};

QList<Doc> docsOf(const Bitset &set)
{
    QList<Doc> docs;
    set.each([&docs](Doc doc) {
        docs.append(doc);
        return true;
    });
    return docs;
}

SegmentBuilder::Film film(qint64 id, const QString &title)
{
    SegmentBuilder::Film film;
    film.movie = MovieId(id);
    film.title = title;
    return film;
}

QList<Doc> withWord(const Segment &segment, const QByteArray &word, Fields fields = AllFields)
{
    Bitset films(segment.size());
    if (const auto term = segment.find(word))
        segment.collect(*term, fields, films);
    return docsOf(films);
}

QList<Doc> withBeginning(const Segment &segment, const QByteArray &prefix, Fields fields = AllFields)
{
    Bitset films(segment.size());
    segment.collect(segment.beginningWith(prefix), fields, films);
    return docsOf(films);
}

QStringList peopleNamed(const Segment &segment, const QByteArray &prefix)
{
    QStringList names;
    segment.peopleWith(segment.beginningWith(prefix)).each([&](PersonDoc person) {
        names.append(segment.personName(person));
        return true;
    });
    return names;
}

/// A segment and, kept the simple way, what it has to answer.
struct Corpus {
    SegmentPtr segment;
    QMap<QByteArray, QMap<Doc, Fields>> words;
    std::array<QMap<QString, QSet<Doc>>, 3> values;
    QMap<QByteArray, QSet<qint64>> people;

    QSet<Doc> films(const QByteArray &word, bool isPrefix, Fields fields) const
    {
        QSet<Doc> films;
        for (const auto &[known, docs] : words.asKeyValueRange()) {
            if (isPrefix ? !known.startsWith(word) : known != word)
                continue;
            for (const auto &[doc, in] : docs.asKeyValueRange()) {
                if (in & fields)
                    films.insert(doc);
            }
        }
        return films;
    }
};

QString someWord()
{
    // Few letters, so that words meet and share beginnings.
    return *rc::gen::element(u"a"_s, u"ab"_s, u"abc"_s, u"abd"_s, u"b"_s, u"ba"_s, u"II"_s, u"schön"_s,
                             u"x-y"_s, u"七人"_s, u"c"_s, u"ca"_s, u"cab"_s, u"don't"_s);
}

QString someText(int most)
{
    QStringList words;
    for (int left = *rc::gen::inRange(0, most + 1); left > 0; --left)
        words.append(someWord());
    return words.join(u' ');
}

void note(Corpus &corpus, Doc doc, Field field, const QString &text)
{
    for (const Token &token : tokensOf(text)) {
        for (const QByteArray &word : QList{token.word} + token.aliases) {
            const bool isNumber = word == "2" || word == "two"; // which only titles are looked for by
            if (field == Field::Title || !isNumber)
                corpus.words[word][doc] |= field;
        }
    }
}

Corpus someCorpus()
{
    Corpus corpus;
    SegmentBuilder builder;
    const int films = *rc::gen::inRange(1, 150);
    for (int i = 0; i < films; ++i) {
        SegmentBuilder::Film one = film(i * 7 + 1, someText(3));
        one.synopsis = someText(4);
        const Doc doc = builder.add(one);
        note(corpus, doc, Field::Title, one.title);
        note(corpus, doc, Field::Plot, one.synopsis);
    }
    const int people = *rc::gen::inRange(0, 8);
    QStringList names;
    for (int i = 0; i < people; ++i) {
        names.append(someText(2));
        builder.addPerson(PersonId(100 - i), names.last());
    }
    const auto anyFilm = [&] { return Doc(*rc::gen::inRange(0, films)); };
    for (int left = people > 0 ? *rc::gen::inRange(0, 100) : 0; left > 0; --left) {
        const Doc doc = anyFilm();
        const int person = *rc::gen::inRange(0, people);
        const bool isDirector = *rc::gen::arbitrary<bool>();
        builder.addCredit(doc, PersonId(100 - person), isDirector);
        note(corpus, doc, isDirector ? Field::Director : Field::Cast, names[person]);
        for (const Token &token : tokensOf(names[person]))
            corpus.people[token.word].insert(100 - person);
    }
    for (int left = *rc::gen::inRange(0, 100); left > 0; --left) {
        const Doc doc = anyFilm();
        const QString keyword = someWord();
        builder.addKeyword(doc, keyword);
        note(corpus, doc, Field::Keyword, keyword);
        const int category = *rc::gen::inRange(0, 3);
        const QString value = *rc::gen::element(u"Drama"_s, u"FR"_s, u"ja"_s, u"Sci-Fi"_s);
        builder.addValue(anyFilm(), Category(category), value);
        const Doc other = anyFilm();
        builder.addValue(other, Category(category), value);
        corpus.values[std::size_t(category)][value].insert(other);
    }
    corpus.segment = builder.finish();
    return corpus;
}

QSet<Doc> setOf(const QList<Doc> &docs)
{
    return QSet<Doc>(docs.cbegin(), docs.cend());
}

} // namespace

class SegmentTest : public QObject {
    Q_OBJECT

private slots:
    void finishingStopsWhereverItIsToldTo()
    {
        const auto finished = [](int stopAt, int &asked) {
            SegmentBuilder builder;
            SegmentBuilder::Film film;
            film.movie = MovieId(1);
            film.title = u"Heat"_s;
            builder.add(film);
            builder.addPerson(PersonId(1), u"Michael Mann"_s);
            builder.addCredit(0, PersonId(1), true);
            return builder.finish([&] { return asked++ != stopAt; });
        };
        int asked = 0;
        QVERIFY(finished(-1, asked));
        QVERIFY(asked >= 8);
        for (int stopAt = 0; stopAt < asked; ++stopAt) {
            int times = 0;
            QVERIFY2(!finished(stopAt, times), qPrintable(QString::number(stopAt)));
        }
    }

    void anEmptyOneAnswersNothing()
    {
        const SegmentPtr segment = SegmentBuilder().finish();
        QCOMPARE(segment->size(), Doc(0));
        QCOMPARE(segment->termCount(), Term(0));
        QVERIFY(!segment->find("a"));
        QVERIFY(segment->beginningWith("a").isEmpty());
        QVERIFY(segment->similar("alien", 2, true).empty());
        QVERIFY(segment->titled("alien").empty());
        QVERIFY(!segment->docOf(MovieId(1)));
        QVERIFY(segment->without(Category::Genre).isEmpty());
    }

    void postingsAreThoseOfABruteForceSearch()
    {
        QVERIFY(rc::check([] {
            const Corpus corpus = someCorpus();
            const Segment &segment = *corpus.segment;
            RC_ASSERT(segment.termCount() == Term(corpus.words.size()));
            const Fields fields = *rc::gen::element(AllFields, Fields(Field::Title), Fields(Field::Cast),
                                                    Fields(Field::Title) | Field::Director | Field::Cast);
            for (const QByteArray &word : corpus.words.keys()) {
                RC_ASSERT(setOf(withWord(segment, word, fields)) == corpus.films(word, false, fields));
                const QByteArray prefix = word.first(1 + word.size() / 2);
                RC_ASSERT(setOf(withBeginning(segment, prefix, fields))
                          == corpus.films(prefix, true, fields));
                for (const Field field : EachField)
                    RC_ASSERT(segment.frequency(*segment.find(word), field)
                              == Doc(corpus.films(word, false, field).size()));
            }
        }));
    }

    void peopleAreThoseOfABruteForceSearch()
    {
        QVERIFY(rc::check([] {
            const Corpus corpus = someCorpus();
            const Segment &segment = *corpus.segment;
            for (const auto &[word, ids] : corpus.people.asKeyValueRange()) {
                const Term term = *segment.find(word);
                QSet<qint64> found;
                segment.peopleWith({term, term + 1}).each([&](PersonDoc person) {
                    found.insert(segment.personId(person).value());
                    return true;
                });
                RC_ASSERT(found == ids);
            }
        }));
    }

    void countsAreThoseOfTheSets()
    {
        QVERIFY(rc::check([] {
            const Corpus corpus = someCorpus();
            const Segment &segment = *corpus.segment;
            Bitset films(segment.size());
            for (Doc doc = 0; doc < segment.size(); ++doc) {
                if (*rc::gen::arbitrary<bool>())
                    films.set(doc);
            }
            for (const Category category : {Category::Genre, Category::Country, Category::Language}) {
                const auto counts = segment.counts(category, films);
                RC_ASSERT(counts.size() == std::size_t(segment.values(category).size()));
                Bitset none(segment.size(), true);
                for (qsizetype value = 0; value < segment.values(category).size(); ++value) {
                    Bitset having(segment.size());
                    segment.collect(category, value, having);
                    RC_ASSERT(counts[std::size_t(value)] == Bitset::countOfBoth(having, films));
                    const auto &known = corpus.values[std::size_t(category)][segment.values(category)[value]];
                    for (const Doc doc : known)
                        RC_ASSERT(having.test(doc));
                    none.subtract(having);
                }
                RC_ASSERT(segment.without(category) == none);
            }
        }));
    }

    /// Enough films that common beginnings have sets ready, and that words are kept both as sets and as gaps.
    void manyFilmsAreSearchedLikeFew()
    {
        static constexpr int Films = 9000;
        SegmentBuilder builder;
        builder.addPerson(PersonId(1), u"Ann Abel"_s);
        for (int i = 0; i < Films; ++i) {
            QString title = u"a%1 "_s.arg(i % 50);
            title += i % 3 == 0 ? u"common"_s : u"b%1"_s.arg(i);
            builder.add(film(i + 1, title));
            if (i % 2 == 0)
                builder.addCredit(Doc(i), PersonId(1), i % 4 == 0);
        }
        const SegmentPtr segment = builder.finish();
        QCOMPARE(withBeginning(*segment, "a").size(), Films);
        QCOMPARE(withBeginning(*segment, "a", Field::Title).size(), Films);
        QCOMPARE(withBeginning(*segment, "ab").size(), Films / 2);
        QCOMPARE(withBeginning(*segment, "a", Field::Director).size(), Films / 4);
        QCOMPARE(withBeginning(*segment, "a", Field::Plot).size(), 0);
        QCOMPARE(withBeginning(*segment, "co").size(), Films / 3);
        QCOMPARE(withBeginning(*segment, "b").size(), Films - Films / 3);
        QCOMPARE(withWord(*segment, "a7").size(), Films / 50);
        QCOMPARE(withWord(*segment, "a7").first(), Doc(7));
        QCOMPARE(withWord(*segment, "b8997"), QList<Doc>());
        QCOMPARE(withWord(*segment, "b8998"), QList<Doc>{8998});
    }

    void columnsHoldWhatIsKnown()
    {
        SegmentBuilder builder;
        auto known = film(30, u"The Thing"_s);
        known.year = 1982;
        known.runtimeMinutes = 109;
        known.popularity = 80.5;
        known.rating = 8.2;
        known.votes = 5'000'000'000;
        known.addedDay = 20000;
        known.owner = UserId(4);
        builder.add(known);
        builder.add(film(10, u"A Bug's Life"_s));
        const SegmentPtr segment = builder.finish();

        const Columns &columns = segment->columns();
        QCOMPARE(columns.year, (std::vector<quint16>{1982, Columns::Unknown16}));
        QCOMPARE(columns.runtime, (std::vector<quint16>{109, Columns::Unknown16}));
        QCOMPARE(columns.votes, (std::vector<quint32>{Columns::Unknown32 - 1, Columns::Unknown32}));
        QCOMPARE(columns.added.front(), 20000U);
        QCOMPARE(columns.rating.front(), 8.2F);
        QVERIFY(std::isnan(columns.rating.back()) && std::isnan(columns.popularity.back()));
        QCOMPARE(columns.owned, (std::vector<std::pair<Doc, qint64>>{{0, 4}}));
        QCOMPARE(columns.byTitle, (std::vector<Doc>{1, 0})); // bugs life, thing
        QCOMPARE(segment->docOf(MovieId(10)), std::optional<Doc>(1));
        QCOMPARE(segment->docOf(MovieId(30)), std::optional<Doc>(0));
        QVERIFY(!segment->docOf(MovieId(20)));
    }

    void textsAreComparable()
    {
        SegmentBuilder builder;
        auto one = film(1, u"Die Sieben Samurai"_s);
        one.originalTitle = u"七人の侍"_s;
        one.synopsis = u"Seven men, one village."_s;
        builder.add(one);
        builder.add(film(2, u"Schöne Neue Welt"_s));
        builder.addTitle(0, u"Seven Samurai"_s);
        builder.addTitle(0, u"Die sieben Samurai!"_s);
        builder.addKeyword(1, u"Brave New World"_s);
        builder.addKeyword(0, u"samurai"_s);
        builder.addKeyword(0, u"ronin"_s);
        const SegmentPtr segment = builder.finish();

        QCOMPARE(segment->titles(0).toByteArray(),
                 "die sieben samurai\n七 人 の 侍\nseven samurai\n7 samurai");
        QCOMPARE(segment->titles(1).toByteArray(), "schone neue welt\nschoene neue welt");
        QCOMPARE(segment->keywords(0).toByteArray(), "samurai\nronin");
        QCOMPARE(segment->keywords(1).toByteArray(), "brave new world");
        QCOMPARE(segment->plot(0).toByteArray(), "7 men 1 village");
        QVERIFY(segment->plot(1).isEmpty());
    }

    void wholeTitlesAreFound()
    {
        SegmentBuilder builder;
        builder.add(film(1, u"The Spider-Man"_s));
        builder.add(film(2, u"Spiderman"_s));
        builder.add(film(3, u"Spiderman 2"_s));
        builder.addTitle(2, u"Der Spinnenmann"_s);
        const SegmentPtr segment = builder.finish();
        using Docs = std::vector<Doc>;
        QCOMPARE(segment->titled(comparableText(u"spider man"_s)), (Docs{0, 1}));
        QCOMPARE(segment->titled(comparableText(u"Spider-Man II"_s)), Docs{2});
        QCOMPARE(segment->titled(comparableText(u"spinnenmann"_s)), Docs{2});
        QCOMPARE(segment->titled(comparableText(u"spider"_s)), Docs{});
        QCOMPARE(segment->titled({}), Docs{});
    }

    void titlesWithOneKeyAreToldApart()
    {
        SegmentBuilder builder;
        builder.add(film(1, u"Liquid"_s));
        builder.add(film(2, u"Costarring"_s)); // the same 32 bits of FNV-1a
        const SegmentPtr segment = builder.finish();
        QCOMPARE(segment->titled("liquid"), std::vector<Doc>{0});
        QCOMPARE(segment->titled("costarring"), std::vector<Doc>{1});
    }

    void peopleAreInOrderOfFame()
    {
        SegmentBuilder builder;
        for (int i = 1; i <= 3; ++i)
            builder.add(film(i, u"Film"_s));
        builder.addPerson(PersonId(1), u"Nobody"_s);
        builder.addPerson(PersonId(2), u"Jodie Foster"_s);
        builder.addPerson(PersonId(3), u"Agnès Varda"_s);
        builder.addCredit(1, PersonId(2), false);
        builder.addCredit(1, PersonId(3), false);
        builder.addCredit(1, PersonId(3), true);
        builder.addCredit(0, PersonId(3), true);
        builder.addCredit(0, PersonId(99), true);
        builder.addCredit(0, PersonId(3), true);
        const SegmentPtr segment = builder.finish();

        QCOMPARE(segment->personCount(), PersonDoc(2));
        QCOMPARE(segment->personName(0), u"Agnès Varda"_s);
        QCOMPARE(segment->personText(0).toByteArray(), "agnes varda");
        QCOMPARE(segment->filmsOf(0), Doc(2));
        QCOMPARE(segment->personOf(PersonId(2)), std::optional<PersonDoc>(1));
        QVERIFY(!segment->personOf(PersonId(1)));
        const auto credits = segment->credits(1);
        QCOMPARE(std::vector(credits.begin(), credits.end()),
                 (std::vector<Credit>{{0, true}, {1, false}, {0, false}}));
        QCOMPARE(segment->credits(0).size(), std::size_t(1));
        QVERIFY(segment->credits(2).empty());
        QCOMPARE(peopleNamed(*segment, "v"), QStringList{u"Agnès Varda"_s});
        QCOMPARE(peopleNamed(*segment, "nobody"), QStringList());
        QVERIFY(!segment->find("nobody"));
        QCOMPARE(withWord(*segment, "varda", Field::Director), (QList<Doc>{0, 1}));
        QCOMPARE(withWord(*segment, "varda", Field::Cast), QList<Doc>{1});
    }
};

QTEST_APPLESS_MAIN(SegmentTest)
#include "segment_test.moc"
