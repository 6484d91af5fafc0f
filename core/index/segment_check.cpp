#include "core/index/segment_data.h"

#include "core/index/posting_runs.h"

#include <algorithm>

namespace matinee {

namespace {

/// Starts of `count` pieces that fill `size` without a gap.
bool areStarts(const std::vector<quint32> &starts, std::size_t count, std::size_t size)
{
    return starts.size() == count + 1 && starts.front() == 0 && starts.back() == size
        && std::is_sorted(starts.begin(), starts.end());
}

bool areTexts(const Texts &texts, std::size_t count)
{
    return texts.starts.empty() ? texts.bytes.empty() : areStarts(texts.starts, count, texts.bytes.size());
}

bool areBelow(const std::vector<quint32> &numbers, std::size_t end)
{
    return std::all_of(numbers.begin(), numbers.end(), [end](quint32 number) { return number < end; });
}

bool areColumns(const Columns &columns)
{
    const std::size_t films = columns.movie.size();
    const auto areAll = [films](const auto &...arrays) { return ((arrays.size() == films) && ...); };
    return films < (std::size_t(1) << PostingRuns::DocBits)
        && areAll(columns.popularity, columns.year, columns.runtime, columns.rating, columns.votes,
                  columns.added, columns.byTitle)
        && areBelow(columns.byTitle, films)
        && std::all_of(columns.owned.begin(), columns.owned.end(),
                       [films](const auto &owned) { return owned.first < films; });
}

bool isDictionary(const Dictionary &dictionary, Universe universe)
{
    const Term size = dictionary.size();
    if (!areTexts(dictionary.words, size) || !areStarts(dictionary.starts, size, dictionary.postings.size()))
        return false;
    for (Term term = 0; term < size; ++term) {
        if (!checkPostings(dictionary.postingsOf(term), dictionary.postingsOf(term + 1), universe))
            return false;
    }
    return true;
}

bool arePeople(const People &people)
{
    const std::size_t count = people.ids.size();
    return people.films.size() == count && people.byId.size() == count && areBelow(people.byId, count)
        && areTexts(people.names, count) && areTexts(people.comparable, count);
}

bool areCredits(const std::vector<Credit> &credits, std::size_t people)
{
    return std::all_of(credits.begin(), credits.end(),
                       [people](const Credit &credit) { return credit.person < people; });
}

} // namespace

bool Segment::Data::check() const
{
    return areColumns(columns) && byMovie.size() == films() && areBelow(byMovie, films()) && arePeople(people)
        && isDictionary(dictionary, universe()) && ready.check(universe())
        && std::all_of(categories.begin(), categories.end(),
                       [this](const ValueSets &sets) { return sets.check(films()); })
        && areTexts(titles, films()) && areTexts(keywords, films()) && areTexts(plots, films())
        && titleKeys.size() == titleDocs.size() && areBelow(titleDocs, films())
        && areStarts(creditStarts, films(), credits.size()) && areCredits(credits, people.ids.size());
}

} // namespace matinee
