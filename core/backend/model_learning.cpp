#include "core/backend/model_learning.h"

#include "core/backend/backend.h"
#include "core/base/text.h"
#include "core/catalog/starter_catalog.h"
#include "core/model/community_ratings.h"
#include "core/model/rating_files.h"
#include "core/store/database.h"

namespace matinee {
namespace {

using Phase = model::TrainingState::Phase;

Result<QList<Movie>> starterFilms()
{
    return starterFile().and_then([](const StarterFile &file) { return readStarterCatalog(file.jsonLines); });
}

/// The ratings; fills in the catalogue.
Result<learn::RatingTable> gather(LearningOrder &order, const Clock &clock)
{
    Result<learn::RatingTable> ratings;
    if (!order.ratings.isEmpty())
        ratings = model::readRatingFiles(order.ratings, order.areImdbNumbers);
    if (!ratings)
        return ratings;
    if (!order.out.isEmpty() && !order.ratings.isEmpty())
        return starterFilms().and_then([&](QList<Movie> &&films) {
            order.how.catalogue = std::move(films);
            return std::move(ratings);
        });
    const SharedParts shared =
        order.database ? SharedParts(order.dataFolder, *order.database) : SharedParts(order.dataFolder);
    auto services = Services::open(order.dataFolder, clock, shared);
    if (!services)
        return tl::unexpected(services.error());
    return (*services)->catalog.mostPopular(RecommendService::MostFilms).and_then([&](QList<Movie> &&films) {
        order.how.catalogue = std::move(films);
        return order.ratings.isEmpty() ? model::communityRatings(*(*services)->database) : std::move(ratings);
    });
}

/// How it does for people it has not learnt from, beside the model before.
QString comparisonText(const model::Promotion &promotion)
{
    const model::Comparison &comparison = promotion.comparison;
    if (promotion.isFirst)
        return say("core", "It is the first one.");
    if (comparison.people == 0)
        return say("core", "There were too few people to compare it with the one before.");
    if (comparison.isWorse())
        return say("core",
                   "For %n people left out of learning, the films they really liked stood lower than before.",
                   nullptr, comparison.people);
    if (comparison.isBetter())
        return say(
            "core",
            "For %n people left out of learning, the films they really liked stood higher than before.",
            nullptr, comparison.people);
    return say("core",
               "For %n people left out of learning, the films they really liked stood as high as before.",
               nullptr, comparison.people);
}

/// Fills in the comparison, where one is made.
Result<QString> put(const model::Trained &trained, const LearningOrder &order, const Clock &clock,
                    model::Comparison &comparison)
{
    if (!order.out.isEmpty())
        return model::writeModel(order.out, trained.model, trained.curves, trained.facts);
    return model::ModelStore(order.dataFolder)
        .offer(trained, clock)
        .map([&](const model::Promotion &promotion) {
            comparison = promotion.comparison;
            return outcomeText(promotion);
        });
}

Result<Learnt> learnAndPut(LearningOrder &order, const Clock &clock,
                           const std::function<void(model::TrainStep)> &report)
{
    const auto ratings = gather(order, clock);
    if (!ratings)
        return tl::unexpected(ratings.error());
    auto trained = model::train(*ratings, order.how, clock.now(), report);
    if (!trained)
        return tl::unexpected(trained.error());
    model::Comparison comparison;
    return put(*trained, order, clock, comparison).map([&](const QString &what) {
        return Learnt{std::move(*trained), what, comparison};
    });
}

} // namespace

QString outcomeText(const model::Promotion &promotion)
{
    if (!promotion.hasSay)
        return say("core",
                   "The new suggestion model is not used: too few people like films of this catalogue to "
                   "tell whether it helps.");
    return (promotion.isPromoted
                ? say("core", "The new suggestion model %1 is in use.").arg(promotion.version)
                : say("core", "The new suggestion model is worse; the old one stays in use."))
        + u' ' + comparisonText(promotion);
}

Result<Learnt> learnModel(LearningOrder order, const Clock &clock,
                          const std::function<void(model::TrainStep)> &report)
{
    if (!order.out.isEmpty())
        return learnAndPut(order, clock, report);
    auto run = model::TrainingRun::begin(order.dataFolder, clock);
    if (!run)
        return tl::unexpected(run.error());
    // Whether its state can be told does not decide whether a model is learnt.
    const auto tell = [&](Phase phase, const QString &message) {
        if (const auto told = (*run)->tell(phase, message); !told)
            qWarning("%s", qUtf8Printable(told.error().message));
    };
    auto learnt = learnAndPut(order, clock, [&](model::TrainStep step) {
        tell(step == model::TrainStep::Choosing ? Phase::Learning : Phase::Measuring, {});
        if (report)
            report(step);
    });
    tell(learnt ? Phase::Done : Phase::Failed, learnt ? learnt->outcome : learnt.error().message);
    return learnt;
}

} // namespace matinee
