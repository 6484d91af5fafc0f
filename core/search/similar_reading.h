#pragma once

#include "core/search/text_match.h"

namespace matinee {

/// How many errors a word is forgiven: four or five letters one, longer ones two, and of three letters a swap
/// of two; numbers none.
int mostErrors(QByteArrayView word);

/// The words of a segment's dictionary that are exactly so many errors away; with `begun` also those of which
/// it may be a beginning.
Reading readSimilar(const Segment &segment, QByteArrayView word, bool begun, int errors);

} // namespace matinee
