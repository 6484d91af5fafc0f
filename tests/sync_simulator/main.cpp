// Plays histories of several devices and a server against each other and checks what sync promises.
// Everything follows from the seed.
#include "tests/sync_simulator/generator.h"
#include "tests/sync_simulator/shrink.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHashSeed>
#include <QTextStream>

#include <sqlite3.h>

using namespace matinee::simulator;
using namespace Qt::StringLiterals;

namespace {

constexpr int UsualSteps = 20;
constexpr int MostTold = 5; ///< violations

struct Wanted {
    quint64 from = 1;
    quint64 to = 500;
    int steps = UsualSteps;
    qint64 seconds = 0; ///< 0: as long as it takes
    qint64 shrinking = 20; ///< seconds to look for a shorter history
    const NamedDefect *defect = nullptr;
    bool census = false;
};

/// The one that plays; what the product logs is about it.
World *playing = nullptr;

void hear(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    if (type == QtFatalMsg)
        QTextStream(stderr) << text << Qt::endl;
    else if (playing && text.startsWith("sync: what is here"_L1))
        playing->noteDifference();
}

QTextStream &out()
{
    static QTextStream stream(stdout);
    return stream;
}

void tell(World &world, const History &history, const Violation &violation, const Wanted &wanted)
{
    out() << "seed " << history.seed << " breaks " << violation.name << ": " << violation.what << '\n';
    if (wanted.shrinking == 0)
        return;
    const History least =
        shrunk(world, history, violation, wanted.defect, std::chrono::seconds(wanted.shrinking));
    const auto again = world.play(least, wanted.defect);
    out() << toldStory(least) << "  " << (again ? again->name + u": "_s + again->what : QString()) << "\n\n";
    out().flush();
}

int play(const Wanted &wanted)
{
    World world;
    playing = &world;
    QElapsedTimer time;
    time.start();
    quint64 played = 0;
    int violations = 0;
    for (quint64 seed = wanted.from; seed <= wanted.to; ++seed) {
        if (wanted.seconds > 0 && time.elapsed() > wanted.seconds * 1000)
            break;
        const History history = historyOf(seed, wanted.steps);
        const auto violation = world.play(history, wanted.defect);
        ++played;
        if (!violation)
            continue;
        if (++violations <= MostTold)
            tell(world, history, *violation, wanted);
        if (wanted.defect) {
            out() << wanted.defect->name << " found by " << violation->name << " after " << played
                  << " histories\n";
            break;
        }
    }
    for (auto event = world.census().begin(); wanted.census && event != world.census().end(); ++event)
        out() << event.key() << ": " << event.value() << '\n';
    const double seconds = std::max(0.001, double(time.elapsed()) / 1000);
    out() << played << " histories, " << int(double(played) / seconds) << " a second, " << violations
          << " violations\n";
    return violations == 0 ? 0 : 1;
}

/// One thread, and nobody asks what memory is in use: a tenth faster.
void plainSqlite()
{
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

int wrongOptions(const QString &what)
{
    QTextStream(stderr) << what << '\n';
    return 2;
}

} // namespace

int main(int argc, char **argv)
{
    plainSqlite();
    QHashSeed::setDeterministicGlobalSeed();
    seedSystemChance(1);
    QCoreApplication application(argc, argv);
    qSetMessagePattern(u"%{message}"_s);
    qInstallMessageHandler(hear);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions(
        {{u"seeds"_s, u"Which histories."_s, u"FROM..TO"_s, u"1..500"_s},
         {u"steps"_s, u"How long one is."_s, u"N"_s, QString::number(UsualSteps)},
         {u"seconds"_s, u"Ends after that time, whatever is left."_s, u"N"_s, u"0"_s},
         {u"defect"_s, u"Makes a mistake; ends with the first history that shows it."_s, u"NAME"_s},
         {u"shrink"_s, u"Looks that long for a shorter history."_s, u"SECONDS"_s, u"20"_s},
         {u"census"_s, u"Says how often what happened."_s},
         {u"list-defects"_s, u"Says which there are."_s}});
    parser.process(application);
    const QList<NamedDefect> defects = allDefects();
    if (parser.isSet(u"list-defects"_s)) {
        for (const NamedDefect &defect : defects)
            out() << defect.name << " (" << defect.invariant << "): " << defect.what << '\n';
        return 0;
    }
    Wanted wanted;
    const QStringList seeds = parser.value(u"seeds"_s).split(u".."_s);
    wanted.from = seeds.first().toULongLong();
    wanted.to = seeds.last().toULongLong();
    wanted.steps = parser.value(u"steps"_s).toInt();
    wanted.seconds = parser.value(u"seconds"_s).toLongLong();
    wanted.census = parser.isSet(u"census"_s);
    wanted.shrinking = parser.value(u"shrink"_s).toLongLong();
    if (wanted.from == 0 || wanted.to < wanted.from || wanted.steps < 2)
        return wrongOptions(u"--seeds FROM..TO from 1, --steps from 2"_s);
    for (const NamedDefect &defect : defects) {
        if (parser.value(u"defect"_s) == QLatin1StringView(defect.name))
            wanted.defect = &defect;
    }
    if (parser.isSet(u"defect"_s) && !wanted.defect)
        return wrongOptions(u"no such defect; see --list-defects"_s);
    return play(wanted);
}
