#include "core/index/segment_parts.h"
#include "core/index/tokens.h"

#include <algorithm>
#include <numeric>
#include <string_view>

namespace matinee {

namespace {

template <class Key>
std::vector<quint32> sortedBy(std::size_t count, Key key)
{
    std::vector<quint32> order(count);
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](quint32 one, quint32 other) { return key(one) < key(other); });
    return order;
}

std::string_view view(QByteArrayView text)
{
    return {text.data(), std::size_t(text.size())};
}

} // namespace

void SegmentBuilder::Parts::sortFilms()
{
    Columns &columns = data->columns;
    data->byMovie = sortedBy(columns.movie.size(), [&](Doc doc) { return columns.movie[doc]; });
    docs = {};
    const auto trim = [](auto &...arrays) { (arrays.shrink_to_fit(), ...); };
    trim(columns.movie, columns.popularity, columns.year, columns.runtime, columns.rating, columns.votes,
         columns.added, columns.owned);
}

void SegmentBuilder::Parts::gatherTexts()
{
    data->titles = titles.grouped(data->films());
    data->keywords = keywords.grouped(data->films());
    data->plots.close();
    std::vector<std::pair<quint32, Doc>> keys;
    keys.reserve(data->films());
    for (Doc doc = 0; doc < data->films(); ++doc)
        eachLine(data->titles.at(doc),
                 [&](QByteArrayView title) { keys.emplace_back(titleKey(title), doc); });
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    data->titleKeys.reserve(keys.size());
    data->titleDocs.reserve(keys.size());
    for (const auto &[key, doc] : keys) {
        data->titleKeys.push_back(key);
        data->titleDocs.push_back(doc);
    }
}

/// By what whoever merges several segments can see too: the first line of titles().
void SegmentBuilder::Parts::sortByTitle()
{
    struct Titled {
        quint64 head;
        QByteArrayView title;
        Doc doc;
    };
    std::vector<Titled> films;
    films.reserve(data->films());
    for (Doc doc = 0; doc < data->films(); ++doc) {
        const QByteArrayView all = data->titles.at(doc);
        const qsizetype end = all.indexOf('\n');
        const QByteArrayView title = withoutArticle(end < 0 ? all : all.first(end));
        films.push_back({headOf(title), title, doc});
    }
    std::sort(films.begin(), films.end(), [](const Titled &one, const Titled &other) {
        if (one.head != other.head)
            return one.head < other.head;
        const int order = view(one.title).compare(view(other.title));
        return order != 0 ? order < 0 : one.doc < other.doc;
    });
    data->columns.byTitle.reserve(films.size());
    for (const Titled &film : films)
        data->columns.byTitle.push_back(film.doc);
}

/// By film, directors first; otherwise in the order in which they came, which is that of billing.
void SegmentBuilder::Parts::sortCredits()
{
    std::stable_sort(credits.begin(), credits.end(), [](const CreditRow &one, const CreditRow &other) {
        return one.doc != other.doc ? one.doc < other.doc : one.credit.director && !other.credit.director;
    });
    data->creditStarts.reserve(std::size_t(data->films()) + 1);
    data->creditStarts.push_back(0);
    std::size_t kept = 0;
    auto row = credits.cbegin();
    for (Doc doc = 0; doc < data->films(); ++doc) {
        const std::size_t first = kept;
        for (; row != credits.cend() && row->doc == doc; ++row) {
            const auto isSame = [&](const CreditRow &one) { return one.credit == row->credit; };
            if (std::none_of(credits.cbegin() + qsizetype(first), credits.cbegin() + qsizetype(kept), isSame))
                credits[kept++] = *row;
        }
        data->creditStarts.push_back(quint32(kept));
    }
    credits.resize(kept);
}

/// By fame; those without a film are left out.
void SegmentBuilder::Parts::sortPeople()
{
    const std::vector<quint32> films = filmsOfPeople();
    std::vector<quint32> order =
        sortedBy(personIds.size(), [&](quint32 place) { return std::pair(~films[place], personIds[place]); });
    const auto isWithout = [&films](quint32 place) { return films[place] == 0; };
    order.erase(std::find_if(order.begin(), order.end(), isWithout), order.end());

    std::vector<PersonDoc> numbers(personIds.size());
    People &people = data->people;
    for (const quint32 place : order) {
        numbers[place] = PersonDoc(people.ids.size());
        people.ids.push_back(personIds[place]);
        people.films.push_back(films[place]);
    }
    people.ids.shrink_to_fit();
    people.films.shrink_to_fit();
    people.byId = sortedBy(order.size(), [&people](PersonDoc person) { return people.ids[person]; });
    data->credits.reserve(credits.size());
    for (CreditRow &row : credits) {
        row.credit = creditOf(numbers[row.credit.person], row.credit.director);
        data->credits.push_back(row.credit);
    }
    m_peopleOrder = std::move(order);
}

/// How many each has, by place.
std::vector<quint32> SegmentBuilder::Parts::filmsOfPeople() const
{
    std::vector<quint32> films(personIds.size());
    for (Doc doc = 0; doc < data->films(); ++doc) {
        const std::span rows(credits.data() + data->creditStarts[doc],
                             credits.data() + data->creditStarts[doc + 1]);
        for (auto row = rows.begin(); row != rows.end(); ++row) {
            const auto isSame = [&](const CreditRow &one) { return one.credit.person == row->credit.person; };
            if (std::none_of(rows.begin(), row, isSame))
                ++films[row->credit.person];
        }
    }
    return films;
}

void SegmentBuilder::Parts::readNames()
{
    People &people = data->people;
    m_personWordEnds.reserve(m_peopleOrder.size());
    for (const quint32 place : m_peopleOrder) {
        if (isStoppedAt(quint32(m_personWordEnds.size())))
            return;
        const QByteArrayView name = personNames.at(place);
        people.names.add(name);
        walk.read(QString::fromUtf8(name));
        people.comparable.add(comparableOf(walk.words(), Numbers::Alike));
        walk.each(Spellings::Letters,
                  [this](QByteArrayView word, bool) { m_personWords.push_back(terms.add(word)); });
        m_personWordEnds.push_back(quint32(m_personWords.size()));
    }
    people.names.close();
    people.comparable.close();
    personPlaces = {};
    personNames = {};
}

std::span<const quint32> SegmentBuilder::Parts::wordsOf(PersonDoc person) const
{
    const quint32 start = person == 0 ? 0 : m_personWordEnds[person - 1];
    return {m_personWords.data() + start, m_personWordEnds[person] - start};
}

void SegmentBuilder::Parts::makeDictionary()
{
    TermTable::Sorted sorted = terms.sorted();
    data->dictionary.words = std::move(sorted.words);
    data->dictionary.findCommon();
    const auto &number = sorted.terms;

    ByTerm films = ByTerm::grouped(data->dictionary.size(), [&](auto use) {
        postings.each([&](quint32 word, quint32 place) { use(number[word], place); });
        for (const CreditRow &row : credits) {
            const auto field = row.credit.director ? Field::Director : Field::Cast;
            for (const quint32 word : wordsOf(row.credit.person))
                use(number[word], PostingRuns::place(field, row.doc));
        }
    });
    postings = {};
    credits = {};
    if (isStopped())
        return;
    ByTerm named = ByTerm::grouped(data->dictionary.size(), [&](auto use) {
        for (PersonDoc person = 0; person < m_personWordEnds.size(); ++person) {
            for (const quint32 word : wordsOf(person))
                use(number[word], person);
        }
    });
    writePostings(std::move(films), std::move(named));
    if (isStopped())
        return;
    data->ready = readySetsOf(data->dictionary, data->universe());
}

void SegmentBuilder::Parts::writePostings(ByTerm films, ByTerm named)
{
    Dictionary &dictionary = data->dictionary;
    const Universe universe = data->universe();
    const auto distinct = [](std::span<quint32> values) {
        if (!std::is_sorted(values.begin(), values.end()))
            std::sort(values.begin(), values.end());
        return values.first(std::size_t(std::unique(values.begin(), values.end()) - values.begin()));
    };
    dictionary.starts.reserve(std::size_t(dictionary.size()) + 1);
    dictionary.starts.push_back(0);
    for (Term term = 0; term < dictionary.size(); ++term) {
        if (isStoppedAt(term))
            return;
        std::span<quint32> places = distinct(films.of(term));
        const std::span<quint32> persons = distinct(named.of(term));
        const std::size_t fields = dictionary.postings.size();
        dictionary.postings.push_back(persons.empty() ? 0 : PeopleField);
        while (!places.empty()) {
            const quint8 field = PostingRuns::fieldOf(places.front());
            std::size_t count = 0;
            for (; count < places.size() && PostingRuns::fieldOf(places[count]) == field; ++count)
                places[count] = PostingRuns::docOf(places[count]);
            dictionary.postings[fields] |= field;
            appendPosting(dictionary.postings, places.first(count), universe.films);
            places = places.subspan(count);
        }
        if (!persons.empty())
            appendPosting(dictionary.postings, persons, universe.people);
        dictionary.starts.push_back(quint32(dictionary.postings.size()));
    }
    dictionary.postings.shrink_to_fit();
}

void SegmentBuilder::Parts::makeCategories()
{
    for (std::size_t i = 0; i < categories.size(); ++i) {
        data->categories[i] =
            ValueSets::of(categories[i].names, std::move(categories[i].entries), data->films());
    }
}

} // namespace matinee
