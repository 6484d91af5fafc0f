#include "core/search/index.h"

namespace matinee {

int Index::films() const
{
    int films = 0;
    for (const LivePart &part : parts)
        films += static_cast<int>(part.live->count());
    return films;
}

Bitset visibleFilms(const LivePart &part, UserId viewer)
{
    Bitset films = *part.live;
    for (const auto &[doc, owner] : part.segment->columns().owned) {
        if (UserId(owner) != viewer)
            films.reset(doc);
    }
    return films;
}

LivePart wholePart(SegmentPtr segment)
{
    auto live = std::make_shared<const Bitset>(segment->size(), true);
    return {std::move(segment), std::move(live)};
}

LivePart without(const LivePart &part, const QList<MovieId> &movies)
{
    std::shared_ptr<Bitset> live;
    for (const MovieId movie : movies) {
        const auto doc = part.segment->docOf(movie);
        if (!doc || !part.live->test(*doc))
            continue;
        if (!live)
            live = std::make_shared<Bitset>(*part.live);
        live->reset(*doc);
    }
    return live ? LivePart{part.segment, std::move(live)} : part;
}

} // namespace matinee
