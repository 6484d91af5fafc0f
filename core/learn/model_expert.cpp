#include "core/learn/model_expert.h"

#include <algorithm>

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

class ModelOpinion final : public Opinion {
public:
    ModelOpinion(const Model &model, const std::vector<int> &modelFilms, Known known,
                 std::vector<double> scores)
        : Opinion(std::move(scores)),
          m_model(model),
          m_modelFilms(modelFilms),
          m_known(std::move(known))
    {
    }

    std::vector<Addend> explain(int film) const override
    {
        if (m_modelFilms[film] == ModelExpert::Unknown)
            return {{Addend::NoFilm, scores()[film]}};
        const Eigen::VectorXf values = m_model.addends(m_known.history, m_modelFilms[film]);
        std::vector<Addend> addends;
        double rest = scores()[film];
        for (std::size_t place = 0; place < m_known.films.size(); ++place) {
            addends.push_back({m_known.films[place], values[place]});
            rest -= values[place];
        }
        addends.push_back({Addend::NoFilm, rest});
        return addends;
    }

private:
    const Model &m_model;
    const std::vector<int> &m_modelFilms;
    Known m_known;
};

double medianOf(std::vector<double> scores)
{
    if (scores.empty())
        return 0;
    const auto middle = scores.begin() + std::ssize(scores) / 2;
    std::nth_element(scores.begin(), middle, scores.end());
    return *middle;
}

} // namespace

std::unique_ptr<Opinion> ModelExpert::judge(const Taste &taste) const
{
    Known known = knownOf(taste, m_modelFilms);
    const Eigen::VectorXf modelScores = m_model->scores(known.history);
    std::vector<double> ofKnown;
    for (const int film : m_modelFilms) {
        if (film != Unknown)
            ofKnown.push_back(modelScores[film]);
    }
    const double median = medianOf(std::move(ofKnown));
    std::vector<double> scores;
    scores.reserve(m_modelFilms.size());
    for (const int film : m_modelFilms)
        scores.push_back(film == Unknown ? median : modelScores[film]);
    return std::make_unique<ModelOpinion>(*m_model, m_modelFilms, std::move(known), std::move(scores));
}

} // namespace matinee::learn
