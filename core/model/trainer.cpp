#include "core/model/trainer.h"

#include "core/base/text.h"
#include "core/model/curve_fit.h"
#include "core/model/rating_files.h"

namespace matinee::model {
namespace {

/// A file that was never written has no checksum yet.
LearntFilms atWork(const CompactModel &model)
{
    return LearntFilms({{}, model, {}, {}});
}

std::optional<BlendCurves> curvesFor(const TrainOptions &options, const LearntFilms &model,
                                     const std::vector<Stranger> &strangers)
{
    if (!model.expertFor(options.catalogue))
        return std::nullopt; // nothing in common
    if (!options.learntShare)
        return fitCurves(model, strangers, options.catalogue, options.seed);
    BlendCurves curves = usualCurves();
    if (*options.learntShare > 0)
        curves.learnt = {{0, 0}, {1, *options.learntShare}};
    return curves;
}

/// People who say what goes with what.
int likers(const learn::World &world)
{
    int people = 0;
    for (int person = 0; person < world.liked().people(); ++person)
        people += world.liked().of(person).size() >= 2;
    return people;
}

} // namespace

Result<Trained> train(const learn::RatingTable &ratings, const TrainOptions &options, const QDateTime &now,
                      const std::function<void(TrainStep)> &report)
{
    if (report)
        report(TrainStep::Choosing);
    HeldOut held = holdOut(mostRated(ratings, MostTrainedFilms));
    const learn::World world(held.learnt);
    const int people = likers(world);
    if (people < FewestPeople)
        return fail(Error::Kind::Invalid,
                    say("core", "%1 people like two films or more; at least %2 are needed to learn from.")
                        .arg(people)
                        .arg(FewestPeople));

    learn::LearnOptions how;
    how.seed = options.seed;
    how.compact = true;
    const auto ensemble = learn::Ensemble::learn(world, {}, how);
    Trained trained;
    trained.model = compress(world, ensemble);
    trained.choices = learn::describe(ensemble.choices());
    if (report)
        report(TrainStep::Measuring);
    const LearntFilms model = atWork(trained.model);
    trained.strangers = std::move(held.strangers);
    trained.quality = qualityFor(model, trained.strangers);
    const auto numbers = [&](std::string_view name) { return world.film(name); };
    trained.fullQuality = meanOf(qualityFor(ensemble, numbers, trained.strangers));
    trained.curves = curvesFor(options, model, trained.strangers);
    trained.facts = {options.source, now, world.liked().people(), std::ssize(world.liked().marks()),
                     meanOf(trained.quality)};
    return trained;
}

} // namespace matinee::model
