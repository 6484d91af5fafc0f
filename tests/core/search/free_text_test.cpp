#include "core/search/search_words.h"
#include "tests/core/search/search_fixture.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

#include <optional>

using namespace matinee;
using namespace Qt::StringLiterals;

class FreeTextTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m.emplace(); }

    void anEmptyQueryIsEveryFilmByPopularity()
    {
        QCOMPARE(m->found({}), QList<MovieId>({m->alien(), m->heat(), m->ran(), m->amelie()}));
    }

    void accentsCaseAndOtherTitlesAreForgiven()
    {
        QCOMPARE(m->found(u"amelie"_s), QList<MovieId>{m->amelie()});
        QCOMPARE(m->found(u"FABULEUX destin"_s), QList<MovieId>{m->amelie()});
    }

    void theLastWordIsABeginningOnlyWhileItIsTyped()
    {
        m->add(u"Amelanchier"_s);
        QCOMPARE(m->typing(u"amela"_s).size(), 1);
        SearchRequest typed = m->request(u"amela"_s);
        typed.asTyped = true;
        QCOMPARE(m->hits(typed).movies.size(), 0);
        QCOMPARE(m->found(u"amela*"_s).size(), 1);
    }

    void aTextBeforeTheLastOneIsNoBeginning()
    {
        SearchRequest typed = m->request(u"ali weaver"_s);
        typed.typing = true;
        typed.asTyped = true;
        QCOMPARE(m->hits(typed).movies, QList<MovieId>());
    }

    void aColumnAtTheEndMayBeUnfinishedToo()
    {
        QCOMPARE(m->typing(u"director:kuro"_s), QList<MovieId>{m->ran()});
    }

    void wordsMayComeFromDifferentFields()
    {
        QCOMPARE(m->found(u"kurosawa"_s), QList<MovieId>{m->ran()});
        QCOMPARE(m->found(u"de niro heat"_s), QList<MovieId>{m->heat()});
    }

    void aTitleBeatsAPersonWhateverTheirPopularity()
    {
        const MovieId pilgrim = m->add(u"Scott Pilgrim"_s);
        QCOMPARE(m->found(u"scott"_s), QList<MovieId>({pilgrim, m->alien()}));
    }

    void theWholeTitleComesBeforeTheSameWithAnArticle()
    {
        const MovieId theHeat = m->add(u"The Heat"_s, 99);
        QCOMPARE(m->found(u"heat"_s), QList<MovieId>({m->heat(), theHeat}));
        QCOMPARE(m->found(u"the heat"_s), QList<MovieId>{theHeat});
    }

    void aTitleThatBeginsWithTheTextComesBeforeOneThatHasIt()
    {
        const MovieId inside = m->add(u"White Heat"_s, 99);
        const MovieId begins = m->add(u"Heat and Dust"_s, 10);
        const MovieId letters = m->add(u"Heather"_s, 95);
        QCOMPARE(m->typing(u"heat"_s), QList<MovieId>({m->heat(), begins, letters, inside}));
    }

    void wordsInOneNameComeBeforeWordsInSeveral()
    {
        Movie several;
        several.summary.title = u"Several"_s;
        several.summary.popularity = 99;
        several.cast = {u"Al Smith"_s, u"Ann Pacino"_s};
        const MovieId mixed = m->add(several);
        QCOMPARE(m->found(u"al pacino"_s), QList<MovieId>({m->heat(), mixed}));
    }

    void aTitleMayBeWrittenAsOneWord()
    {
        const MovieId club = m->add(u"Fight Club"_s);
        const MovieId spider = m->add(u"Spider-Man"_s);
        QCOMPARE(m->found(u"fightclub"_s), QList<MovieId>{club});
        QCOMPARE(m->found(u"spiderman"_s), QList<MovieId>{spider});
        QCOMPARE(m->found(u"spider man"_s), QList<MovieId>{spider});
    }

    void keywordsAndPlotsAreFoundLast()
    {
        Movie plot;
        plot.summary.title = u"Quiet"_s;
        plot.summary.popularity = 100;
        plot.synopsis = u"An alien lands in a village."_s;
        plot.keywords = {u"heist"_s};
        const MovieId quiet = m->add(plot);
        QCOMPARE(m->found(u"alien"_s), QList<MovieId>({m->alien(), quiet}));
        QCOMPARE(m->found(u"heist village"_s), QList<MovieId>{quiet});
    }

    void aPhraseIsFoundOnlyInItsOrder()
    {
        QCOMPARE(m->found(u"\"destin fabuleux\""_s), QList<MovieId>());
        QCOMPARE(m->found(u"\"fabuleux destin\""_s), QList<MovieId>{m->amelie()});
        QCOMPARE(m->found(u"\"robert de niro\""_s), QList<MovieId>{m->heat()});
    }

    void aPhraseDoesNotGoOnIntoTheNextName() { QCOMPARE(m->found(u"\"pacino robert\""_s), QList<MovieId>()); }

    void severalWordsAboutPeopleAreAboutOneName()
    {
        QCOMPARE(m->found(u"cast:\"al pacino\""_s), QList<MovieId>{m->heat()});
        QCOMPARE(m->found(u"cast:\"al niro\""_s), QList<MovieId>());
        SearchRequest asked;
        const TextMatch words{TextMatch::Kind::Word, u"pacino robert"_s};
        asked.query.nodes = {{Node::Kind::Clause, false, {Column::Cast, words}, {}}};
        QCOMPARE(m->hits(asked).movies, QList<MovieId>());
    }

    void columnsLookOnlyWhereTheySay()
    {
        QCOMPARE(m->found(u"director:scott"_s), QList<MovieId>{m->alien()});
        QCOMPARE(m->found(u"cast:scott"_s), QList<MovieId>());
        QCOMPARE(m->found(u"person:scott"_s), QList<MovieId>{m->alien()});
        QCOMPARE(m->found(u"title:scott"_s), QList<MovieId>());
        QCOMPARE(m->found(u"title:ran"_s), QList<MovieId>{m->ran()});
    }

    void aFilmIsFoundByTheNameOfAListItIsOn()
    {
        const auto list = m->library.saveList(m->ada, {{}, u"Rainy Sundays"_s, {}, {}, false});
        QVERIFY(m->library.setInList(m->ada, list->record, m->heat(), true));
        QCOMPARE(m->found(u"sundays"_s), QList<MovieId>{m->heat()});
        QCOMPARE(m->found(u"sundays heat"_s), QList<MovieId>{m->heat()});
        QCOMPARE(m->found(u"sundays"_s, UserId()), QList<MovieId>());
    }

    void anotherPersonsOwnFilmIsNowhere()
    {
        QVERIFY(m->database->execute(
            u"INSERT INTO profile (id, handle, name, created_at) VALUES (2, 'bea', '', 0)"_s));
        const auto own = m->library.enterFilm(UserId(2),
                                              {{u"title"_s, u"Home Movie"_s},
                                               {u"genres"_s, QJsonArray{u"Horror"_s}},
                                               {u"cast"_s, QJsonArray{u"Bea Herself"_s}}});
        QVERIFY(own);
        SearchRequest all = m->request({});
        all.facets = {Facet::Genre};

        QCOMPARE(m->found(u"home movie"_s, UserId(2)), QList<MovieId>{own->movie});
        QCOMPARE(m->found(u"home movie"_s), QList<MovieId>());
        QCOMPARE(m->hits(all).total, 4);
        QVERIFY(m->hits(all).facets.value(Facet::Genre).contains(FacetValue{u"Horror"_s, 1}));
        QVERIFY(m->search.people(m->ada, u"herself"_s, 5).value().isEmpty());
    }

    void aQueryHasSoManyWordsAndNotMore()
    {
        SearchRequest asked;
        for (int word = 0; word < MaxQueryWords; ++word)
            asked.query.nodes.append({Node::Kind::Clause,
                                      word % 2 == 0,
                                      {Column::Plot, TextMatch{TextMatch::Kind::Exact, u"x%1"_s.arg(word)}},
                                      {}});
        QVERIFY(m->search.search(m->ada, asked));
        asked.query.nodes.append({Node::Kind::Clause, false, {Column::Any, TextMatch{{}, u"more"_s}}, {}});
        QCOMPARE(m->search.search(m->ada, asked).error().kind, Error::Kind::Invalid);
    }

    void whatIsAskedTwiceIsAskedOnce()
    {
        const Query query = parseQuery(u"spider;man;spider man;spider cast:a,b cast:\"x y\" heat \"of the\""
                                       " \"of the\" seen:no seen:no =x =x"_s)
                                .query;
        const QueryParts apart = takenApart(query, false);
        QStringList words;
        for (const SearchWord &word : apart.words)
            words.append(QString::fromUtf8(word.text.words.join('-')));
        QCOMPARE(words, QStringList({u"spider"_s, u"man"_s, u"heat"_s}));
        QCOMPARE(apart.others.size(), 5);
        QCOMPARE(m->found(u"\"al pacino\" \"al pacino\" heat heat;heat"_s), QList<MovieId>{m->heat()});
    }

    void anEditIsFoundAtOnce()
    {
        QCOMPARE(m->found(u"zebra"_s), QList<MovieId>());
        const MovieId zebra = m->add(u"Zebra"_s);
        QCOMPARE(m->found(u"zebra"_s), QList<MovieId>{zebra});
        QVERIFY(m->library.correctFilm(m->ada, zebra, {{u"title"_s, u"Quagga"_s}}));
        QCOMPARE(m->found(u"quagga"_s), QList<MovieId>{zebra});
        QCOMPARE(m->found(u"zebra"_s), QList<MovieId>());
    }

    /// A search of thousands of words must not hold up a server for seconds.
    void thousandsOfWordsCostNoSeconds()
    {
        QString text;
        for (int i = 0; text.size() < MaxQueryLength; ++i)
            text += u"w%1 "_s.arg(i);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(m->found(u"alien "_s.repeated(600)), QList<MovieId>{m->alien()});
        QCOMPARE(m->found(text), QList<MovieId>());
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    }

private:
    std::optional<SearchFixture> m;
};

QTEST_GUILESS_MAIN(FreeTextTest)

#include "free_text_test.moc"
