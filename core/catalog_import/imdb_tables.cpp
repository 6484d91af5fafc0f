#include "core/catalog_import/imdb_tables.h"

#include <algorithm>

namespace matinee::imdb {

namespace {

constexpr std::size_t LengthBytes = 2;

bool isByTitle(const Rating &one, const Rating &other)
{
    return one.title < other.title;
}

bool isInOrder(const Credit &one, const Credit &other)
{
    return std::pair(one.title, one.position) < std::pair(other.title, other.position);
}

struct ByTitle {
    bool operator()(const Credit &credit, quint32 title) const { return credit.title < title; }
    bool operator()(quint32 title, const Credit &credit) const { return title < credit.title; }
};

} // namespace

bool Ratings::add(const Rating &rating)
{
    if (m_ratings.size() == Most)
        return false;
    m_ratings.push_back(rating);
    return true;
}

void Ratings::sort()
{
    std::stable_sort(m_ratings.begin(), m_ratings.end(), isByTitle);
}

const Rating *Ratings::find(quint32 title) const
{
    const auto found = std::lower_bound(m_ratings.begin(), m_ratings.end(), Rating{title}, isByTitle);
    return found != m_ratings.end() && found->title == title ? &*found : nullptr;
}

bool Taken::add(quint32 title)
{
    if (m_titles.size() == Most)
        return false;
    m_titles.push_back(title);
    return true;
}

void Taken::sort()
{
    std::sort(m_titles.begin(), m_titles.end());
}

bool Taken::contains(quint32 title) const
{
    return std::binary_search(m_titles.begin(), m_titles.end(), title);
}

bool Credits::add(const Credit &credit)
{
    if (m_credits.size() == Most)
        return false;
    m_credits.push_back(credit);
    return true;
}

void Credits::sort()
{
    // They nearly always are: the files come in order.
    if (!std::is_sorted(m_credits.begin(), m_credits.end(), isInOrder))
        std::sort(m_credits.begin(), m_credits.end(), isInOrder);
}

std::span<const Credit> Credits::of(quint32 title) const
{
    const auto [first, last] = std::equal_range(m_credits.begin(), m_credits.end(), title, ByTitle());
    return {first, last};
}

std::vector<quint32> Credits::people() const
{
    std::vector<quint32> people;
    people.reserve(m_credits.size());
    for (const Credit &credit : m_credits)
        people.push_back(credit.person);
    std::sort(people.begin(), people.end());
    people.erase(std::unique(people.begin(), people.end()), people.end());
    people.shrink_to_fit();
    return people;
}

bool Names::add(const Person &person)
{
    const auto found = std::lower_bound(m_people.begin(), m_people.end(), person.id);
    if (found == m_people.end() || *found != person.id)
        return true;
    quint32 &start = m_starts[static_cast<std::size_t>(found - m_people.begin())];
    if (start != 0)
        return true;
    if (m_bytes.size() + LengthBytes + person.name.size() > MostBytes)
        return false;
    start = static_cast<quint32>(m_bytes.size());
    m_bytes += static_cast<char>(person.name.size() & 0xff);
    m_bytes += static_cast<char>(person.name.size() >> 8);
    m_bytes += person.name;
    return true;
}

std::string_view Names::of(quint32 person) const
{
    const auto found = std::lower_bound(m_people.begin(), m_people.end(), person);
    if (found == m_people.end() || *found != person)
        return {};
    const std::size_t start = m_starts[static_cast<std::size_t>(found - m_people.begin())];
    if (start == 0)
        return {};
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(m_bytes[at]); };
    const std::size_t length = byte(start) | std::size_t(byte(start + 1)) << 8;
    return std::string_view(m_bytes).substr(start + LengthBytes, length);
}

} // namespace matinee::imdb
