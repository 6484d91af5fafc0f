#pragma once

#include "core/recommend/expert.h"

namespace matinee {

/// The same opinion, where none of `films` speaks for (or against) itself. A film that a person has not seen
/// can be part of their taste, as a favourite or by a nudge; being like itself is no reason to suggest it.
class WithoutSelf final : public Opinion {
public:
    WithoutSelf(std::unique_ptr<Opinion> opinion, std::vector<int> films);

    std::vector<Addend> explain(int film) const override;
    QString leadingExpert(int film) const override { return m_opinion->leadingExpert(film); }

private:
    std::unique_ptr<Opinion> m_opinion;
    std::vector<int> m_films;
};

} // namespace matinee
