#include "core/query/query_edit.h"
#include "core/query/query_parser.h"
#include "core/query/word_count.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

const QueryNames Mine{{u"Film Club"_s, u"To rent"_s, u"say \"cheese\""_s}, {u"Martial Arts"_s}};

QString printed(const QString &text)
{
    return printQuery(parseQuery(text, Mine).query);
}

Node text(const QString &word, TextMatch::Kind kind = TextMatch::Kind::Word, Column column = Column::Any)
{
    return {Node::Kind::Clause, false, {column, TextMatch{kind, word}}, {}};
}

ClauseValue valueOf(const QString &text)
{
    const ParsedQuery parsed = parseQuery(text, Mine);
    return parsed.query.nodes.value(0).clause.value;
}

} // namespace

class ParserTest : public QObject {
    Q_OBJECT

private slots:
    void theWholeLanguageIsItsOwnCanonicalText()
    {
        const QString line = u"genre:horror -genre:comedy year:1970..1989 cast:\"Jamie Lee Curtis\""
                             " director:carpenter rating:>=7 my:>=4 runtime:<=100 lang:ja country:FR"
                             " keyword:heist seen:no in:watchlist sort:predicted"_s;
        const ParsedQuery parsed = parseQuery(line);
        QVERIFY(parsed.errors.isEmpty());
        QCOMPARE(parsed.query.nodes.size(), 13);
        QCOMPARE(printQuery(parsed.query), line);
    }

    void whatIsTypedHasACanonicalText_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("canonical");
        const auto row = [](const char *typed, const char *canonical) {
            QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(canonical);
        };
        row("", "");
        row("  alien   aliens ", "alien aliens");
        row("alien AND aliens", "alien aliens");
        row("alien OR aliens predator", "alien OR aliens predator");
        row("(alien OR aliens) predator", "(alien OR aliens) predator");
        row("NOT alien", "-alien");
        row("-(alien OR aliens) x", "-(alien OR aliens) x");
        row("NOT -alien", "alien");
        row("-(-(a b)) c", "a b c");
        row("((a OR (b OR c)))", "a OR b OR c");
        row("a or b and c not d", "a or b and c not d");
        row("OR", "");
        row("alien OR", "alien");
        row("=NOT -OR", "=NOT -or");
        row("foo\"bar baz\"qux", "foo \"bar baz\" qux");
        row("“curved quotes”", "\"curved quotes\"");
        row("title:\"say \\\"cheese\\\" \\\\o/\"", "title:\"say \\\"cheese\\\" \\\\o/\"");
        row("matr* =alien", "matr* =alien");
        row("ACTOR:weaver Language:japanese", "cast:weaver lang:ja");
        row("cast:weaver,\"Tom Skerritt\"", "cast:weaver,\"Tom Skerritt\"");
        row("-cast:a,b", "-cast:a,b");
        row("(cast:a OR cast:b) c", "cast:a,b c");
        row("(genre:horror OR genre:comedy) c", "(genre:horror OR genre:comedy) c");
        row("genre:horror,comedy,HORROR", "genre:horror,comedy");
        row("genre:scifi,\"science fiction\",noir", "genre:sci-fi,film-noir");
        row("genre:none,horror", "genre:none,horror");
        row("genre:\"martial arts\"", "genre:\"martial arts\"");
        row("country:usa,uk,england,germany,deutschland", "country:US,GB,DE");
        row("country:su,yu,cs,dd,xk,\"soviet union\"", "country:SU,YU,CS,DD,XK");
        row("lang:yue,nan,cmn,haw,ase,lkt,moh,men,bm", "lang:yue,nan,cmn,haw,ase,lkt,moh,men,bm");
        row("lang:JPN,français,norwegian,no,jp", "lang:ja,fr,no");
        row("in:favorites,\"film club\",seen", "in:favourites,\"Film Club\",seen");
        row("in:\"say \\\"cheese\\\"\"", "in:\"say \\\"cheese\\\"\"");
        row("year:1970s year:1970..1979 year:80s", "year:1970s year:1970s year:1980s");
        row("year:..1989 year:1970.. year:>1970 year:<1970s",
            "year:<=1989 year:>=1970 year:>1970 year:<1970");
        row("year:1970s..1980s", "year:1970..1989");
        row("runtime:<=1h40 runtime:2h runtime:100m", "runtime:<=100 runtime:120 runtime:100");
        row("runtime:<=100 min runtime:1 h 40 min x", "runtime:<=100 runtime:100 x");
        row("runtime:100  min", "runtime:100  min");
        row("runtime:1 h\"40 min x\"", "runtime:60 \"40 min x\"");
        row("runtime:100 minx", "runtime:100 minx");
        row("votes:>=10k votes:>1.5m", "votes:>=10000 votes:>1500000");
        row("rating:7.5.. my:none my:0.5..5", "rating:>=7.5 my:none my:0.5..5");
        row("predicted:>=80% popularity:50", "predicted:>=80 popularity:50");
        row("watched:2025-06.. added:2025 added:2025-06-03",
            "watched:>=2025-06-01 added:2025 added:2025-06-03");
        row("added:2025-06..2025-07 watched:<2025 watched:>2024-02",
            "added:2025-06-01..2025-07-31 watched:<=2024-12-31 watched:>=2024-03-01");
        row("seen:y seen:No -seen:TRUE", "seen:yes seen:no -seen:yes");
        row("sort:-year alien", "alien sort:-year");
        row("a OR sort:title b", "a OR b sort:title");
    }

    void whatIsTypedHasACanonicalText()
    {
        QFETCH(QString, typed);
        const ParsedQuery parsed = parseQuery(typed, Mine);
        for (const QueryError &error : parsed.errors)
            QFAIL(qPrintable(error.message));
        QTEST(printQuery(parsed.query), "canonical");
        QCOMPARE(printed(printQuery(parsed.query)), printQuery(parsed.query));
    }

    void titlesWithColonsAndDashesAreText_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("subtitle") << u"Alien: Covenant"_s << QStringList({u"Alien"_s, u"Covenant"_s});
        QTest::newRow("numeral") << u"2001: A Space Odyssey"_s
                                 << QStringList({u"2001"_s, u"A"_s, u"Space"_s, u"Odyssey"_s});
        QTest::newRow("no blank") << u"Mission:Impossible"_s << QStringList{u"Mission:Impossible"_s};
        QTest::newRow("a column's name") << u"Note: Horror"_s << QStringList({u"Note"_s, u"Horror"_s});
        QTest::newRow("dash") << u"Alien - Covenant"_s << QStringList({u"Alien"_s, u"Covenant"_s});
        QTest::newRow("address") << u"https://example.org"_s << QStringList{u"https://example.org"_s};
        QTest::newRow("hyphen") << u"Spider-Man, 8½"_s << QStringList({u"Spider-Man,"_s, u"8½"_s});
    }

    void titlesWithColonsAndDashesAreText()
    {
        QFETCH(QString, typed);
        QFETCH(QStringList, words);
        const ParsedQuery parsed = parseQuery(typed);
        QVERIFY(parsed.errors.isEmpty());
        QList<Node> expected;
        for (const QString &word : words)
            expected.append(text(word));
        QCOMPARE(parsed.query.nodes, expected);
    }

    void wordsSayHowTheyMatch()
    {
        using Kind = TextMatch::Kind;
        const QList<Node> nodes =
            parseQuery(u"alien matr* \"in space\" =heat plot:=a title:x*"_s).query.nodes;
        QCOMPARE(
            nodes,
            QList<Node>({text(u"alien"_s), text(u"matr"_s, Kind::Prefix), text(u"in space"_s, Kind::Phrase),
                         text(u"heat"_s, Kind::Exact), text(u"a"_s, Kind::Exact, Column::Plot),
                         text(u"x"_s, Kind::Prefix, Column::Title)}));
    }

    void rangesHaveEnds()
    {
        QCOMPARE(valueOf(u"year:1970s"_s), ClauseValue(NumberRange{Bound{1970}, Bound{1979}}));
        QCOMPARE(valueOf(u"year:>1970s"_s), ClauseValue(NumberRange{Bound{1979, true}, std::nullopt}));
        QCOMPARE(valueOf(u"rating:<7"_s), ClauseValue(NumberRange{std::nullopt, Bound{7, true}}));
        QCOMPARE(valueOf(u"runtime:1h40"_s), ClauseValue(NumberRange{Bound{100}, Bound{100}}));
        QCOMPARE(valueOf(u"watched:2024-02"_s), ClauseValue(DayRange{QDate(2024, 2, 1), QDate(2024, 2, 29)}));
        QCOMPARE(valueOf(u"added:..2024"_s), ClauseValue(DayRange{QDate(), QDate(2024, 12, 31)}));
    }

    void aQueryOfLimitsStaysReadable()
    {
        const QString deep = QString(MaxQueryDepth, u'(') + u"a OR b"_s + QString(MaxQueryDepth, u')');
        QVERIFY(parseQuery(deep).errors.isEmpty());
        const ParsedQuery deeper = parseQuery(u"x (y "_s + deep + u')');
        QCOMPARE(deeper.errors.size(), 1);
        QCOMPARE(printQuery(deeper.query), u"x y"_s);

        const ParsedQuery longer = parseQuery(QString(MaxQueryLength - 1, u'a') + u" b c"_s);
        QCOMPARE(longer.errors.size(), 1);
        QCOMPARE(longer.errors.first().position, MaxQueryLength);
        QCOMPARE(longer.query.nodes.size(), 1);

        // However few tokens they are, or characters before they are folded.
        const QStringList texts{u"a "_s.repeated(41),
                                u"a;"_s.repeated(41),
                                u"cast:"_s + u"a,"_s.repeated(41),
                                u"=x -\"in the\" "_s.repeated(14),
                                u"七人"_s.repeated(41),
                                u"½"_s.repeated(21)};
        for (const QString &text : texts) {
            const ParsedQuery wordy = parseQuery(text);
            QCOMPARE(wordy.errors.size(), 1);
            QCOMPARE(wordy.errors.first().message,
                     u"A search has 40 words at most; the rest was left out."_s);
            QVERIFY(wordCount(wordy.query.nodes) <= MaxQueryWords);
        }
        const ParsedQuery wordy = parseQuery(u"a "_s.repeated(40) + u"b year:1999 c d "_s);
        QCOMPARE(wordy.errors.first().position, 80);
        QCOMPARE(wordy.errors.first().length, 15);
        QCOMPARE(wordy.query.nodes.size(), 41);

        const ParsedQuery growing = parseQuery(u"genre:noir "_s.repeated(363));
        QCOMPARE(growing.errors.size(), 1);
        QVERIFY(printQuery(growing.query).size() <= MaxQueryLength);
        QVERIFY(growing.query.nodes.size() > 230);
        QCOMPARE(growing.spans.size(), growing.query.nodes.size());
    }

    void nodesKnowTheirPlaces()
    {
        const QString text = u"alien -(a b) (c OR d) NOT genre:horror \"e f\""_s;
        const ParsedQuery parsed = parseQuery(text);
        QStringList parts;
        for (const Span &span : parsed.spans)
            parts.append(text.mid(span.position, span.length));
        QCOMPARE(parts,
                 QStringList({u"alien"_s, u"-(a b)"_s, u"(c OR d)"_s, u"NOT genre:horror"_s, u"\"e f\""_s}));
    }
};

QTEST_APPLESS_MAIN(ParserTest)
#include "parser_test.moc"
