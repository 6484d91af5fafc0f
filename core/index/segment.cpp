#include "core/index/segment.h"

#include "core/index/segment_data.h"
#include "core/index/tokens.h"

#include <algorithm>
#include <string_view>

namespace matinee {

namespace {

std::string_view view(QByteArrayView word)
{
    return {word.data(), std::size_t(word.size())};
}

/// The first of the terms from `from` on that `isBefore` does not hold of.
template <class IsBefore>
Term firstNot(Term from, Term end, IsBefore isBefore)
{
    while (from < end) {
        const Term middle = from + (end - from) / 2;
        if (isBefore(middle))
            from = middle + 1;
        else
            end = middle;
    }
    return from;
}

/// The number whose id is `id`, by way of their order of ids.
std::optional<quint32> placeOf(qint64 id, const std::vector<quint32> &order, const std::vector<qint64> &ids)
{
    const auto found = std::lower_bound(order.begin(), order.end(), id,
                                        [&ids](quint32 place, qint64 wanted) { return ids[place] < wanted; });
    return found != order.end() && ids[*found] == id ? std::optional(*found) : std::nullopt;
}

void collectFields(const uchar *postings, quint8 wanted, Universe universe, Bitset &set)
{
    if ((*postings & wanted) == 0)
        return;
    eachPosting(postings, universe, [&](const Posting &posting) {
        if (posting.field & wanted)
            collect(posting, set.words());
    });
}

bool isSameTitle(QByteArrayView one, QByteArrayView other)
{
    const auto next = [](QByteArrayView text, qsizetype &at) {
        while (at < text.size() && text[at] == ' ')
            ++at;
        return at < text.size() ? text[at++] : '\0';
    };
    one = withoutArticle(one);
    other = withoutArticle(other);
    for (qsizetype i = 0, k = 0;;) {
        const char letter = next(one, i);
        if (letter != next(other, k))
            return false;
        if (letter == '\0')
            return true;
    }
}

} // namespace

void Dictionary::findCommon()
{
    common.resize(size());
    for (Term term = 1; term < size(); ++term) {
        const auto one = view(words.at(term - 1));
        const auto other = view(words.at(term));
        const std::size_t most = std::min({one.size(), other.size(), std::size_t(255)});
        const auto differing = std::mismatch(one.begin(), one.begin() + qsizetype(most), other.begin());
        common[term] = quint8(differing.first - one.begin());
    }
}

quint32 titleKey(QByteArrayView comparable)
{
    quint32 key = 2166136261U; // FNV-1a: the same in every process, as the snapshot needs
    for (const char letter : withoutArticle(comparable)) {
        if (letter != ' ')
            key = (key ^ uchar(letter)) * 16777619U;
    }
    return key;
}

Segment::Segment(std::unique_ptr<Data> data) : m_data(std::move(data)) { }

Segment::~Segment() = default;

Doc Segment::size() const
{
    return m_data->films();
}

const Columns &Segment::columns() const
{
    return m_data->columns;
}

std::optional<Doc> Segment::docOf(MovieId movie) const
{
    return placeOf(movie.value(), m_data->byMovie, m_data->columns.movie);
}

Term Segment::termCount() const
{
    return m_data->dictionary.size();
}

QByteArrayView Segment::word(Term term) const
{
    return m_data->dictionary.words.at(term);
}

std::optional<Term> Segment::find(QByteArrayView wanted) const
{
    const Term term = firstNot(0, termCount(), [&](Term at) { return view(word(at)) < view(wanted); });
    return term < termCount() && word(term) == wanted ? std::optional(term) : std::nullopt;
}

TermRange Segment::beginningWith(QByteArrayView prefix) const
{
    const auto begun = [&](Term at) { return view(word(at)).substr(0, std::size_t(prefix.size())); };
    const Term first = firstNot(0, termCount(), [&](Term at) { return view(word(at)) < view(prefix); });
    return {first, firstNot(first, termCount(), [&](Term at) { return begun(at) <= view(prefix); })};
}

void Segment::collect(Term term, Fields fields, Bitset &films) const
{
    collect(TermRange{term, term + 1}, fields, films);
}

void Segment::collect(TermRange range, Fields fields, Bitset &films) const
{
    const Universe universe = m_data->universe();
    auto wanted = quint8(fields.toInt());
    for (unsigned left = wanted; left != 0; left &= left - 1) {
        const auto field = quint8(left & -left);
        if (const auto ready = m_data->ready.find(range, field, universe); !ready.empty()) {
            films.unite(ready);
            wanted = quint8(wanted & ~field);
        }
    }
    if (wanted == 0)
        return;
    for (Term term = range.first; term < range.last; ++term)
        collectFields(m_data->dictionary.postingsOf(term), wanted, universe, films);
}

Doc Segment::frequency(Term term, Fields fields) const
{
    Doc count = 0;
    eachPosting(m_data->dictionary.postingsOf(term), m_data->universe(), [&](const Posting &posting) {
        if (posting.field & quint8(fields.toInt()))
            count += posting.count;
    });
    return count;
}

const QStringList &Segment::values(Category category) const
{
    return m_data->categories[std::size_t(category)].values;
}

void Segment::collect(Category category, qsizetype value, Bitset &films) const
{
    m_data->categories[std::size_t(category)].collect(value, films);
}

std::vector<Doc> Segment::counts(Category category, const Bitset &films) const
{
    return m_data->categories[std::size_t(category)].countsIn(films);
}

Bitset Segment::without(Category category) const
{
    Bitset films(size());
    films.unite(m_data->categories[std::size_t(category)].without);
    return films;
}

QByteArrayView Segment::titles(Doc doc) const
{
    return m_data->titles.at(doc);
}

std::vector<Doc> Segment::titled(QByteArrayView comparable) const
{
    const auto &keys = m_data->titleKeys;
    const auto [first, last] = std::equal_range(keys.begin(), keys.end(), titleKey(comparable));
    std::vector<Doc> films;
    for (auto at = first; at != last; ++at) {
        const Doc doc = m_data->titleDocs[std::size_t(at - keys.begin())];
        bool isTitled = false;
        eachLine(titles(doc),
                 [&](QByteArrayView title) { isTitled = isTitled || isSameTitle(title, comparable); });
        if (isTitled && (films.empty() || films.back() != doc))
            films.push_back(doc);
    }
    return films;
}

QByteArrayView Segment::keywords(Doc doc) const
{
    return m_data->keywords.at(doc);
}

QByteArrayView Segment::plot(Doc doc) const
{
    return m_data->plots.at(doc);
}

PersonDoc Segment::personCount() const
{
    return m_data->universe().people;
}

PersonId Segment::personId(PersonDoc person) const
{
    return PersonId(m_data->people.ids[person]);
}

std::optional<PersonDoc> Segment::personOf(PersonId person) const
{
    return placeOf(person.value(), m_data->people.byId, m_data->people.ids);
}

QString Segment::personName(PersonDoc person) const
{
    return QString::fromUtf8(m_data->people.names.at(person));
}

QByteArrayView Segment::personText(PersonDoc person) const
{
    return m_data->people.comparable.at(person);
}

Doc Segment::filmsOf(PersonDoc person) const
{
    return m_data->people.films[person];
}

std::span<const Credit> Segment::credits(Doc doc) const
{
    const quint32 start = m_data->creditStarts[doc];
    return {m_data->credits.data() + start, m_data->creditStarts[doc + 1] - start};
}

Bitset Segment::peopleWith(TermRange range) const
{
    const Universe universe = m_data->universe();
    Bitset people(universe.people);
    if (const auto ready = m_data->ready.find(range, PeopleField, universe); !ready.empty()) {
        people.unite(ready);
        return people;
    }
    for (Term term = range.first; term < range.last; ++term)
        collectFields(m_data->dictionary.postingsOf(term), PeopleField, universe, people);
    return people;
}

qint64 Segment::bytes() const
{
    std::size_t bytes = m_data->dictionary.common.capacity();
    Data::eachArray(*m_data, [&bytes](const auto &array) { bytes += array.capacity() * sizeof(array[0]); });
    return qint64(bytes);
}

} // namespace matinee
