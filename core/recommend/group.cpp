#include "core/recommend/group.h"

#include "core/base/text.h"

#include <algorithm>
#include <map>

namespace matinee {
namespace {

using Member = GroupOpinion::Member;

constexpr double MeanWeight = 0.5;
constexpr double LeastWeight = 0.5;

std::size_t unhappiest(const std::vector<Member> &members, int film)
{
    const auto least =
        std::min_element(members.cbegin(), members.cend(), [film](const Member &one, const Member &other) {
            return one.opinion->scores()[film] < other.opinion->scores()[film];
        });
    return std::size_t(least - members.cbegin());
}

std::vector<double> together(const std::vector<Member> &members)
{
    std::vector<double> scores(members.front().opinion->scores().size());
    for (int film = 0; film < std::ssize(scores); ++film) {
        double sum = 0;
        for (const Member &member : members)
            sum += member.opinion->scores()[film];
        const double least = members[unhappiest(members, film)].opinion->scores()[film];
        scores[film] = MeanWeight * sum / double(members.size()) + LeastWeight * least;
    }
    return scores;
}

} // namespace

Result<void> checkGuests(const QList<Guest> &guests)
{
    const auto isWrong = [](const Guest &guest) {
        return guest.loved.isEmpty() || guest.loved.size() > Guest::MostFilms;
    };
    if (guests.size() > Guest::MostGuests || std::any_of(guests.cbegin(), guests.cend(), isWrong))
        return fail(Error::Kind::Invalid, say("core", "At most 5 guests, with 1 to 10 loved films each."));
    return {};
}

GroupOpinion::GroupOpinion(std::vector<Member> members)
    : Opinion(together(members)),
      m_members(std::move(members))
{
}

std::vector<Addend> GroupOpinion::explain(int film) const
{
    const std::size_t least = unhappiest(m_members, film);
    std::map<int, double> values;
    for (std::size_t member = 0; member < m_members.size(); ++member) {
        const double weight = MeanWeight / double(m_members.size()) + (member == least ? LeastWeight : 0);
        for (const Addend &addend : m_members[member].opinion->explain(film))
            values[addend.film] += weight * addend.value;
    }
    std::vector<Addend> addends;
    for (const auto &[cause, value] : values)
        addends.push_back({cause, value});
    return addends;
}

double GroupOpinion::least(int film) const
{
    return m_members[unhappiest(m_members, film)].opinion->scores()[film];
}

Taste GroupOpinion::taste() const
{
    struct Sum {
        double strength = 0;
        int people = 0;
        bool nudged = true; // until somebody judged it
    };
    std::map<int, Sum> sums;
    for (const Member &member : m_members) {
        for (const Leaning &own : member.taste) {
            Sum &sum = sums[own.film];
            sum.strength += own.strength;
            ++sum.people;
            sum.nudged = sum.nudged && own.nudged;
        }
    }
    Taste taste;
    for (const auto &[film, sum] : sums)
        taste.push_back({film, sum.strength / sum.people, sum.nudged});
    return taste;
}

} // namespace matinee
