#pragma once

#include "core/index/posting_runs.h"
#include "core/index/segment_builder.h"
#include "core/index/segment_data.h"
#include "core/index/term_table.h"
#include "core/index/token_walk.h"

#include <QHash>

namespace matinee {

/// What a SegmentBuilder has gathered.
struct SegmentBuilder::Parts {
    struct CreditRow {
        Doc doc = 0;
        Credit credit; ///< with the person's place in `people`, in order of addPerson()
    };
    struct NamedValues {
        QHash<QString, quint32> places;
        QStringList names;
        std::vector<ValueSets::Entry> entries;
    };

    std::unique_ptr<Segment::Data> data = std::make_unique<Segment::Data>(); ///< columns and plots so far
    QHash<qint64, Doc> docs;
    TokenWalk walk;
    TermTable terms;
    PostingRuns postings;
    TextRuns titles, keywords;
    std::array<NamedValues, 3> categories;

    QHash<qint64, quint32> personPlaces;
    std::vector<qint64> personIds; ///< in order of addPerson()
    Texts personNames;
    std::vector<CreditRow> credits;

    void addTitle(Doc doc, const QString &title);
    void index(Doc doc, Field field, Spellings spellings);

    // finish(), in this order
    void sortFilms();
    void gatherTexts();
    void sortByTitle();
    void sortCredits();
    void sortPeople();
    void readNames();
    void makeDictionary();
    void makeCategories();

    GoesOn goesOn;
    /// Asks; what is half done is then left so.
    bool isStopped()
    {
        m_isStopped = m_isStopped || (goesOn && !goesOn());
        return m_isStopped;
    }

private:
    /// Asks now and then, in a loop over `i`.
    bool isStoppedAt(quint32 i) { return i % 4096 == 0 && isStopped(); }
    std::vector<quint32> filmsOfPeople() const;
    std::span<const quint32> wordsOf(PersonDoc person) const;
    void writePostings(ByTerm films, ByTerm people);

    bool m_isStopped = false;
    std::vector<quint32> m_peopleOrder; ///< places in the order of addPerson(), in the final one
    // In the final order of people
    std::vector<quint32> m_personWords; ///< the words of everybody's names
    std::vector<quint32> m_personWordEnds; ///< by person
};

inline Credit creditOf(PersonDoc person, bool director)
{
    return {person & 0x7FFFFFFF, director};
}

} // namespace matinee
