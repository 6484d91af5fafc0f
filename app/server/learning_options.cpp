#include "app/server/learning_options.h"

#include "core/base/text.h"
#include "core/learn/ensemble.h"

#include <QCommandLineParser>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostSuggestions = 10'000;

tl::unexpected<Error> refused(const QString &message)
{
    return fail(Error::Kind::Invalid, message);
}

Result<int> readSeed(const QCommandLineParser &parser)
{
    bool isNumber = false;
    const int seed = parser.value(u"seed"_s).toInt(&isNumber);
    if (!isNumber || seed < 0)
        return refused(say("server", "--seed takes a number from 0."));
    return seed;
}

Result<void> checkOnly(const QString &only)
{
    QStringList names;
    for (const std::string &name : learn::expertNames())
        names.append(QString::fromStdString(name));
    if (!only.isEmpty() && !names.contains(only))
        return refused(say("server", "--only takes one of: %1.").arg(names.join(u", "_s)));
    return {};
}

Result<void> checkFiles(const EvaluateOptions &evaluate)
{
    if (evaluate.train.isEmpty() == evaluate.model.isEmpty())
        return refused(say("server", "evaluate needs one of --train and --model."));
    if (evaluate.foldIn.isEmpty() && evaluate.predict.isEmpty())
        return refused(say("server", "evaluate needs --foldin (or --predict): a CSV file."));
    if (evaluate.validationFoldIn.isEmpty() != evaluate.validationTest.isEmpty())
        return refused(say("server", "--validation-foldin and --validation-test go together."));
    return {};
}

} // namespace

void addLearningOptions(QCommandLineParser &parser)
{
    parser.addOptions({{u"train"_s, {}, u"file"_s},
                       {u"model"_s, {}, u"file"_s},
                       {u"foldin"_s, {}, u"file"_s},
                       {u"validation-foldin"_s, {}, u"file"_s},
                       {u"validation-test"_s, {}, u"file"_s},
                       {u"items"_s, {}, u"file"_s},
                       {u"predict"_s, {}, u"file"_s},
                       {u"top"_s, {}, u"n"_s, u"100"_s},
                       {u"seed"_s, {}, u"n"_s, u"1"_s},
                       {u"only"_s, {}, u"expert"_s},
                       {u"ratings"_s, {}, u"path"_s},
                       {u"imdb-numbers"_s, {}},
                       {u"source"_s, {}, u"text"_s},
                       {u"out"_s, {}, u"file"_s},
                       {u"learnt-share"_s, {}, u"weight"_s}});
}

Result<EvaluateOptions> readEvaluate(const QCommandLineParser &parser)
{
    EvaluateOptions evaluate;
    evaluate.train = parser.value(u"train"_s);
    evaluate.model = parser.value(u"model"_s);
    evaluate.foldIn = parser.value(u"foldin"_s);
    evaluate.validationFoldIn = parser.value(u"validation-foldin"_s);
    evaluate.validationTest = parser.value(u"validation-test"_s);
    evaluate.items = parser.value(u"items"_s);
    evaluate.only = parser.value(u"only"_s);
    evaluate.predict = parser.value(u"predict"_s);
    bool isNumber = false;
    evaluate.top = parser.value(u"top"_s).toInt(&isNumber);
    if (!isNumber || evaluate.top < 1 || evaluate.top > MostSuggestions)
        return refused(say("server", "--top takes a number from 1 to %1.").arg(MostSuggestions));
    const auto seed = readSeed(parser);
    if (!seed)
        return tl::unexpected(seed.error());
    evaluate.seed = *seed;
    return checkFiles(evaluate).and_then([&] { return checkOnly(evaluate.only); }).map([&] {
        return evaluate;
    });
}

Result<TrainingOptions> readTraining(const QCommandLineParser &parser)
{
    TrainingOptions training;
    training.ratings = parser.value(u"ratings"_s);
    training.areImdbNumbers = parser.isSet(u"imdb-numbers"_s);
    training.source = parser.value(u"source"_s);
    training.out = parser.value(u"out"_s);
    bool isNumber = false;
    if (parser.isSet(u"learnt-share"_s)) {
        training.learntShare = parser.value(u"learnt-share"_s).toDouble(&isNumber);
        if (!isNumber || *training.learntShare < 0 || *training.learntShare > 1)
            return refused(say("server", "--learnt-share takes a number from 0 to 1."));
    }
    return readSeed(parser).map([&](int seed) {
        training.seed = seed;
        return training;
    });
}

} // namespace matinee
