#pragma once

#include "core/learn/model.h"
#include "core/recommend/expert.h"

#include <memory>

namespace matinee::learn {

/// A learnt model where the blend expects an expert. What a person leans against does not count: the models
/// are learnt from likes. The person's own films, and those that the model does not know, score like its
/// median film.
class ModelExpert final : public Expert {
public:
    static constexpr int Unknown = -1;

    /// `modelFilms`: for each film of the expert's index its number in the model, or Unknown.
    ModelExpert(std::shared_ptr<const Model> model, std::vector<int> modelFilms)
        : m_model(std::move(model)),
          m_modelFilms(std::move(modelFilms))
    {
    }

    std::unique_ptr<Opinion> judge(const Taste &taste) const override;

private:
    std::shared_ptr<const Model> m_model;
    std::vector<int> m_modelFilms;
};

} // namespace matinee::learn
