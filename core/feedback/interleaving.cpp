#include "core/feedback/interleaving.h"

#include <QMap>
#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <utility>

namespace matinee {

QList<DraftedPlace> teamDraft(const QList<MovieId> &first, const QList<MovieId> &second, int length,
                              quint32 seed)
{
    const std::array lists{&first, &second};
    std::array<qsizetype, 2> next{};
    std::mt19937 coin(seed); // its numbers are the same with every compiler
    QSet<MovieId> chosen;
    QList<DraftedPlace> places;
    const auto draw = [&](int model) {
        const auto side = std::size_t(model);
        while (next[side] < lists[side]->size() && chosen.contains(lists[side]->at(next[side])))
            ++next[side];
        if (places.size() >= length || next[side] >= lists[side]->size())
            return false;
        const MovieId movie = lists[side]->at(next[side]);
        chosen.insert(movie);
        places.append({movie, model});
        return true;
    };
    for (bool drawn = true; drawn;) {
        const int begins = int(coin() >> 31);
        drawn = draw(begins);
        drawn = draw(1 - begins) || drawn;
    }
    return places;
}

double signTest(int wins, int losses)
{
    const int games = wins + losses;
    const int fewer = std::min(wins, losses);
    double tail = 0;
    for (int k = 0; k <= fewer; ++k)
        tail += std::exp(std::lgamma(games + 1.0) - std::lgamma(k + 1.0) - std::lgamma(games - k + 1.0)
                         - games * std::log(2.0));
    return std::min(1.0, 2 * tail);
}

QList<ModelComparison> compareModels(const QList<FeedbackEvent> &events,
                                     const QHash<MovieId, QList<Deed>> &deeds)
{
    QMap<QDate, QMap<QString, int>> takenUp; // by day and model
    for (const FeedbackEvent &event : events) {
        if (event.kind != FeedbackKind::Shown || event.list != feedback_list::Interleaved
            || event.model.isEmpty())
            continue;
        const auto done = deeds.constFind(event.movie);
        const bool isHit = done != deeds.cend() && followed(*done, Deed::Kind::TakenUp, event.at);
        takenUp[dayOf(event)][event.model] += isHit ? 1 : 0;
    }
    QMap<std::pair<QString, QString>, ModelComparison> comparisons;
    for (const QMap<QString, int> &day : std::as_const(takenUp)) {
        if (day.size() != 2)
            continue; // no game: one model alone, or more than a draft has
        ModelComparison &pair = comparisons[{day.firstKey(), day.lastKey()}];
        pair.first = day.firstKey();
        pair.second = day.lastKey();
        const int ahead = day.first() - day.last();
        ++(ahead > 0 ? pair.firstWins : ahead < 0 ? pair.secondWins : pair.ties);
    }
    for (ModelComparison &pair : comparisons)
        pair.p = signTest(pair.firstWins, pair.secondWins);
    return comparisons.values();
}

} // namespace matinee
