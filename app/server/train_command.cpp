#include "app/server/train_command.h"

#include "app/server/exit_status.h"
#include "core/backend/model_learning.h"
#include "core/base/clock.h"
#include "core/base/text.h"

#include <ctime>

namespace matinee {

namespace {

void tell(const QString &line)
{
    QTextStream(stderr) << line << Qt::endl;
}

LearningOrder orderFrom(const ServerOptions &options)
{
    const TrainingOptions &training = options.training;
    LearningOrder order;
    order.dataFolder = options.dataFolder;
    order.database = options.storage.database;
    order.ratings = training.ratings;
    order.areImdbNumbers = training.areImdbNumbers;
    order.out = training.out;
    order.how.source = training.source;
    order.how.seed = static_cast<std::uint32_t>(training.seed);
    order.how.learntShare = training.learntShare;
    return order;
}

} // namespace

int trainModel(const ServerOptions &options)
{
    const auto learnt = learnModel(orderFrom(options), SystemClock(), [](model::TrainStep step) {
        tell(step == model::TrainStep::Choosing ? say("server", "Learning…") : say("server", "Measuring…"));
    });
    if (!learnt)
        return failed(learnt.error());
    tell(learnt->trained.choices);
    tell(say("server",
             "NDCG@100 %1 (%2 before it was made small) for %3 people it has not learnt from; "
             "%4 CPU seconds.")
             .arg(learnt->trained.facts.quality, 0, 'f', 4)
             .arg(learnt->trained.fullQuality, 0, 'f', 4)
             .arg(learnt->trained.strangers.size())
             .arg(double(std::clock()) / CLOCKS_PER_SEC, 0, 'f', 1));
    if (const model::Comparison &comparison = learnt->comparison; comparison.people > 0)
        tell(say("server", "Against the model before, for %1 people: %2 ± %3 NDCG@100.")
                 .arg(comparison.people)
                 .arg(comparison.difference, 0, 'f', 4)
                 .arg(comparison.standardError, 0, 'f', 4));
    QTextStream(stdout) << learnt->outcome << Qt::endl;
    return EXIT_SUCCESS;
}

} // namespace matinee
