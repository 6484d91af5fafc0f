#pragma once

#include "core/posters/poster.h"
#include "core/posters/poster_families.h"
#include "core/posters/poster_seed.h"

namespace matinee {

enum class PosterLayout {
    Low, ///< stage above, title at the foot
    High, ///< title at the top, stage below
    Frame, ///< as Low, with ground all round the stage
};

/// Every choice a poster rests on, made from its facts alone.
struct PosterDesign {
    const PosterFamily *family;
    PosterColors colors; ///< mark and light already exchanged when `swapped`
    Motif motif;
    PosterVoice voice;
    PosterLayout layout;
    bool mirrored; ///< the stage only
    bool swapped;
    PosterRandom random; ///< where the motif goes on
};

PosterDesign designPoster(const PosterFacts &facts);

} // namespace matinee
