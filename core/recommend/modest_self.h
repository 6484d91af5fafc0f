#pragma once

#include "core/recommend/expert.h"

namespace matinee {

/// The same opinion, where each of `films` speaks for (or against) itself only as loud as it does for a film
/// much like it. A film that a person has not seen can be part of their taste, as a favourite or by a nudge.
/// Nothing is as like it as itself, which is no reason to put it first; but without any word of its own,
/// "more like this" would lower the film itself, because only its like would rise.
class ModestSelf final : public Opinion {
public:
    ModestSelf(std::unique_ptr<Opinion> opinion, std::vector<int> films);

    std::vector<Addend> explain(int film) const override;
    QString leadingExpert(int film) const override { return m_opinion->leadingExpert(film); }

private:
    std::unique_ptr<Opinion> m_opinion;
    std::vector<int> m_films;
};

} // namespace matinee
