#include "tests/sync_simulator/rare_meetings.h"

namespace matinee::simulator {

namespace {

using Kind = Step::Kind;

constexpr quint32 Far = 12; ///< exchanges enough to be done

/// A and B are devices of the first account.
constexpr int A = 0;
constexpr int B = 1;

Step sync(int who, quint32 most = Far - 1)
{
    return {Kind::Sync, who, most};
}

/// The server forgets what it had, and devices have texts that it never saw.
QList<Step> restoreAndTexts()
{
    return {{Kind::Review, A, 1},
            sync(A),
            sync(B),
            {Kind::KeepServer},
            {Kind::EditReview, A},
            sync(A),
            {Kind::Watch, A, 1},
            {Kind::RemoveWatch, A},
            {Kind::Unrate, A, 1},
            sync(A),
            sync(B),
            {Kind::EditReview, B},
            {Kind::RestoreServer},
            {Kind::EditReview, A},
            sync(A),
            sync(B),
            sync(A)};
}

/// The same, and a removal that only one device knows.
QList<Step> restoreAndRemoval()
{
    return {{Kind::Watch, A, 1},
            {Kind::Rate, A, 1, 50},
            sync(A),
            sync(B),
            {Kind::KeepServer},
            {Kind::RemoveWatch, A},
            {Kind::Unrate, A, 1},
            sync(A),
            {Kind::RestoreServer},
            sync(B),
            sync(A)};
}

/// A device alone knows what was done on the server, and has something unsent when it learns of the restore.
QList<Step> restoreAndReader()
{
    return {{Kind::Watch, A, 1},
            sync(A),
            sync(B),
            {Kind::KeepServer},
            {Kind::Rate, Server, 2, 20, 0},
            sync(A),
            {Kind::RestoreServer},
            {Kind::Rate, A, 3, 30},
            sync(A, 0),
            sync(A, 1),
            {Kind::Watch, A, 2},
            sync(A),
            sync(B)};
}

QList<Step> restoredTwice()
{
    return {
        {Kind::Rate, A, 1, 10}, sync(A),    {Kind::KeepServer},   {Kind::Rate, A, 1, 20}, sync(A), sync(B),
        {Kind::RestoreServer},  sync(B, 1), {Kind::Review, B, 2}, {Kind::RestoreServer},  sync(A), sync(B)};
}

/// Both copies of a library write at the same millisecond, and one has a request on its way.
QList<Step> copyAndEdits()
{
    return {{Kind::Rate, A, 2, 30},
            sync(A),
            {Kind::Rate, A, 3, 31},
            {Kind::CopyDevice, A, 0},
            {Kind::Review, A, 1},
            {Kind::Review, B, 1},
            {Kind::Rate, A, 1, 40},
            {Kind::Rate, B, 1, 60},
            {Kind::Ask, B},
            {Kind::Rate, B, 4, 61},
            sync(A),
            {Kind::Carry, B},
            {Kind::Rate, B, 3, 62},
            {Kind::Answer, B},
            sync(B),
            sync(A)};
}

/// The copy's request is under way with the one change both have; meanwhile it writes under a number that the
/// other one has used.
QList<Step> copyAndNumbers()
{
    return {sync(A),
            sync(B),
            {Kind::Rate, A, 3, 31},
            {Kind::CopyDevice, A, 0},
            {Kind::Ask, B},
            {Kind::Review, B, 1},
            {Kind::Rate, A, 2, 33},
            sync(A),
            {Kind::Carry, B},
            {Kind::Answer, B},
            sync(B),
            sync(A)};
}

/// Removals are purged while a device reads everything.
QList<Step> purgeAndSnapshot(bool jumps)
{
    QList<Step> steps{{Kind::Watch, A, 1},
                      {Kind::Watch, A, 2},
                      {Kind::Rate, A, 1, 50},
                      {Kind::Rate, A, 2, 50},
                      sync(A),
                      sync(B),
                      {Kind::Resync, B},
                      sync(B, 1)};
    if (jumps)
        steps.append({Kind::JumpDevice, A, 2});
    steps += {{Kind::RemoveWatch, A}, {Kind::Unrate, A, 1}, sync(A), {Kind::Purge, 0, 0}, sync(B), sync(A)};
    return steps;
}

/// The server's clock was ahead for a while; a stamp that it replaced is later than that of the text which
/// follows.
QList<Step> raisedText()
{
    return {{Kind::Rate, B, 1, 10},
            sync(B),
            sync(A),
            {Kind::JumpServer, 0, 4},
            {Kind::Rate, Server, 2, 20, 0},
            sync(B),
            {Kind::JumpServer, 0, 0},
            {Kind::JumpDevice, A, 6},
            {Kind::Review, A, 1},
            {Kind::Ask, A},
            {Kind::Carry, A},
            {Kind::EditReview, A},
            {Kind::Advance, 0, 0},
            sync(A),
            sync(B)};
}

/// Several edits of one field, all from a clock in the future.
QList<Step> jumpAndSeveral()
{
    return {sync(A),
            {Kind::JumpDevice, A, 2},
            {Kind::Rate, A, 1, 10},
            {Kind::Rate, A, 2, 10},
            {Kind::Review, A, 1},
            {Kind::EditReview, A},
            {Kind::Rate, A, 1, 20},
            {Kind::Watch, A, 1},
            sync(A),
            {Kind::JumpDevice, A, 0},
            {Kind::Rate, A, 1, 30},
            {Kind::Ask, A},
            {Kind::Carry, A},
            {Kind::Carry, A},
            {Kind::KillDevice, A},
            sync(A),
            sync(B)};
}

/// One text, two writers who do not know of each other.
QList<Step> twoWriters()
{
    return {{Kind::Review, A, 1},
            {Kind::SaveList, A},
            sync(A),
            sync(B),
            {Kind::EditReview, A},
            {Kind::EditReview, B},
            {Kind::EditList, A},
            {Kind::EditList, B},
            sync(A),
            sync(B),
            sync(A)};
}

/// A library from an older copy, whose numbers the server knows further.
QList<Step> olderCopy()
{
    return {{Kind::Rate, A, 1, 10},
            sync(A),
            {Kind::KeepDevice, A},
            {Kind::Rate, A, 2, 20},
            {Kind::Review, A, 1},
            sync(A),
            {Kind::RestoreDevice, A},
            {Kind::Rate, A, 3, 30},
            {Kind::Ask, A},
            {Kind::Rate, A, 1, 40},
            {Kind::Carry, A},
            {Kind::Answer, A},
            sync(A),
            sync(B)};
}

/// An answer that comes after its question was given up.
QList<Step> lateAnswer()
{
    return {{Kind::Rate, A, 1, 10},   sync(A),
            {Kind::Ask, B},           {Kind::Carry, B},
            {Kind::Rate, A, 1, 20},   sync(A),
            {Kind::Sync, B, Far - 1}, {Kind::LateAnswer, B, 3},
            {Kind::LateAnswer, B, 4}, {Kind::LateAnswer, B, 2},
            {Kind::LateAnswer, B, 5}, sync(B)};
}

/// Most of a diary goes at once.
QList<Step> massRemoval(bool keeps)
{
    return {{Kind::MassRemoval, A, 0, 0, 0},
            {Kind::Sync, A, 11},
            {Kind::Sync, B, 11},
            sync(B),
            sync(B),
            {Kind::MassRemoval, A, 0, 0, 1},
            sync(A),
            sync(B),
            sync(B),
            sync(B),
            {Kind::Decide, B, keeps ? 1U : 0U},
            sync(B),
            sync(B),
            sync(A)};
}

/// Most of a diary goes, and while the person thinks most ratings go as well.
QList<Step> twoMassRemovals(bool keeps)
{
    return {{Kind::MassRemoval, A, 0, 0, 0},
            {Kind::MassRemoval, A, 0, 1, 0},
            sync(A),
            sync(B),
            sync(B),
            sync(B),
            {Kind::MassRemoval, A, 0, 0, 1},
            sync(A),
            sync(B),
            {Kind::Decide, B, keeps ? 1U : 0U},
            {Kind::MassRemoval, A, 0, 1, 1},
            sync(A),
            sync(B),
            {Kind::Decide, B, 0},
            sync(B),
            sync(A)};
}

/// A film of two refs is a favourite under one of them and none under the other.
QList<Step> twoRefs()
{
    return {{Kind::Flag, A, 3, 1, 1},
            {Kind::Rate, A, 3, 40},
            sync(A),
            sync(B),
            {Kind::Flag, B, 3, 1, 0},
            {Kind::Unrate, B, 3},
            sync(B),
            sync(A),
            {Kind::CorrectFilm, A, 3, 1, 1},
            sync(A),
            {Kind::CorrectFilm, B, 3, 2, 1},
            sync(B),
            sync(A)};
}

/// A correction is taken back, and then another fact is put right.
QList<Step> correctedAgain()
{
    return {{Kind::CorrectFilm, A, 1, 1, 1}, sync(A), {Kind::Undo, A}, sync(A), sync(B),
            {Kind::CorrectFilm, A, 1, 2, 1}, sync(A), sync(B)};
}

/// A diary entry is changed here and there, and then the first change is taken back.
QList<Step> changedAndBack()
{
    return {{Kind::Watch, A, 1},
            sync(A),
            sync(B),
            {Kind::EditWatch, A, 0, 0, 1},
            sync(A),
            sync(B),
            {Kind::EditWatch, B, 0, 0, 1},
            {Kind::EditWatch, B, 0, 0, 0},
            sync(B),
            sync(A),
            {Kind::Undo, A},
            sync(A),
            sync(B)};
}

/// A newer program wrote something that nothing here knows.
QList<Step> newerClient()
{
    return {{Kind::Rate, A, 1, 10},
            {Kind::Review, A, 1},
            sync(A),
            sync(B),
            {Kind::Newer, 0, 0, 0, 0},
            sync(B),
            {Kind::Newer, 0, 0, 1, 0},
            {Kind::Rate, B, 1, 20},
            {Kind::EditReview, B},
            sync(B),
            {Kind::Resync, A},
            sync(A)};
}

} // namespace

QList<Step> rareMeeting(Chance &chance)
{
    QList<Step> steps;
    const bool isOther = chance.oneIn(2);
    const std::vector<QList<Step> (*)()> meetings{
        restoreAndTexts, restoreAndRemoval, restoreAndReader, restoredTwice,  copyAndEdits,
        copyAndNumbers,  raisedText,        jumpAndSeveral,   twoWriters,     olderCopy,
        lateAnswer,      newerClient,       twoRefs,          correctedAgain, changedAndBack};
    const quint32 which = chance.below(quint32(meetings.size()) + 4);
    if (which < meetings.size())
        steps = meetings.at(which)();
    else if (which < meetings.size() + 2)
        steps = which == meetings.size() ? massRemoval(isOther) : twoMassRemovals(isOther);
    else
        steps = purgeAndSnapshot(isOther);
    if (chance.oneIn(2) && steps.size() > 2)
        steps.removeAt(qsizetype(chance.below(quint32(steps.size()))));
    return steps;
}

} // namespace matinee::simulator
