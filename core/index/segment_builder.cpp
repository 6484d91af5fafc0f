#include "core/index/segment_builder.h"

#include "core/index/segment_parts.h"

#include <cmath>
#include <limits>

namespace matinee {

namespace {

constexpr auto NoNumber = std::numeric_limits<float>::quiet_NaN();

/// The greatest value is taken: it means unknown.
template <class Number, class From>
Number column(const std::optional<From> &value, Number unknown)
{
    if (!value || *value < 0)
        return unknown;
    return *value < From(unknown) ? Number(*value) : Number(unknown - 1);
}

} // namespace

SegmentBuilder::SegmentBuilder() : m_parts(std::make_unique<Parts>()) { }

SegmentBuilder::~SegmentBuilder() = default;

Doc SegmentBuilder::add(const Film &film)
{
    Columns &columns = m_parts->data->columns;
    const auto doc = Doc(columns.movie.size());
    m_parts->docs.insert(film.movie.value(), doc);
    columns.movie.push_back(film.movie.value());
    columns.popularity.push_back(film.popularity ? float(*film.popularity) : NoNumber);
    columns.year.push_back(column(film.year, Columns::Unknown16));
    columns.runtime.push_back(column(film.runtimeMinutes, Columns::Unknown16));
    columns.rating.push_back(film.rating ? float(*film.rating) : NoNumber);
    columns.votes.push_back(column(film.votes, Columns::Unknown32));
    columns.added.push_back(column(std::optional(film.addedDay), Columns::Unknown32));
    if (film.owner.isStored())
        columns.owned.emplace_back(doc, film.owner.value());

    m_parts->addTitle(doc, film.title);
    if (!film.originalTitle.isEmpty() && film.originalTitle != film.title)
        m_parts->addTitle(doc, film.originalTitle);
    m_parts->walk.read(film.synopsis);
    m_parts->index(doc, Field::Plot, Spellings::Letters);
    m_parts->data->plots.add(comparableOf(m_parts->walk.words(), Numbers::Alike));
    return doc;
}

std::optional<Doc> SegmentBuilder::docOf(MovieId movie) const
{
    const auto found = m_parts->docs.constFind(movie.value());
    return found != m_parts->docs.cend() ? std::optional(*found) : std::nullopt;
}

void SegmentBuilder::addTitle(Doc doc, const QString &title)
{
    m_parts->addTitle(doc, title);
}

void SegmentBuilder::addKeyword(Doc doc, const QString &keyword)
{
    m_parts->walk.read(keyword);
    m_parts->index(doc, Field::Keyword, Spellings::Letters);
    m_parts->keywords.add(doc, comparableOf(m_parts->walk.words(), Numbers::Alike));
}

void SegmentBuilder::addValue(Doc doc, Category category, const QString &value)
{
    auto &values = m_parts->categories[std::size_t(category)];
    const auto place = values.places.constFind(value);
    const auto name = place != values.places.cend() ? *place : quint32(values.names.size());
    if (place == values.places.cend()) {
        values.places.insert(value, name);
        values.names.append(value);
    }
    values.entries.push_back({name, doc});
}

void SegmentBuilder::addPerson(PersonId person, const QString &name)
{
    if (m_parts->personPlaces.contains(person.value()))
        return;
    m_parts->personPlaces.insert(person.value(), quint32(m_parts->personIds.size()));
    m_parts->personIds.push_back(person.value());
    m_parts->personNames.add(name.toUtf8());
}

void SegmentBuilder::addCredit(Doc doc, PersonId person, bool director)
{
    const auto place = m_parts->personPlaces.constFind(person.value());
    if (place != m_parts->personPlaces.cend())
        m_parts->credits.push_back({doc, creditOf(*place, director)});
}

SegmentPtr SegmentBuilder::finish(const GoesOn &goesOn)
{
    const std::unique_ptr<Parts> parts = std::exchange(m_parts, std::make_unique<Parts>());
    parts->goesOn = goesOn;
    for (const auto step :
         {&Parts::sortFilms, &Parts::gatherTexts, &Parts::sortByTitle, &Parts::sortCredits,
          &Parts::sortPeople, &Parts::readNames, &Parts::makeDictionary, &Parts::makeCategories}) {
        ((*parts).*step)();
        if (parts->isStopped())
            return nullptr;
    }
    return SegmentPtr(new Segment(std::move(parts->data)));
}

void SegmentBuilder::Parts::addTitle(Doc doc, const QString &title)
{
    walk.read(title);
    index(doc, Field::Title, Spellings::LettersAndNumbers);
    titles.add(doc, comparableOf(walk.words(), Numbers::AsWritten));
    titles.add(doc, comparableOf(walk.words(), Numbers::Alike)); // mostly the same, and then kept once
    if (walk.spelt())
        titles.add(doc, comparableOf(*walk.spelt(), Numbers::Alike));
}

/// What `walk` has read.
void SegmentBuilder::Parts::index(Doc doc, Field field, Spellings spellings)
{
    walk.each(spellings, [this, place = PostingRuns::place(field, doc)](QByteArrayView word, bool) {
        postings.add(terms.add(word), place);
    });
}

} // namespace matinee
