#include "ui/viewmodels/facets.h"
#include "ui/viewmodels/search_draft.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

class SearchDraftTest : public QObject {
    Q_OBJECT

private slots:
    void textAndFiltersHoldTogether()
    {
        SearchDraft draft;
        draft.setTyped(u"kurosawa year:1950s"_s);
        draft.setFilters(query(u"genre:drama"_s));

        QCOMPARE(draft.query(), query(u"kurosawa year:1950s genre:drama"_s));
        QCOMPARE(draft.words(), u"kurosawa"_s);
    }

    void whatIsTypedWithAColumnIsAChipAndWordsAreNot()
    {
        SearchDraft draft;
        draft.setTyped(u"heat genre:crime \"al pacino\" -year:1990s"_s);
        draft.setFilters(query(u"seen:no"_s));

        const QList<SearchChip> chips = draft.chips();

        QCOMPARE(chips.size(), 3);
        QVERIFY(!chips.at(0).typed);
        QCOMPARE(printQuery({{chips.at(0).node}, {}}), u"seen:no"_s);
        QVERIFY(chips.at(1).typed);
        QCOMPARE(chips.at(1).node, query(u"genre:crime"_s).nodes.first());
        QVERIFY(chips.at(2).node.negated);
    }

    void takingAChipAwayEditsTheText()
    {
        SearchDraft draft;
        draft.setTyped(u"heat genre:crime pacino -year:1990s"_s);

        draft.remove(draft.chips().first());
        QCOMPARE(draft.typed().simplified(), u"heat pacino -year:1990s"_s);
        draft.remove(draft.chips().first());

        QCOMPARE(draft.typed().simplified(), u"heat pacino"_s);
        QVERIFY(draft.chips().isEmpty());
    }

    void takingAFilterAwayLeavesTheText()
    {
        SearchDraft draft;
        draft.setTyped(u"genre:crime"_s);
        draft.setFilters(query(u"seen:no year:1990s"_s));

        draft.remove(draft.chips().at(1));

        QCOMPARE(draft.typed(), u"genre:crime"_s);
        QCOMPARE(draft.filters(), query(u"seen:no"_s));
    }

    void whatIsTypedStaysUnlessItIsChanged()
    {
        SearchDraft draft;
        draft.setTyped(u"heat  genre:crime year:1990s"_s);

        draft.setConditions(withToggled(draft.query(), Facet::Genre, u"Drama"_s, Choice::All));
        QCOMPARE(draft.typed(), u"heat  genre:crime year:1990s"_s);
        QCOMPARE(draft.filters(), query(u"genre:drama"_s));

        draft.setConditions(withToggled(draft.query(), Facet::Genre, u"Crime"_s, Choice::None));
        QCOMPARE(draft.typed().simplified(), u"heat year:1990s"_s);
        QCOMPARE(draft.filters(), query(u"genre:drama -genre:crime"_s));
    }

    void onlyValuesThatCanLeaveFewerFilmsNarrow()
    {
        const Query asked = query(u"genre:horror,drama year:1990s"_s);

        QVERIFY(!narrows(asked, Facet::Genre, u"Drama"_s));
        QVERIFY(narrows(asked, Facet::Genre, u"Comedy"_s));
        QVERIFY(!narrows(asked, Facet::Decade, u"1980s"_s)); // a film has one
        QVERIFY(narrows(asked, Facet::Runtime, u"..120"_s));
    }

    void theNewestSortHolds()
    {
        SearchDraft draft;
        draft.setTyped(u"heat sort:year"_s);
        draft.setSort(Sort{SortKey::Title, false});
        QCOMPARE(draft.query().sort->key, SortKey::Title);

        draft.setTyped(u"heat sort:years"_s); // a mistake is no wish
        QCOMPARE(draft.query().sort->key, SortKey::Title);
        draft.setTyped(u"heat sort:rating"_s);

        QCOMPARE(draft.query().sort->key, SortKey::Rating);
    }

    void aWholeSearchGoesWhereItBelongs()
    {
        SearchDraft draft;

        draft.setQuery(query(u"kurosawa (ran OR ikiru) genre:drama -seen:yes sort:-year"_s));

        QCOMPARE(draft.words(), draft.typed());
        QCOMPARE(draft.filters(), query(u"genre:drama -seen:yes sort:-year"_s));
        QCOMPARE(draft.query(), query(u"kurosawa (ran OR ikiru) genre:drama -seen:yes sort:-year"_s));
    }

    void clearingFiltersKeepsWordsAndTheOtherWayRound()
    {
        SearchDraft draft;
        draft.setTyped(u"heat genre:crime pacino"_s);
        draft.setFilters(query(u"seen:no"_s));
        SearchDraft wordless = draft;

        draft.clearFilters();
        wordless.clearWords();

        QCOMPARE(draft.query(), query(u"heat pacino"_s));
        QCOMPARE(wordless.query(), query(u"genre:crime seen:no"_s));
    }

    void aMistakeIsMendedInItsPlace()
    {
        SearchDraft draft;
        draft.setTyped(u"dirctor:carpenter alien"_s);
        const QList<QueryError> errors = draft.parsed().errors;
        QCOMPARE(errors.size(), 1);

        draft.mend(errors.first(), errors.first().suggestion);

        QVERIFY(draft.parsed().errors.isEmpty());
        QCOMPARE(draft.query(), query(u"director:carpenter alien"_s));
    }

    void genresAreAlternativesUntilAllAreAskedFor()
    {
        Query chosen = withToggled({}, Facet::Genre, u"Horror"_s, Choice::Any);
        chosen = withToggled(chosen, Facet::Genre, u"Comedy"_s, Choice::Any);
        QCOMPARE(chosen, query(u"genre:horror,comedy"_s));
        QCOMPARE(choiceIn(chosen, Facet::Genre), Choice::Any);

        const Query all = withChoice(chosen, Facet::Genre, Choice::All);
        QCOMPARE(choiceIn(all, Facet::Genre), Choice::All);
        QCOMPARE(all, query(u"genre:horror genre:comedy"_s));
        QCOMPARE(withChoice(all, Facet::Genre, Choice::Any), chosen);

        QCOMPARE(withToggled(all, Facet::Genre, u"Horror"_s, Choice::Any), query(u"genre:comedy"_s));
    }

    void aValueIsChosenOrExcludedNotBoth()
    {
        const Query chosen = withToggled({}, Facet::Genre, u"Horror"_s, Choice::Any);
        const Query excluded = withToggled(chosen, Facet::Genre, u"Horror"_s, Choice::None);

        QCOMPARE(heldIn(chosen, Facet::Genre, u"Horror"_s), Held::Yes);
        QCOMPARE(heldIn(excluded, Facet::Genre, u"Horror"_s), Held::Excluded);
        QCOMPARE(excluded, query(u"-genre:horror"_s));
        QVERIFY(withToggled(excluded, Facet::Genre, u"Horror"_s, Choice::None).nodes.isEmpty());

        const Query decade = withToggled({}, Facet::Decade, u"1990s"_s, Choice::None);
        QCOMPARE(heldIn(decade, Facet::Decade, u"1990s"_s), Held::Excluded);
        QCOMPARE(withToggled(decade, Facet::Decade, u"1990s"_s, Choice::Any), query(u"year:1990s"_s));
    }

    void valuesSideBySideAddUpAndOthersTakeTurns()
    {
        Query decades = withToggled({}, Facet::Decade, u"1970s"_s, Choice::Any);
        decades = withToggled(decades, Facet::Decade, u"1990s"_s, Choice::Any);
        QCOMPARE(decades, query(u"year:1970s,1990s"_s));
        QCOMPARE(heldIn(decades, Facet::Decade, u"1970s"_s), Held::Yes);
        QCOMPARE(heldIn(decades, Facet::Decade, u"1990s"_s), Held::Yes);
        QCOMPARE(heldIn(decades, Facet::Decade, u"1980s"_s), Held::No);
        QCOMPARE(withToggled(decades, Facet::Decade, u"1970s"_s, Choice::Any), query(u"year:1990s"_s));

        Query mine = withToggled({}, Facet::My, u">=4"_s, Choice::Any);
        mine = withToggled(mine, Facet::My, u">=3"_s, Choice::Any);
        QCOMPARE(mine, query(u"my:>=3"_s));
        QVERIFY(withToggled(mine, Facet::My, u">=3"_s, Choice::Any).nodes.isEmpty());
    }

    void aRangeCountsTheBandsItTakesIn()
    {
        const QList<FacetValue> bands{
            {u"..90"_s, 10}, {u"91..120"_s, 20}, {u"121..150"_s, 5}, {u">=151"_s, 1}};

        QCOMPARE(countIn(bands, Facet::Runtime, u"91..120"_s), 20);
        QCOMPARE(countIn(bands, Facet::Runtime, u"..120"_s), 30);
        QCOMPARE(countIn(bands, Facet::Runtime, u">=121"_s), 6);
        QCOMPARE(countIn(bands, Facet::Runtime, u"..100"_s), std::nullopt);
        QCOMPARE(countIn({{u"1990s"_s, 7}}, Facet::Decade, u"1940s"_s), 0);
        QCOMPARE(countIn({{u"Drama"_s, 7}}, Facet::Genre, u"Horror"_s), 0);
    }

private:
    static Query query(const QString &text) { return parseQuery(text).query; }
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::SearchDraftTest)
#include "search_draft_test.moc"
