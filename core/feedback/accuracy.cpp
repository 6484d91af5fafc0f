#include "core/feedback/accuracy.h"

#include <QMap>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace matinee {

namespace {

/// From 1 for the smallest; equal values share the mean of their ranks.
std::vector<double> ranksOf(const std::vector<double> &values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size());
    for (std::size_t from = 0, to = 0; from < order.size(); from = to) {
        while (to < order.size() && values[order[to]] == values[order[from]])
            ++to;
        for (std::size_t at = from; at < to; ++at)
            ranks[order[at]] = (double(from + 1) + double(to)) / 2;
    }
    return ranks;
}

std::optional<double> rankCorrelationOf(const QList<Forecast> &forecasts)
{
    if (forecasts.size() < 3)
        return std::nullopt;
    std::vector<double> matches, ratings;
    for (const Forecast &forecast : forecasts) {
        matches.push_back(forecast.match);
        ratings.push_back(forecast.points);
    }
    const auto a = ranksOf(matches);
    const auto b = ranksOf(ratings);
    const double mean = double(a.size() + 1) / 2; // of any ranks, shared or not
    double both = 0, ofA = 0, ofB = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        both += (a[i] - mean) * (b[i] - mean);
        ofA += (a[i] - mean) * (a[i] - mean);
        ofB += (b[i] - mean) * (b[i] - mean);
    }
    if (ofA == 0 || ofB == 0)
        return std::nullopt;
    return both / std::sqrt(ofA * ofB);
}

void add(const Forecast &forecast, Accuracy::Tenth &tenth)
{
    ++tenth.films;
    tenth.liked += forecast.points >= LikedPoints ? 1 : 0;
    tenth.match += (forecast.match - tenth.match) / tenth.films;
    tenth.points += (forecast.points - tenth.points) / tenth.films;
}

} // namespace

QList<Forecast> forecastsOf(const QList<FeedbackEvent> &events, const QList<LibraryTraces::Rated> &ratings)
{
    QHash<MovieId, LibraryTraces::Rated> rated;
    for (const auto &rating : ratings)
        rated.insert(rating.movie, rating);
    QMap<MovieId, const FeedbackEvent *> last;
    for (const FeedbackEvent &event : events) {
        const auto rating = rated.constFind(event.movie);
        if (!event.match || rating == rated.cend() || event.at >= rating->at)
            continue;
        const FeedbackEvent *&latest = last[event.movie];
        if (!latest || event.at >= latest->at)
            latest = &event;
    }
    QList<Forecast> forecasts;
    for (const FeedbackEvent *event : std::as_const(last))
        forecasts.append(
            {event->movie, *event->match, event->predictedPoints, rated.value(event->movie).points});
    return forecasts;
}

Accuracy accuracyOf(const QList<Forecast> &forecasts)
{
    Accuracy accuracy;
    double errors = 0;
    for (const Forecast &forecast : forecasts) {
        const auto tenth = std::clamp(int(forecast.match * 10), 0, int(accuracy.tenths.size()) - 1);
        add(forecast, accuracy.tenths[std::size_t(tenth)]);
        ++accuracy.films;
        if (forecast.match >= Accuracy::High) {
            ++accuracy.high;
            accuracy.highLiked += forecast.points >= LikedPoints ? 1 : 0;
        }
        if (forecast.predictedPoints) {
            ++accuracy.predicted;
            errors += std::abs(*forecast.predictedPoints - forecast.points);
        }
    }
    if (accuracy.predicted > 0)
        accuracy.meanError = errors / accuracy.predicted;
    accuracy.rankCorrelation = rankCorrelationOf(forecasts);
    return accuracy;
}

} // namespace matinee
