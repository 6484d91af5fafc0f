#include "core/learn/model_expert.h"

#include <algorithm>
#include <cmath>

namespace matinee::learn {
namespace {

/// What of a taste a model can use, and where in the index it came from.
struct Known {
    History history; ///< in the model's numbers
    std::vector<int> films; ///< in the index's
};

Known knownOf(const Taste &taste, const std::vector<int> &modelFilms)
{
    std::vector<std::pair<Mark, int>> marks;
    for (const Leaning &leaning : taste) {
        if (leaning.strength > 0 && modelFilms[leaning.film] != ModelExpert::Unknown)
            marks.emplace_back(Mark{modelFilms[leaning.film], static_cast<float>(leaning.strength), 0},
                               leaning.film);
    }
    std::sort(marks.begin(), marks.end(),
              [](const auto &a, const auto &b) { return a.first.film < b.first.film; });
    Known known;
    for (const auto &[mark, film] : marks) {
        if (!known.history.empty() && known.history.back().film == mark.film)
            continue; // two films of the index that are one in the model
        known.history.push_back(mark);
        known.films.push_back(film);
    }
    return known;
}

double medianOf(std::vector<double> scores)
{
    if (scores.empty())
        return 0;
    const auto middle = scores.begin() + std::ssize(scores) / 2;
    std::nth_element(scores.begin(), middle, scores.end());
    return *middle;
}

/// Scores of models have long tails: a few films stand ten deviations above the mean and would drown what
/// other experts say. Each is multiplied by asinh(z) / z, z in deviations from the median; so are its
/// addends.
class Bend {
public:
    /// `scores` of the films that the model knows; brings them to asinh(z).
    Bend(std::vector<double> &scores, const std::vector<bool> &isKnown)
    {
        std::vector<double> known;
        for (std::size_t film = 0; film < scores.size(); ++film) {
            if (isKnown[film])
                known.push_back(scores[film]);
        }
        const double median = medianOf(known);
        double squares = 0;
        for (const double score : known)
            squares += (score - median) * (score - median);
        const double deviation = known.empty() ? 0 : std::sqrt(squares / double(known.size()));
        m_factors.resize(scores.size());
        for (std::size_t film = 0; film < scores.size(); ++film) {
            const double z = isKnown[film] && deviation > 0 ? (scores[film] - median) / deviation : 0;
            m_factors[film] = deviation > 0 ? (z == 0 ? 1 : std::asinh(z) / z) / deviation : 0;
            scores[film] = std::asinh(z);
        }
    }

    double factor(int film) const { return m_factors[film]; } ///< from an addend of the model to one here

private:
    std::vector<double> m_factors;
};

class ModelOpinion final : public Opinion {
public:
    ModelOpinion(const Model &model, const std::vector<int> &modelFilms, Known known,
                 std::vector<double> scores, Bend bend)
        : Opinion(std::move(scores)),
          m_model(model),
          m_modelFilms(modelFilms),
          m_known(std::move(known)),
          m_bend(std::move(bend))
    {
    }

    std::vector<Addend> explain(int film) const override
    {
        const bool isOwn = std::find(m_known.films.begin(), m_known.films.end(), film) != m_known.films.end();
        if (isOwn || m_modelFilms[film] == ModelExpert::Unknown)
            return {{Addend::NoFilm, scores()[film]}};
        if (!m_explainer)
            m_explainer = m_model.explainer(m_known.history);
        const Eigen::VectorXf values = m_explainer(m_modelFilms[film]);
        std::vector<Addend> addends;
        double rest = scores()[film];
        for (std::size_t place = 0; place < m_known.films.size(); ++place) {
            const double value = values[place] * m_bend.factor(film);
            addends.push_back({m_known.films[place], value});
            rest -= value;
        }
        addends.push_back({Addend::NoFilm, rest});
        return addends;
    }

private:
    const Model &m_model;
    const std::vector<int> &m_modelFilms;
    Known m_known;
    Bend m_bend;
    mutable Model::Explainer m_explainer; ///< made when it is first needed
};

} // namespace

std::unique_ptr<Opinion> ModelExpert::judge(const Taste &taste) const
{
    Known known = knownOf(taste, m_modelFilms);
    const Eigen::VectorXf modelScores = m_model->scores(known.history);
    std::vector<double> scores;
    std::vector<bool> isKnown;
    for (const int film : m_modelFilms) {
        isKnown.push_back(film != Unknown);
        scores.push_back(film == Unknown ? 0 : modelScores[film]);
    }
    for (const int film : known.films) // a model says nothing of a person's own films
        isKnown[film] = false;
    Bend bend(scores, isKnown);
    return std::make_unique<ModelOpinion>(*m_model, m_modelFilms, std::move(known), std::move(scores),
                                          std::move(bend));
}

} // namespace matinee::learn
