#include "core/posters/poster_design.h"

#include <algorithm>
#include <utility>

namespace matinee {

namespace {

constexpr PosterLayout Layouts[] = {PosterLayout::Low, PosterLayout::Low, PosterLayout::High,
                                    PosterLayout::Frame};

/// The display faces draw Latin well and nothing else.
bool isLatin(const QString &title)
{
    return std::ranges::all_of(title, [](QChar c) {
        return c.unicode() <= 0x024F || (c.unicode() >= 0x2000 && c.unicode() <= 0x206F);
    });
}

} // namespace

PosterDesign designPoster(const PosterFacts &facts)
{
    const PosterFamily &family = posterFamily(facts.genres);
    PosterRandom random(posterSeed(facts));
    const Colourway &way = random.pick(family.colourways);
    const Motif motif = random.pick(family.motifs);
    const PosterVoice voice = random.pick(family.voices);
    const PosterLayout layout = random.pick(std::span<const PosterLayout>(Layouts));
    const bool mirrored = random.next() < 0.5;
    const bool swapped = random.next() < 0.4;

    PosterColors colors{way.ground, way.tone, way.mark, way.light, way.ink};
    if (swapped)
        std::swap(colors.mark, colors.light);
    return {&family, colors,   motif,   isLatin(facts.title) ? voice : PosterVoice::Plain,
            layout,  mirrored, swapped, random};
}

} // namespace matinee
