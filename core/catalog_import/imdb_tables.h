#pragma once

#include "core/catalog_import/imdb_rows.h"

#include <span>
#include <string>
#include <vector>

namespace matinee::imdb {

/// What has to be known of the other files when a film is made: numbers in sorted vectors, names in one piece
/// of memory. Of a data set with a million films this is about 200 MB.
///
/// Each add...() answers false when there are more than any honest data set has; the table then stays as it
/// is.

class Ratings {
public:
    static constexpr std::size_t Most = 20'000'000;

    bool add(const Rating &rating);
    void sort();
    const Rating *find(quint32 title) const; ///< after sort()

private:
    std::vector<Rating> m_ratings;
};

/// The ids of the films that are taken.
class Taken {
public:
    static constexpr std::size_t Most = 6'000'000;

    bool add(quint32 title);
    void sort();
    bool contains(quint32 title) const; ///< after sort()

private:
    std::vector<quint32> m_titles;
};

class Credits {
public:
    static constexpr std::size_t Most = 40'000'000;

    bool add(const Credit &credit);
    void sort();
    std::span<const Credit> of(quint32 title) const; ///< in billing order; after sort()
    std::vector<quint32> people() const; ///< sorted, each once

private:
    std::vector<Credit> m_credits;
};

class Names {
public:
    static constexpr std::size_t MostBytes = 1'000'000'000;

    /// `people` are sorted.
    explicit Names(std::vector<quint32> people) : m_people(std::move(people)), m_starts(m_people.size()) { }

    /// Of somebody who is not among the people nothing is kept.
    bool add(const Person &person);
    /// Empty when it was never told.
    std::string_view of(quint32 person) const;

private:
    std::vector<quint32> m_people;
    std::vector<quint32> m_starts; ///< of each in m_bytes, where its length comes first; 0: not told
    std::string m_bytes = std::string(1, '\0');
};

} // namespace matinee::imdb
