#include "core/recommend/blend.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace matinee {
namespace {

constexpr double WantedFilm = 0.5; // of a film with a verdict

struct Spread {
    double mean = 0;
    double deviation = 0;
};

/// Over the films that are not in the taste: a person's own films are all alike to themselves and
/// would stretch the scale. (When they have met everything, over all films.)
Spread spreadOf(const std::vector<double> &scores, const Taste &taste)
{
    const bool skipOwn = taste.size() < scores.size();
    double sum = 0;
    double squares = 0;
    std::size_t count = 0;
    auto own = taste.cbegin();
    for (int film = 0; film < std::ssize(scores); ++film) {
        if (own != taste.cend() && own->film == film) {
            ++own;
            if (skipOwn)
                continue;
        }
        sum += scores[film];
        squares += scores[film] * scores[film];
        ++count;
    }
    if (count == 0)
        return {};
    const double mean = sum / double(count);
    const double variance = squares / double(count) - mean * mean;
    // What rounding leaves of equal scores is no spread.
    const bool flat = variance <= 1e-12 * (squares / double(count));
    return {mean, flat ? 0 : std::sqrt(variance)};
}

class BlendedOpinion final : public Opinion {
public:
    struct Voice {
        std::unique_ptr<Opinion> opinion;
        double factor = 0;
        double mean = 0; ///< of its own scores
        QString name = {};
    };

    BlendedOpinion(std::vector<double> scores, std::vector<Voice> voices, double shift)
        : Opinion(std::move(scores)),
          m_voices(std::move(voices)),
          m_shift(shift)
    {
    }

    std::vector<Addend> explain(int film) const override
    {
        std::vector<Addend> all = {{Addend::NoFilm, m_shift}};
        for (const Voice &voice : m_voices) {
            for (const Addend &addend : voice.opinion->explain(film))
                all.push_back({addend.film, addend.value * voice.factor});
        }
        std::stable_sort(all.begin(), all.end(),
                         [](const Addend &a, const Addend &b) { return a.film < b.film; });

        std::vector<Addend> merged;
        merged.reserve(all.size());
        for (const Addend &addend : all) {
            if (!merged.empty() && merged.back().film == addend.film)
                merged.back().value += addend.value;
            else
                merged.push_back(addend);
        }
        return merged;
    }

    QString leadingExpert(int film) const override
    {
        const auto lift = [film](const Voice &voice) {
            return voice.factor * (voice.opinion->scores()[std::size_t(film)] - voice.mean);
        };
        const auto most = std::max_element(m_voices.cbegin(), m_voices.cend(),
                                           [&](const Voice &a, const Voice &b) { return lift(a) < lift(b); });
        return most == m_voices.cend() ? QString() : most->name;
    }

private:
    std::vector<Voice> m_voices;
    double m_shift;
};

} // namespace

double weightAt(const WeightCurve &curve, double films)
{
    for (std::size_t at = 0; at < curve.size(); ++at) {
        if (films > curve[at].films)
            continue;
        if (at == 0)
            return curve[at].weight;
        const WeightPoint &below = curve[at - 1];
        const double way = (films - below.films) / (curve[at].films - below.films);
        return below.weight + way * (curve[at].weight - below.weight);
    }
    return curve.back().weight;
}

double filmsTold(const Taste &taste)
{
    return std::accumulate(taste.cbegin(), taste.cend(), 0.0, [](double films, const Leaning &own) {
        return films + (!own.nudged ? 1 : own.strength > 0 ? WantedFilm : 0);
    });
}

std::unique_ptr<Opinion> Blend::judge(const Taste &taste) const
{
    const double films = filmsTold(taste);
    std::vector<double> scores;
    std::vector<BlendedOpinion::Voice> voices;
    double shift = 0;
    for (const Part &part : m_parts) {
        auto opinion = part.expert->judge(taste);
        const auto [mean, deviation] = spreadOf(opinion->scores(), taste);
        const double factor = deviation > 0 ? weightAt(part.weight, films) / deviation : 0;
        scores.resize(opinion->scores().size());
        for (std::size_t film = 0; film < scores.size(); ++film)
            scores[film] += factor * (opinion->scores()[film] - mean);
        shift -= factor * mean;
        if (factor != 0)
            voices.push_back({std::move(opinion), factor, mean, part.expert->name()});
    }

    const auto [mean, deviation] = spreadOf(scores, taste);
    const double scale = deviation > 0 ? 1 / deviation : 0;
    for (double &score : scores)
        score = (score - mean) * scale;
    for (auto &voice : voices)
        voice.factor *= scale;
    return std::make_unique<BlendedOpinion>(std::move(scores), std::move(voices), (shift - mean) * scale);
}

double matchOf(double score)
{
    return 0.5 + 0.48 * score / std::sqrt(4 + score * score);
}

} // namespace matinee
