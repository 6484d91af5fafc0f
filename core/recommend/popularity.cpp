#include "core/recommend/popularity.h"

#include "core/recommend/verdict_table.h"

#include <algorithm>
#include <cmath>

namespace matinee {
namespace {

constexpr double UnknownRank = 0.25;
constexpr double PriorMean = 60; // points
constexpr double PriorRatings = 5; // as many ratings as the prior is worth

/// `rank` from 0 (the least popular) to 1, both excluded.
double scoreOf(double rank)
{
    return std::asinh(std::log(rank / (1 - rank)));
}

class PopularityOpinion final : public Opinion {
public:
    explicit PopularityOpinion(std::vector<double> scores) : Opinion(std::move(scores)) { }
    std::vector<Addend> explain(int film) const override { return {{Addend::NoFilm, scores()[film]}}; }
};

} // namespace

Popularity::Popularity(const std::vector<std::optional<double>> &figures)
    : m_scores(figures.size(), scoreOf(UnknownRank))
{
    std::vector<int> known;
    for (int film = 0; film < std::ssize(figures); ++film) {
        if (figures[film])
            known.push_back(film);
    }
    std::sort(known.begin(), known.end(), [&](int a, int b) { return *figures[a] < *figures[b]; });

    for (std::size_t first = 0; first < known.size();) {
        auto last = first + 1;
        while (last < known.size() && *figures[known[last]] == *figures[known[first]])
            ++last;
        const double meanRank = double(first + last) / 2 / double(known.size());
        for (; first < last; ++first)
            m_scores[known[first]] = scoreOf(meanRank);
    }
}

std::unique_ptr<Opinion> Popularity::judge(const Taste &) const
{
    return std::make_unique<PopularityOpinion>(m_scores);
}

std::vector<std::optional<double>> popularityFigures(const VerdictTable &verdicts)
{
    std::vector<int> count(verdicts.movies().size());
    std::vector<int> points(verdicts.movies().size());
    for (int person = 0; person < verdicts.people(); ++person) {
        for (const Encounter &encounter : verdicts.encounters(person)) {
            ++count[encounter.film];
            points[encounter.film] += encounter.rating->points();
        }
    }

    std::vector<std::optional<double>> figures(count.size());
    for (std::size_t film = 0; film < count.size(); ++film) {
        const double mean = (PriorMean * PriorRatings + points[film]) / (PriorRatings + count[film]);
        if (count[film] > 0)
            figures[film] = mean * std::log1p(count[film]);
    }
    return figures;
}

std::vector<std::optional<double>> popularityFigures(const QList<Movie> &movies)
{
    std::vector<std::optional<double>> figures;
    figures.reserve(movies.size());
    for (const Movie &movie : movies)
        figures.push_back(movie.summary.popularity);
    return figures;
}

} // namespace matinee
