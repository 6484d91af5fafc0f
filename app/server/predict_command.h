#pragma once

#include "app/server/server_options.h"

namespace matinee {

/// Learns from one file of ratings and writes to stdout what people would give films, for the pairs of
/// another, in its order: user,item,predicted_rating,low,high. Four ratings in five are within low..high.
/// The people are known by the training file, the fold-in, both, or not at all.
/// Nothing is written unless everything that was given can be used.
int predictRatings(const ServerOptions &options);

} // namespace matinee
