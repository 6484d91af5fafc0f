#include "tests/sync_simulator/shrink.h"

#include <QDeadlineTimer>

namespace matinee::simulator {

using namespace Qt::StringLiterals;

namespace {

/// Who does it, or to whom it is done.
QString nameIn(const History &history, const Step &step)
{
    using Kind = Step::Kind;
    const bool isOfServer = step.kind == Kind::JumpServer || step.kind == Kind::KeepServer
        || step.kind == Kind::RestoreServer || step.kind == Kind::Purge || step.kind == Kind::Newer;
    return nameOfMachine(isOfServer || step.who == Server ? Server : step.who % history.devices);
}

} // namespace

History shrunk(World &world, History history, const Violation &violation, const NamedDefect *defect,
               std::chrono::milliseconds atMost)
{
    const QDeadlineTimer deadline(atMost);
    const auto stillFails = [&](const History &tried) {
        const auto found = world.play(tried, defect);
        return found && found->name == violation.name;
    };
    bool isSmaller = true;
    while (isSmaller && !deadline.hasExpired()) {
        isSmaller = false;
        for (qsizetype size = std::max<qsizetype>(1, history.steps.size() / 2); size > 0; size /= 2) {
            for (qsizetype at = 0; at < history.steps.size() && !deadline.hasExpired();) {
                History tried = history;
                tried.steps.remove(at, std::min(size, tried.steps.size() - at));
                if (stillFails(tried)) {
                    history = tried;
                    isSmaller = true;
                } else {
                    at += size;
                }
            }
        }
    }
    return history;
}

QString toldStory(const History &history)
{
    QString story = u"%1 devices%2, at most %3 records a pull%4\n"_s.arg(history.devices)
                        .arg(history.devices > 2 ? u" (the last one of the other account)"_s : QString())
                        .arg(history.page)
                        .arg(history.isSmall ? u", small quotas"_s : QString());
    for (const Step &step : history.steps)
        story += u"  %1. %2: %3 (%4, %5, %6)\n"_s.arg(step.id, 3)
                     .arg(nameIn(history, step), nameOf(step.kind))
                     .arg(step.a)
                     .arg(step.b)
                     .arg(step.c);
    return story + u"  then faults stop, everything is sent and read\n"_s;
}

} // namespace matinee::simulator
