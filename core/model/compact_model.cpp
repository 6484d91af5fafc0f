#include "core/model/compact_model.h"

#include "core/learn/counts.h"

namespace matinee::model {
namespace {

constexpr int NeighboursPerFilm = 100;

learn::Spectrum spectrumOf(const CompactModel &model)
{
    return {model.spectrumScale, model.spectrumValues, restored(model.directions).transpose()};
}

/// EASE as few directions of taste tell it.
std::shared_ptr<const learn::Model> roughEase(const learn::Spectrum &spectrum, const learn::Choices &choices)
{
    return spectrum.weights(choices.ease.dropout, learn::FewDirections);
}

} // namespace

CompactModel compress(const learn::World &world, const learn::Ensemble &ensemble)
{
    CompactModel model;
    for (int film = 0; film < world.films(); ++film)
        model.films.push_back(world.nameOf(film));
    model.likes = world.liked().counts();
    const learn::Spectrum &spectrum = *ensemble.spectrum();
    model.spectrumScale = spectrum.scale();
    model.spectrumValues = spectrum.values();
    model.directions = quantised(spectrum.directions().transpose());
    model.factors = quantised(dynamic_cast<const learn::Ials &>(*ensemble.expert("ials")).films());
    model.choices = ensemble.choices();
    // Against what will be read back, so that its rounding is made up for.
    model.neighbours = strongest(*ensemble.expert("ease"), *roughEase(spectrumOf(model), model.choices),
                                 model.likes, NeighboursPerFilm);
    return model;
}

std::unique_ptr<learn::Ensemble> assembled(const CompactModel &model)
{
    const auto spectrum = std::make_shared<const learn::Spectrum>(spectrumOf(model));
    learn::Ensemble::Experts experts;
    for (const std::string &name : model.choices.experts) {
        if (name == "popularity")
            experts.push_back(std::make_shared<learn::Counts>(model.likes));
        else if (name == "ease")
            experts.push_back(
                std::make_shared<Neighbours>(model.neighbours, roughEase(*spectrum, model.choices)));
        else if (name == "ease-96")
            experts.push_back(spectrum->weights(learn::LargeDropout, learn::FewDirections));
        else if (name == "ease-90")
            experts.push_back(spectrum->weights(learn::SmallDropout, learn::FewDirections));
        else if (name == "ials")
            experts.push_back(std::make_shared<learn::Ials>(model.choices.ials, restored(model.factors)));
    }
    return std::make_unique<learn::Ensemble>(std::move(experts), model.choices, spectrum);
}

} // namespace matinee::model
