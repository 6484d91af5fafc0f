#pragma once

#include "core/base/result.h"
#include "core/recommend/expert.h"

namespace matinee {

/// Somebody who watches along and has no library here: all that is known are films they love.
struct Guest {
    static constexpr int MostGuests = 5;
    static constexpr int MostFilms = 10;

    QString name; ///< may be empty
    QList<MovieId> loved; ///< 1 to MostFilms
    friend bool operator==(const Guest &, const Guest &) = default;
};

/// Errors: Invalid, more than MostGuests or one without films or with more than MostFilms.
Result<void> checkGuests(const QList<Guest> &guests);

/// What several people think of every film together. With z the members' scores, each standardised over the
/// films that the member has not met, a film's score is
///
///     1/2 * mean over members of z + 1/2 * min over members of z
///
/// that is, half what all get out of it and half what the one gets who gets least ("average" and "least
/// misery", Masthoff 2015). For any one film that is a weighted sum of the members' scores, and so its
/// addends are the members' with those weights.
class GroupOpinion final : public Opinion {
public:
    struct Member {
        Taste taste;
        std::unique_ptr<Opinion> opinion;
    };
    /// At least one member.
    explicit GroupOpinion(std::vector<Member> members);

    std::vector<Addend> explain(int film) const override;
    const std::vector<Member> &members() const { return m_members; }
    /// The score of the member who likes the film least. Below 0 the film is worse than that member's average
    /// one, and nothing to sit through for the others' sake.
    double least(int film) const;
    /// What the members lean to, on average over those who know a film. Nudged is what nobody judged.
    Taste taste() const;

private:
    std::vector<Member> m_members;
};

} // namespace matinee
