#include "core/learn/model_expert.h"

namespace matinee::learn {
namespace {

class ModelOpinion final : public Opinion {
public:
    ModelOpinion(const Model &model, History history, std::vector<double> scores)
        : Opinion(std::move(scores)),
          m_model(model),
          m_history(std::move(history))
    {
    }

    std::vector<Addend> explain(int film) const override
    {
        const Eigen::VectorXf values = m_model.addends(m_history, film);
        std::vector<Addend> addends;
        double rest = scores()[film];
        for (std::size_t place = 0; place < m_history.size(); ++place) {
            addends.push_back({m_history[place].film, values[place]});
            rest -= values[place];
        }
        addends.push_back({Addend::NoFilm, rest});
        return addends;
    }

private:
    const Model &m_model;
    History m_history;
};

} // namespace

std::unique_ptr<Opinion> ModelExpert::judge(const Taste &taste) const
{
    History history;
    for (const Leaning &leaning : taste) {
        if (leaning.strength > 0)
            history.push_back({leaning.film, static_cast<float>(leaning.strength), 0});
    }
    const Eigen::VectorXf scores = m_model->scores(history);
    return std::make_unique<ModelOpinion>(*m_model, std::move(history),
                                          std::vector<double>(scores.begin(), scores.end()));
}

} // namespace matinee::learn
