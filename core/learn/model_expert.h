#pragma once

#include "core/learn/model.h"
#include "core/recommend/expert.h"

#include <memory>

namespace matinee::learn {

/// A learnt model where the window and the blend expect an expert. What a person leans against does not
/// count yet: the models are learnt from likes.
class ModelExpert final : public Expert {
public:
    explicit ModelExpert(std::unique_ptr<const Model> model) : m_model(std::move(model)) { }

    std::unique_ptr<Opinion> judge(const Taste &taste) const override;

private:
    std::unique_ptr<const Model> m_model;
};

} // namespace matinee::learn
