#pragma once

#include "tests/sync_simulator/world.h"

#include <chrono>

namespace matinee::simulator {

/// The same history without the steps that the violation does not need, as far as the time goes.
History shrunk(World &world, History history, const Violation &violation, const NamedDefect *defect,
               std::chrono::milliseconds atMost);

/// For a person: one line a step.
QString toldStory(const History &history);

} // namespace matinee::simulator
