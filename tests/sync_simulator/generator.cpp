#include "tests/sync_simulator/generator.h"

#include "tests/sync_simulator/chance.h"
#include "tests/sync_simulator/rare_meetings.h"

namespace matinee::simulator {

namespace {

using Kind = Step::Kind;

struct Weight {
    Kind kind;
    int weight;
};

constexpr Weight Edits[] = {{Kind::Rate, 8},        {Kind::Unrate, 3},     {Kind::Watch, 6},
                            {Kind::RemoveWatch, 3}, {Kind::EditWatch, 5},  {Kind::Flag, 5},
                            {Kind::Review, 5},      {Kind::EditReview, 7}, {Kind::RemoveReview, 2},
                            {Kind::SaveList, 2},    {Kind::EditList, 2},   {Kind::RemoveList, 1},
                            {Kind::ListItem, 4},    {Kind::OwnFilm, 1},    {Kind::CorrectFilm, 5},
                            {Kind::Preference, 2},  {Kind::Undo, 4},       {Kind::Redo, 2}};

constexpr Weight Messages[] = {{Kind::Ask, 8},        {Kind::Carry, 9}, {Kind::Answer, 9},
                               {Kind::LateAnswer, 2}, {Kind::Lose, 2},  {Kind::CutAnswer, 1},
                               {Kind::Cross, 1},      {Kind::Sync, 9}};

constexpr Weight Faults[] = {{Kind::KillDevice, 3}, {Kind::KillInTake, 3}, {Kind::KillInEdit, 2},
                             {Kind::KillServer, 3}, {Kind::Advance, 8},    {Kind::JumpDevice, 3},
                             {Kind::JumpServer, 1}, {Kind::KeepDevice, 2}, {Kind::RestoreDevice, 2},
                             {Kind::CopyDevice, 1}, {Kind::KeepServer, 3}, {Kind::RestoreServer, 2},
                             {Kind::Purge, 1},      {Kind::Decide, 1},     {Kind::Resync, 1},
                             {Kind::SignOut, 1},    {Kind::SignIn, 2}};

template <std::size_t Size>
Kind chosen(const Weight (&weights)[Size], Chance &chance)
{
    int all = 0;
    for (const Weight &weight : weights)
        all += weight.weight;
    int left = int(chance.below(quint32(all)));
    for (const Weight &weight : weights) {
        left -= weight.weight;
        if (left < 0)
            return weight.kind;
    }
    return weights[0].kind;
}

/// How often things go wrong, from hardly ever to all the time.
Step anyStep(Chance &chance, const History &history, quint32 trouble)
{
    Step step;
    const quint32 which = chance.below(100);
    step.kind = which < trouble ? chosen(Faults, chance)
        : which < 55            ? chosen(Messages, chance)
                                : chosen(Edits, chance);
    step.who = int(chance.below(quint32(history.devices)));
    const bool isEdit = step.kind <= Kind::Redo;
    if (isEdit && chance.oneIn(10))
        step.who = Server;
    step.a = chance.below(1000);
    step.b = chance.below(1000);
    step.c = chance.below(1000);
    return step;
}

} // namespace

History historyOf(quint64 seed, int steps)
{
    // Mixed once more, or the histories of neighbouring seeds would be the same one, shifted.
    Chance chance(Chance(seed).next());
    History history;
    history.seed = seed;
    history.devices = 2 + int(chance.below(3));
    history.page = chance.oneIn(2) ? 1 + int(chance.below(3)) : 4 + int(chance.below(30));
    history.isSmall = chance.oneIn(10);
    const quint32 trouble = QList<quint32>{2, 10, 25}.at(chance.below(3));
    const bool isRare = chance.below(5) < 2;
    const int before = isRare ? int(chance.below(quint32(steps / 2))) : steps;
    for (int i = 0; i < before; ++i)
        history.steps.append(anyStep(chance, history, trouble));
    if (isRare)
        history.steps += rareMeeting(chance);
    if (isRare && chance.oneIn(4))
        history.steps += rareMeeting(chance);
    while (isRare && history.steps.size() < steps)
        history.steps.append(anyStep(chance, history, trouble));
    if (chance.oneIn(15))
        history.steps.append({Kind::Export});
    for (int i = 0; i < history.steps.size(); ++i)
        history.steps[i].id = i + 1;
    return history;
}

} // namespace matinee::simulator
