#pragma once

#include "core/model/model_file.h"
#include "core/recommend/learnt_model.h"

#include <unordered_map>

namespace matinee::model {

/// A model file at work: which of its films is which of a catalogue.
class LearntFilms final : public LearntModel {
public:
    explicit LearntFilms(ModelFile file);

    QString version() const override { return m_version; }
    std::shared_ptr<const Expert> expertFor(const QList<Movie> &movies) const override;
    BlendCurves curves() const override { return m_curves.value_or(usualCurves()); }

    /// Of an id as ratings files have it, or of a film ref; nothing for a film that it does not know.
    std::optional<int> film(std::string_view name) const;
    int films() const { return static_cast<int>(m_names.size()); }
    const std::string &nameOf(int film) const { return m_names[film]; }
    const learn::Ensemble &ensemble() const { return *m_ensemble; }
    bool isForCatalogue() const { return m_curves.has_value(); }
    const ModelFacts &facts() const { return m_facts; }

private:
    QString m_version;
    std::vector<std::string> m_names;
    std::unordered_map<std::string_view, int> m_numbers; ///< views into m_names
    std::shared_ptr<const learn::Ensemble> m_ensemble;
    std::optional<BlendCurves> m_curves;
    ModelFacts m_facts;
};

} // namespace matinee::model
