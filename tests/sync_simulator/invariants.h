#pragma once

namespace matinee {
struct SyncAnswer;
struct SyncQuestion;
} // namespace matinee

namespace matinee::simulator {

class World;
struct Device;

/// I7: what is shown is the base with the unsent edits over it.
void checkVisible(World &world, Device &device);
/// I6 and I8 of a device, and I7 if what is shown may have changed.
void checkDevice(World &world, Device &device, bool isChanged);
/// I11, after an answer was taken in.
void checkTaken(World &world, Device &device, const SyncQuestion &question, const SyncAnswer &answer);
/// I8 and I9 of an account on the server.
void checkServer(World &world, int account);
/// I1, I2, I3, I5, I10 and I13, when faults are over and all is sent and read.
void checkEnd(World &world);

} // namespace matinee::simulator
