#include "core/recommend/film_features.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace matinee {
namespace {

using Kind = Feature::Kind;

// Measured on people with 3 to 20 liked films: these order their other liked films well. The decade
// could take even more there; but all of those people rated in the same few years.
constexpr std::array<float, 7> KindWeight = {
    1.5F, // Director
    1.5F, // Actor, of the first billed; see billingWeight()
    1.0F, // Keyword
    1.0F, // Genre
    1.5F, // Decade
    0.7F, // Country
    0.7F, // Language
};

float billingWeight(qsizetype position)
{
    return 1.0F / std::sqrt(1.0F + float(position));
}

/// Gives every feature its column; films come in one after the other.
class FeatureCollector {
public:
    explicit FeatureCollector(FilmFeatures &result) : m_result(result) { }

    void add(const Movie &movie)
    {
        m_row.clear();
        for (const QString &name : movie.summary.directors)
            put(Kind::Director, name);
        for (qsizetype position = 0; position < movie.cast.size(); ++position)
            put(Kind::Actor, movie.cast[position], billingWeight(position));
        for (const QString &name : movie.keywords)
            put(Kind::Keyword, name);
        for (const QString &name : movie.summary.genres)
            put(Kind::Genre, name);
        for (const QString &code : movie.countries)
            put(Kind::Country, code);
        for (const QString &code : movie.languages)
            put(Kind::Language, code);
        if (movie.summary.year)
            put(Kind::Decade, QString::number(*movie.summary.year / 10 * 10));
        m_result.rows.append(m_row);
    }

private:
    void put(Kind kind, const QString &name, float weight = 1)
    {
        auto &columns = m_columns[std::size_t(kind)];
        auto column = columns.constFind(name);
        if (column == columns.cend()) {
            column = columns.insert(name, static_cast<int>(m_result.features.size()));
            m_result.features.push_back({kind, name});
        }
        m_row.push_back({*column, weight * KindWeight[std::size_t(kind)]});
    }

    FilmFeatures &m_result;
    std::array<QHash<QString, int>, KindWeight.size()> m_columns;
    std::vector<SparseRows::Entry> m_row;
};

/// The square root of log(films / films with the feature), so that the product of two rows counts
/// rarity once and not squared, which measured much better; 0 for what only one film has.
std::vector<float> rarity(const FilmFeatures &films)
{
    std::vector<int> filmsWith(films.features.size());
    for (int film = 0; film < films.rows.rows(); ++film) {
        for (const auto &entry : films.rows.row(film))
            ++filmsWith[entry.column];
    }

    std::vector<float> rarity(filmsWith.size());
    for (std::size_t column = 0; column < filmsWith.size(); ++column) {
        if (filmsWith[column] > 1)
            rarity[column] = std::sqrt(std::log(float(films.rows.rows()) / float(filmsWith[column])));
    }
    return rarity;
}

/// Rows become unit vectors, but for those much shorter than is usual. They stay short, because little
/// is known of their films: as a unit vector, a film of which only the year is known would be the very
/// image of every other such film.
void scaleRows(SparseRows &rows, const std::vector<double> &lengths)
{
    std::vector<double> sorted = lengths;
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    constexpr double MuchShorter = 0.75;
    const double least = sorted.empty() ? 0 : MuchShorter * *middle;
    for (int film = 0; film < rows.rows(); ++film) {
        const double length = std::max(lengths[std::size_t(film)], least);
        for (auto &entry : rows.row(film))
            entry.value *= static_cast<float>(length > 0 ? 1 / length : 0.0);
    }
}

} // namespace

FilmFeatures filmFeatures(const QList<Movie> &movies)
{
    FilmFeatures films;
    FeatureCollector collector(films);
    for (const Movie &movie : movies)
        collector.add(movie);

    const std::vector<float> rarityOf = rarity(films);
    std::vector<double> lengths;
    for (int film = 0; film < films.rows.rows(); ++film) {
        double squares = 0;
        for (auto &entry : films.rows.row(film)) {
            entry.value *= rarityOf[entry.column];
            squares += double(entry.value) * double(entry.value);
        }
        lengths.push_back(std::sqrt(squares));
    }
    scaleRows(films.rows, lengths);
    films.rows.dropZeros();
    return films;
}

} // namespace matinee
