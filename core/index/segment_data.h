#pragma once

#include "core/index/ready_sets.h"
#include "core/index/segment.h"
#include "core/index/texts.h"
#include "core/index/value_sets.h"

#include <array>

namespace matinee {

/// Words in byte order and what each is in.
struct Dictionary {
    Texts words;
    std::vector<quint8>
        common; ///< bytes that a word shares with the one before it, 255 at most; not kept in files
    std::vector<uchar> postings; ///< see postings.h
    std::vector<quint32> starts; ///< in `postings`, by term; one more than there are words

    Term size() const { return words.size(); }
    const uchar *postingsOf(Term term) const { return postings.data() + starts[term]; }
    void findCommon();
};

struct People {
    std::vector<qint64> ids; ///< PersonId, by fame
    std::vector<quint32> films; ///< how many
    std::vector<PersonDoc> byId;
    Texts names; ///< as credited
    Texts comparable;
};

struct Segment::Data {
    Columns columns;
    std::vector<Doc> byMovie; ///< docs in order of their MovieId
    Dictionary dictionary;
    ReadySets ready;
    std::array<ValueSets, 3> categories; ///< by Category
    Texts titles, keywords, plots;
    std::vector<quint32> titleKeys; ///< keys of titles, see titleKey(), ascending
    std::vector<Doc> titleDocs; ///< the film of each
    People people;
    std::vector<quint32> creditStarts; ///< in `credits`, by doc; one more than there are films
    std::vector<Credit> credits;

    Doc films() const { return Doc(columns.movie.size()); }
    Universe universe() const { return {films(), quint32(people.ids.size())}; }

    /// Calls `use(array)` with every array that a file keeps, always in the same order.
    template <class Self, class Use>
    static void eachArray(Self &data, Use use);
    /// Whether nothing in the arrays leads beyond them: for those from a file, whatever is in it. They
    /// are the only thing that a Segment relies on.
    bool check() const;
};

/// Of a comparable text: what remains without article and blanks, as a number.
quint32 titleKey(QByteArrayView comparable);

template <class Self, class Use>
void Segment::Data::eachArray(Self &data, Use use)
{
    const auto texts = [&use](auto &one) {
        use(one.bytes);
        use(one.starts);
    };
    auto &columns = data.columns;
    use(columns.movie);
    use(columns.popularity);
    use(columns.year);
    use(columns.runtime);
    use(columns.rating);
    use(columns.votes);
    use(columns.added);
    use(columns.byTitle);
    use(data.byMovie);
    texts(data.dictionary.words);
    use(data.dictionary.postings);
    use(data.dictionary.starts);
    use(data.ready.entries);
    use(data.ready.words);
    for (auto &sets : data.categories) {
        use(sets.counts);
        use(sets.starts);
        use(sets.dense);
        use(sets.sparse);
        use(sets.without);
    }
    texts(data.titles);
    texts(data.keywords);
    texts(data.plots);
    use(data.titleKeys);
    use(data.titleDocs);
    use(data.people.ids);
    use(data.people.films);
    use(data.people.byId);
    texts(data.people.names);
    texts(data.people.comparable);
    use(data.creditStarts);
    use(data.credits);
}

} // namespace matinee
