#include "core/recommend/learnt_model.h"

namespace matinee {

BlendCurves usualCurves()
{
    return {{{0, 1.0}, {1, 0.74}, {3, 0.74}, {5, 0.69}, {10, 0.59}, {20, 0.51}, {100, 0.40}},
            {{0, 0.0}, {1, 0.26}, {3, 0.26}, {5, 0.31}, {10, 0.41}, {20, 0.49}, {100, 0.60}},
            {}};
}

std::vector<Blend::Part> personalParts(std::shared_ptr<const Expert> popularity,
                                       std::shared_ptr<const Expert> content, const LearntModel *learnt,
                                       const QList<Movie> &movies)
{
    const BlendCurves curves = learnt ? learnt->curves() : usualCurves();
    std::vector<Blend::Part> parts = {{std::move(popularity), curves.popularity},
                                      {std::move(content), curves.content}};
    auto expert = learnt && !curves.learnt.empty() ? learnt->expertFor(movies) : nullptr;
    if (expert)
        parts.push_back({std::move(expert), curves.learnt});
    return parts;
}

} // namespace matinee
