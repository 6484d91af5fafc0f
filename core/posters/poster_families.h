#pragma once

#include "core/posters/poster.h"
#include "core/posters/poster_motifs.h"

#include <QLatin1String>
#include <QRgb>

#include <span>

namespace matinee {

struct Colourway {
    QRgb ground, tone, mark, light, ink;
};

/// What the posters of one family of genres are chosen from. Repeats make a choice likelier.
struct PosterFamily {
    QLatin1StringView name;
    std::span<const Colourway> colourways;
    std::span<const Motif> motifs;
    std::span<const PosterVoice> voices;
};

/// The family of the rarest genre: a western comedy is a western. Drama when no genre is known.
const PosterFamily &posterFamily(const QStringList &genres);

std::span<const PosterFamily *const> posterFamilies();

} // namespace matinee
