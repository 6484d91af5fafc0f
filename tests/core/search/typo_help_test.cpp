#include "tests/core/search/search_fixture.h"

#include <QJsonArray>
#include <QTest>

#include <optional>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

/// One error in the middle of a word, of the kind that its number says.
QString mistyped(const QString &word, int number)
{
    const qsizetype at = 1 + number % (word.size() - 2);
    switch (number % 4) {
    case 0:
        return word.first(at) + word.sliced(at + 1);
    case 1:
        return word.first(at) + u'x' + word.sliced(at);
    case 2:
        return word.first(at) + u'q' + word.sliced(at + 1);
    default:
        return word.first(at) + word.at(at + 1) + word.at(at) + word.sliced(at + 2);
    }
}

bool isPlain(const QString &word)
{
    return std::all_of(word.begin(), word.end(),
                       [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); });
}

} // namespace

class TypoHelpTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m.emplace(); }

    void aWordThatNothingHasIsReadAsTheNearest()
    {
        expect(u"kurosava"_s, u"kurosawa"_s, {m->ran()});
        expect(u"sigorney"_s, u"sigourney"_s, {m->alien()});
        expect(u"haet"_s, u"heat"_s, {m->heat()});
        expect(u"poulian fabuleus"_s, u"poulain fabuleux"_s, {m->amelie()});
    }

    void shortWordsAreForgivenLess()
    {
        QCOMPARE(m->found(u"rin"_s), QList<MovieId>()); // three letters: only a swap
        expect(u"rna"_s, u"ran"_s, {m->ran()});
        QCOMPARE(m->found(u"hexx"_s), QList<MovieId>()); // four: one error
        expect(u"pacnio"_s, u"pacino"_s, {m->heat()});
        expect(u"pecine"_s, u"pacino"_s, {m->heat()}); // six: two errors
        QCOMPARE(m->found(u"1978"_s), QList<MovieId>());
    }

    void wordsThatExistButNotTogetherAreTriedToo()
    {
        const MovieId forrest = m->add(u"Forrest Gump"_s);
        m->add(u"Forest"_s);
        expect(u"forest gump"_s, u"forrest gump"_s, {forrest});
    }

    void theOtherClausesDecideWhichWordIsNearest()
    {
        const MovieId heart = m->add(u"Heart"_s, 99);
        const MovieId hear = m->add(u"Hear"_s, 98);
        QCOMPARE(m->found(u"hearr"_s), QList<MovieId>({heart, hear}));
        expect(u"hearr -title:heart"_s, u"hear -title:heart"_s, {hear});
    }

    void columnsOfTextAreHelpedInTheirOwnField()
    {
        expect(u"director:kurosava"_s, u"director:kurosawa"_s, {m->ran()});
        QCOMPARE(m->found(u"title:kurosava"_s), QList<MovieId>());
    }

    void aTypedBeginningIsHelpedToo()
    {
        SearchRequest asked = m->request(u"kurozaw"_s);
        QCOMPARE(m->hits(asked).movies, QList<MovieId>{m->ran()}); // two errors
        asked = m->request(u"kurozzz"_s);
        QCOMPARE(m->hits(asked).movies, QList<MovieId>());
        QCOMPARE(m->typing(u"sigorn"_s), QList<MovieId>{m->alien()});
    }

    void whatIsMeantExactlyIsNotHelped()
    {
        QCOMPARE(m->found(u"=kurosava"_s), QList<MovieId>());
        QCOMPARE(m->found(u"\"akira kurosava\""_s), QList<MovieId>());
        SearchRequest asked = m->request(u"kurosava"_s);
        asked.asTyped = true;
        QCOMPARE(m->hits(asked).movies, QList<MovieId>());
        QVERIFY(!m->hits(asked).corrected);
    }

    void aCorrectionIsAWordOfFilmsThatMayBeSeen()
    {
        const MovieId film = m->add(u"Xaliens Covenantly"_s);
        QVERIFY(m->library.enterFilm(m->bea(), {{u"title"_s, u"Aovr Secretplan"_s}}));
        expect(u"xaliens covr*"_s, u"xaliens covenantly*"_s, {film});
    }

    void aBeginningIsReadAsTheWordOfMostFilms()
    {
        m->add(u"Cove"_s);
        for (int i = 0; i < 3; ++i)
            m->add(u"Coverage %1"_s.arg(i));
        QCOMPARE(printQuery(*m->hits(m->request(u"covr*"_s)).corrected), u"coverage*"_s);
    }

    void wordsOfOneNameAreMeantTogether()
    {
        for (int i = 0; i < 3; ++i)
            m->add(u"Tom %1"_s.arg(i), {u"David Hand"_s});
        m->add(u"Forrest Gump"_s, {u"Tom Hanks"_s, u"Robin Wright"_s});
        SearchRequest asked = m->request(u"tom hanx"_s);
        asked.typing = true;
        asked.people = 3;
        const SearchHits hits = m->hits(asked);
        QCOMPARE(printQuery(*hits.corrected), u"tom hanks"_s);
        QCOMPARE(hits.people.first().name, u"Tom Hanks"_s);
    }

    void whatWasNotMistypedStaysAsTyped()
    {
        const MovieId titan = m->add(u"進撃の巨人 Attack"_s);
        expect(u"進撃の巨人atackk"_s, u"進撃の巨人attack"_s, {titan});
        const MovieId spider = m->add(u"Spider-Man; Kurosawa; Étude"_s);
        expect(u"Spider-Man;kurosava;Étude;KUROSAVA"_s, u"Spider-Man;kurosawa;Étude;kurosawa"_s, {spider});
        const MovieId title = m->add(u"Titel Foo"_s);
        expect(u"xitel:foo"_s, u"titel-foo"_s, {title});
    }

    void aFilmOfUnknownPopularityIsNotWellKnown()
    {
        for (int i = 0; i < 60; ++i)
            m->add(u"Filler"_s, 40);
        Movie rare;
        rare.summary.title = u"Rare"_s;
        rare.synopsis = u"Miss Zamelexon stays at home."_s;
        rare.summary.popularity = 1;
        const MovieId film = m->add(rare);
        m->hub.rebuild();
        QCOMPARE(m->typing(u"zamelex"_s), QList<MovieId>{film});
        m->add(u"Zamelix"_s); // in a segment of its own
        SearchRequest asked = m->request(u"zamelex"_s);
        asked.typing = true;
        QVERIFY(!m->hits(asked).corrected);
    }

    void whatIsFoundIsNotCorrected()
    {
        QVERIFY(!m->hits(m->request(u"alien"_s)).corrected);
        QVERIFY(!m->hits(m->request(u"qqqqqq"_s)).corrected);
    }

    /// Somebody who types "Amelei" means the film that everybody knows, although a plot has the word.
    void aRareWordInAPlotGivesWayToAFilmThatIsFarBetterKnown()
    {
        for (int i = 0; i < 60; ++i)
            m->add(u"Filler"_s, 40);
        Movie rare;
        rare.summary.title = u"Rare"_s;
        rare.synopsis = u"Miss Ameleison stays at home."_s;
        const MovieId film = m->add(rare);
        SearchRequest asked = m->request(u"amelei"_s);
        asked.typing = true;
        const SearchHits hits = m->hits(asked);
        QCOMPARE(hits.movies, QList<MovieId>({m->amelie(), film}));
        QCOMPARE(printQuery(*hits.corrected), u"amelie"_s);
    }

    void aBeginningOfAWellKnownTitleIsNoTypo()
    {
        for (int i = 0; i < 60; ++i)
            m->add(u"Filler"_s, 40);
        m->add(u"Interest"_s, 1);
        const MovieId interstellar = m->add(u"Interstellar"_s, 95);
        SearchRequest asked = m->request(u"interst"_s);
        asked.typing = true;
        QCOMPARE(m->hits(asked).movies, QList<MovieId>{interstellar});
        QVERIFY(!m->hits(asked).corrected);
    }

    void pagesOfACorrectedQueryAreOneList()
    {
        for (int i = 0; i < 25; ++i)
            m->add(u"Kurosawa %1"_s.arg(i));
        SearchRequest asked = m->request(u"kurosava"_s);
        const QList<MovieId> whole = m->hits(asked).movies;
        QCOMPARE(whole.size(), 26);
        asked.limit = 10;
        QList<MovieId> paged;
        do {
            const SearchHits page = m->hits(asked);
            paged += page.movies;
            asked.after = page.next;
        } while (!asked.after.isEmpty());
        QCOMPARE(paged, whole);
    }

    void aMistypedNameIsThatOfOnePersonOfTheFilmsThatShip()
    {
        QVERIFY(m->catalog.loadStarter());
        const std::pair<QString, QString> names[] = {
            {u"tom hanx"_s, u"tom hanks"_s},
            {u"wes andersen"_s, u"wes anderson"_s},
            {u"bon joon ho"_s, u"\"Bong Joon-ho\""_s},
            {u"quentin tarrantino"_s, u"quentin tarantino"_s},
            {u"martin scorcese"_s, u"martin scorsese"_s},
        };
        for (const auto &[typed, meant] : names) {
            SearchRequest asked = m->request(typed);
            asked.typing = true;
            const SearchHits hits = m->hits(asked);
            QVERIFY2(hits.corrected && hits.total > 0, qPrintable(typed));
            QCOMPARE(printQuery(*hits.corrected), meant);
        }
    }

    void oneErrorIsForgivenOverTheFilmsThatShip()
    {
        QVERIFY(m->catalog.loadStarter());
        const CataloguePtr catalogue = m->catalog.catalogue().value();
        int words = 0;
        int wordsFound = 0;
        int titles = 0;
        int titlesFound = 0;
        int names = 0;
        int namesFound = 0;
        for (qsizetype i = 0; i < catalogue->movies.size(); i += 12) {
            const MovieSummary &film = catalogue->movies.at(i);
            const QStringList title = film.title.split(u' ');
            const auto longest =
                std::max_element(title.begin(), title.end(), [](const QString &one, const QString &other) {
                    return one.size() < other.size();
                });
            if (longest->size() >= 5 && isPlain(*longest)) {
                ++words;
                wordsFound += int(m->found(mistyped(*longest, int(i))).contains(film.id));
            }
            if (title.size() >= 3 && longest->size() >= 5 && isPlain(*longest)) {
                ++titles;
                QStringList typed = title;
                typed[longest - title.begin()] = mistyped(*longest, int(i + 1));
                titlesFound +=
                    int(m->found(typed.join(u' ').remove(u'-').remove(u':')).mid(0, 10).contains(film.id));
            }
            const QString surname = film.directors.value(0).split(u' ').last();
            if (surname.size() >= 5 && isPlain(surname)) {
                ++names;
                namesFound += int(m->found(mistyped(surname, int(i + 2))).contains(film.id));
            }
        }
        qInfo("title words %d of %d, longer titles %d of %d, surnames %d of %d", wordsFound, words,
              titlesFound, titles, namesFound, names);
        QVERIFY(wordsFound * 62 >= words * 57);
        QVERIFY(titlesFound * 60 >= titles * 55);
        QVERIFY(namesFound * 60 >= names * 59);
    }

private:
    void expect(const QString &typed, const QString &corrected, const QList<MovieId> &films)
    {
        const SearchHits hits = m->hits(m->request(typed));
        QCOMPARE(hits.movies, films);
        QVERIFY2(hits.corrected, qPrintable(typed));
        QCOMPARE(printQuery(*hits.corrected), corrected);
    }

    std::optional<SearchFixture> m;
};

QTEST_GUILESS_MAIN(TypoHelpTest)

#include "typo_help_test.moc"
