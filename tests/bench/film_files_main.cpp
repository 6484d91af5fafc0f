#include "tests/bench/film_files.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

using namespace matinee;
using namespace Qt::StringLiterals;

/// Writes catalogue files of N made-up films, see film_files.h:
///
///     film_files N FOLDER [--seed S] [--gz]
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"seed"_s, {}, u"number"_s, u"1"_s}, {u"gz"_s, {}}});
    const bool isRead = parser.parse(application.arguments());
    const QStringList words = parser.positionalArguments();
    FilmFiles wanted;
    wanted.films = words.value(0).toInt();
    wanted.seed = parser.value(u"seed"_s).toULongLong();
    wanted.packed = parser.isSet(u"gz"_s);
    if (!isRead || words.size() != 2 || wanted.films < 1) {
        std::puts("usage: film_files N FOLDER [--seed S] [--gz]");
        return 2;
    }
    const auto written = writeFilmFiles(words.at(1), wanted);
    if (!written)
        std::fprintf(stderr, "%s\n", qPrintable(written.error().message));
    return written ? 0 : 1;
}
