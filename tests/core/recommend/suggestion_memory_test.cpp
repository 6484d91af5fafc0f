#include "core/recommend/suggestion_memory.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

/// Suggestions that are given again while nothing changed.
class SuggestionMemoryTest : public QObject {
    Q_OBJECT

    SuggestionMemory m_memory;
    const UserId m_ada{1};
    const Shelf m_shelf = watched(MovieId(7));

    static Shelf watched(MovieId movie)
    {
        Shelf shelf;
        shelf[movie].watches = 1;
        return shelf;
    }

    static QList<Suggestion> one(qint64 movie)
    {
        Suggestion suggestion;
        suggestion.movie = MovieId(movie);
        return {suggestion};
    }

    qint64 found(UserId user, const SuggestOptions &options, const Shelf &shelf)
    {
        const auto *suggestions = m_memory.find(user, options, shelf);
        return suggestions ? suggestions->first().movie.value() : 0;
    }

private slots:
    void init()
    {
        m_memory.clear();
        m_memory.keep(m_ada, {}, m_shelf, one(3));
    }

    void theSameQuestionHasTheSameAnswer() { QCOMPARE(found(m_ada, {}, m_shelf), 3); }

    void anotherPersonQuestionOrShelfHasNone()
    {
        QCOMPARE(found(UserId(2), {}, m_shelf), 0);
        QCOMPARE(found(m_ada, {.limit = 10}, m_shelf), 0);
        QCOMPARE(found(m_ada, {.languages = {u"fr"_s}}, m_shelf), 0);
        QCOMPARE(found(m_ada, {.reasons = false}, m_shelf), 0);
        Shelf rated = m_shelf;
        rated[MovieId(7)].rating = Rating::fromPoints(10);
        QCOMPARE(found(m_ada, {}, rated), 0);
    }

    void aNewerShelfTakesTheOldOnesPlace()
    {
        m_memory.keep(m_ada, {}, {}, one(4));
        QCOMPARE(found(m_ada, {}, {}), 4);
        QCOMPARE(found(m_ada, {}, m_shelf), 0);
    }

    void thoseAskedForLongestAgoAreForgotten()
    {
        for (int user = 2; user <= 32; ++user)
            m_memory.keep(UserId(user), {}, m_shelf, one(user));
        QCOMPARE(found(m_ada, {}, m_shelf), 3); // asked for again just now
        m_memory.keep(UserId(33), {}, m_shelf, one(33));
        QCOMPARE(found(UserId(2), {}, m_shelf), 0);
        QCOMPARE(found(m_ada, {}, m_shelf), 3);
    }
};

QTEST_GUILESS_MAIN(SuggestionMemoryTest)
#include "suggestion_memory_test.moc"
