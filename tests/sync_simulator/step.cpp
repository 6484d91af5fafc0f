#include "tests/sync_simulator/step.h"

namespace matinee::simulator {

using namespace Qt::StringLiterals;

QString nameOf(Step::Kind kind)
{
    static const QStringList names{u"rates a film"_s,
                                   u"takes a rating away"_s,
                                   u"sees a film"_s,
                                   u"removes a diary entry"_s,
                                   u"changes a diary entry"_s,
                                   u"marks a film"_s,
                                   u"writes a review"_s,
                                   u"rewrites a review"_s,
                                   u"removes a review"_s,
                                   u"makes a list"_s,
                                   u"rewrites the text of a list"_s,
                                   u"removes a list"_s,
                                   u"puts a film on a list"_s,
                                   u"enters a film"_s,
                                   u"corrects a film"_s,
                                   u"sets a preference"_s,
                                   u"takes back"_s,
                                   u"does again"_s,
                                   u"gets a field from a newer program"_s,
                                   u"removes very much"_s,
                                   u"asks"_s,
                                   u"request arrives"_s,
                                   u"takes the answer"_s,
                                   u"gets an old answer"_s,
                                   u"message lost"_s,
                                   u"answer cut off"_s,
                                   u"request under the other account"_s,
                                   u"exchanges"_s,
                                   u"killed"_s,
                                   u"killed while taking an answer"_s,
                                   u"killed while editing"_s,
                                   u"server killed at a request"_s,
                                   u"time passes"_s,
                                   u"clock jumps"_s,
                                   u"clock jumps"_s,
                                   u"library copied aside"_s,
                                   u"library restored"_s,
                                   u"library copied to"_s,
                                   u"backed up"_s,
                                   u"restored from the backup"_s,
                                   u"purges removals"_s,
                                   u"person decides"_s,
                                   u"reads everything again"_s,
                                   u"signed out"_s,
                                   u"signs in"_s,
                                   u"export and import"_s};
    return names.at(int(kind));
}

QString nameOfMachine(int who)
{
    return who == Server ? u"server"_s : u"device %1"_s.arg(QChar(u'A' + who));
}

} // namespace matinee::simulator
