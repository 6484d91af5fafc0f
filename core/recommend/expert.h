#pragma once

#include "core/base/id.h"
#include "core/library/rating.h"
#include "core/recommend/rating_forecast.h"

#include <QList>
#include <QString>

#include <memory>
#include <utility>
#include <vector>

namespace matinee {

/// One opinion, the stuff every model learns from.
struct Verdict {
    UserId user;
    MovieId movie;
    Rating rating;
};

/// Why a movie is suggested: one addend of its score.
struct Reason {
    enum class Kind {
        LikedMovie, ///< the person's own film `movie` pulls this one up (or down: contribution < 0)
        Person, ///< a director or actor the person's films share: `name`
        Keyword, ///< `name`
        Genre, ///< `name`
        Popular, ///< popular with everyone
    };
    Kind kind = Kind::Popular;
    MovieId movie; ///< for LikedMovie
    QString name; ///< for Person, Keyword, Genre
    double contribution = 0; ///< in units of the score
    double strength = 0; ///< for LikedMovie: how the person leans to it, -1 (disliked) to 1 (loved)
    bool nudged = false; ///< for LikedMovie: not judged, but more or less like it was asked for
};

struct Suggestion {
    MovieId movie;
    double score = 0; ///< only the order means something across people
    double match = 0; ///< 0 to 1, what the window shows as "93 % match"
    QList<Reason> because; ///< LikedMovie and Popular, strongest first; the contributions add up to `score`
    /// People, keywords and genres (at most 6) that tie this film to the person's own, strongest first.
    /// They say in other words what `because` already counts: never add the two up.
    QList<Reason> shared;
    QString expert = {}; ///< Expert::name() of the one that speaks most for it; empty: unknown
    /// What the person would give it, from their own ratings; absent when they are few, of what is alike and
    /// of what several or a guest would think. The score does not depend on it.
    std::optional<PointsForecast> forecast = {};
};

/// How a person leans to one film: -1 (disliked) to 1 (loved). Films are counted from 0, in the order
/// of the index the expert was made for.
struct Leaning {
    int film = 0;
    double strength = 0;
    bool nudged = false; ///< only by Nudge::More or Less
};

/// Ascending by film, each film once.
using Taste = std::vector<Leaning>;

/// A part of a score, owed to one of the person's films or, with NoFilm, to nothing they did.
struct Addend {
    static constexpr int NoFilm = -1;
    int film = NoFilm;
    double value = 0;
};

/// What one expert thinks of every film of its index for one person. Borrows its expert.
class Opinion {
public:
    virtual ~Opinion() = default;

    const std::vector<double> &scores() const { return m_scores; } ///< one per film; higher is better
    /// The score of `film` taken apart; the values add up to it.
    virtual std::vector<Addend> explain(int film) const = 0;
    /// Expert::name() of the part that lifts `film` most above the person's average film; empty: there are no
    /// parts.
    virtual QString leadingExpert(int film) const
    {
        Q_UNUSED(film)
        return {};
    }

protected:
    explicit Opinion(std::vector<double> scores) : m_scores(std::move(scores)) { }

private:
    std::vector<double> m_scores;
};

/// The contract every model meets. An expert is learnt once for a fixed index of films, never changes
/// afterwards, and folds a person in at once: a new rating needs no new learning. The same taste
/// always gives the same scores. Pure arithmetic: no clock, no database, no chance.
class Expert {
public:
    virtual ~Expert() = default;
    virtual std::unique_ptr<Opinion> judge(const Taste &taste) const = 0;
    /// For the log of what was suggested: "popularity", "content"; the learnt ones share a name.
    virtual QString name() const { return QStringLiteral("learnt"); }
};

} // namespace matinee
