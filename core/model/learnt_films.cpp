#include "core/model/learnt_films.h"

#include "core/learn/linear_algebra.h"
#include "core/learn/model_expert.h"

#include <algorithm>

namespace matinee::model {

LearntFilms::LearntFilms(ModelFile file)
    : m_version(file.version),
      m_names(std::move(file.model.films)),
      m_ensemble(assembled(file.model)),
      m_curves(std::move(file.curves)),
      m_facts(std::move(file.facts))
{
    learn::useOneThread();
    for (int film = 0; film < std::ssize(m_names); ++film)
        m_numbers.emplace(m_names[film], film);
}

std::optional<int> LearntFilms::film(std::string_view name) const
{
    auto found = m_numbers.find(name);
    if (found == m_numbers.end() && name.starts_with("tt"))
        found = m_numbers.find(std::string("imdb:").append(name));
    return found == m_numbers.end() ? std::nullopt : std::optional(found->second);
}

std::shared_ptr<const Expert> LearntFilms::expertFor(const QList<Movie> &movies) const
{
    std::vector<int> films;
    bool knowsOne = false;
    for (const Movie &movie : movies) {
        std::optional<int> known = film(movie.summary.ref.toStdString());
        for (auto it = movie.externalIds.cbegin(); !known && it != movie.externalIds.cend(); ++it)
            known = film((it.key() + u':' + it.value()).toStdString());
        films.push_back(known.value_or(learn::ModelExpert::Unknown));
        knowsOne = knowsOne || known;
    }
    if (!knowsOne)
        return nullptr;
    return std::make_shared<learn::ModelExpert>(m_ensemble, std::move(films));
}

} // namespace matinee::model
