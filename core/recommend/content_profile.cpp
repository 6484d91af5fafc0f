#include "core/recommend/content_profile.h"

#include <algorithm>

namespace matinee {
class ContentOpinion final : public Opinion {
public:
    ContentOpinion(const ContentProfile &content, Taste taste, std::vector<double> scores)
        : Opinion(std::move(scores)),
          m_content(content),
          m_taste(std::move(taste)),
          m_film(content.spreadRow())
    {
    }

    std::vector<Addend> explain(int film) const override
    {
        m_film.spread(film);
        std::vector<Addend> addends;
        addends.reserve(m_taste.size());
        for (const Leaning own : m_taste) {
            const double alike = m_film.dot(own.film) - m_content.m_likeness[own.film];
            addends.push_back({own.film, own.strength * alike});
        }
        return addends;
    }

private:
    const ContentProfile &m_content;
    Taste m_taste;
    mutable SpreadRow m_film; ///< the one being explained
};

ContentProfile::ContentProfile(FilmFeatures films)
    : m_films(std::move(films)),
      m_likeness(m_films.rows.rows())
{
    const int count = m_films.rows.rows();
    std::vector<double> mean(m_films.features.size());
    for (int film = 0; film < count; ++film)
        m_films.rows.addTo(mean, film, 1.0 / count);
    for (int film = 0; film < count; ++film)
        m_likeness[film] = m_films.rows.dot(film, mean);
}

std::unique_ptr<Opinion> ContentProfile::judge(const Taste &taste) const
{
    double offset = 0;
    for (const Leaning own : taste)
        offset += own.strength * m_likeness[own.film];

    const std::vector<double> direction = profile(taste);
    std::vector<double> scores(m_likeness.size());
    for (int film = 0; film < std::ssize(scores); ++film)
        scores[film] = m_films.rows.dot(film, direction) - offset;
    return std::make_unique<ContentOpinion>(*this, taste, std::move(scores));
}

std::vector<double> ContentProfile::profile(const Taste &taste) const
{
    std::vector<double> profile(m_films.features.size());
    for (const Leaning own : taste)
        m_films.rows.addTo(profile, own.film, own.strength);
    return profile;
}

std::vector<ContentProfile::Tie> ContentProfile::ties(const std::vector<double> &profile, int film) const
{
    std::vector<Tie> ties;
    for (const auto &entry : m_films.rows.row(film)) {
        const double value = double(entry.value) * profile[entry.column];
        if (value > 0)
            ties.push_back({&m_films.features[entry.column], value});
    }
    std::stable_sort(ties.begin(), ties.end(), [](const Tie &a, const Tie &b) { return a.value > b.value; });
    return ties;
}

} // namespace matinee
