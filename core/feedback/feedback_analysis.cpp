#include "core/feedback/feedback_analysis.h"

#include <QMap>
#include <QSet>

#include <algorithm>

namespace matinee {

namespace {

constexpr int TopTen = 10;

/// A film in the top ten of a day.
struct Place {
    const FeedbackEvent *shown = nullptr; ///< its first time that day
    bool takenUp = false;
    bool turnedDown = false;
};

using TopTens = QMap<QDate, QList<Place>>;

bool isSuggested(const FeedbackEvent &event)
{
    return event.kind == FeedbackKind::Shown && event.list != feedback_list::Search;
}

TopTens topTensOf(const QList<FeedbackEvent> &events, const QHash<MovieId, QList<Deed>> &deeds)
{
    QMap<QDate, QHash<MovieId, const FeedbackEvent *>> first;
    for (const FeedbackEvent &event : events) {
        if (!isSuggested(event) || !event.position || *event.position > TopTen)
            continue;
        const FeedbackEvent *&earliest = first[dayOf(event)][event.movie];
        if (!earliest || event.at < earliest->at)
            earliest = &event;
    }
    TopTens days;
    for (auto day = first.cbegin(); day != first.cend(); ++day) {
        for (const FeedbackEvent *shown : *day) {
            const auto done = deeds.constFind(shown->movie);
            const auto has = [&](Deed::Kind kind) {
                return done != deeds.cend() && followed(*done, kind, shown->at);
            };
            days[day.key()].append({shown, has(Deed::Kind::TakenUp), has(Deed::Kind::TurnedDown)});
        }
    }
    return days;
}

double hitRateOf(const QList<Place> &day)
{
    const auto hits =
        std::count_if(day.cbegin(), day.cend(), [](const Place &place) { return place.takenUp; });
    return double(hits) / double(day.size());
}

void addMonths(const TopTens &topTens, const QDateTime &now, FeedbackAnalysis &analysis)
{
    double sum = 0;
    for (auto day = topTens.cbegin(); day != topTens.cend(); ++day) {
        const QDate month(day.key().year(), day.key().month(), 1);
        if (analysis.months.isEmpty() || analysis.months.last().month != month)
            analysis.months.append({month, 0, 0, true});
        HitRate &ofMonth = analysis.months.last();
        const double rate = hitRateOf(*day);
        ofMonth.rate += (rate - ofMonth.rate) / ++ofMonth.days;
        ofMonth.isSettled = day.key().addDays(DaysToAct) < now.date();
        sum += rate;
    }
    analysis.days = int(topTens.size());
    analysis.hitRate = analysis.days > 0 ? sum / analysis.days : 0;
}

QList<Precision> precisionBy(QString FeedbackEvent::*name, const TopTens &topTens)
{
    QMap<QString, Precision> byName;
    for (const QList<Place> &day : topTens) {
        for (const Place &place : day) {
            Precision &precision = byName[place.shown->*name];
            precision.name = place.shown->*name;
            ++precision.shown;
            precision.takenUp += place.takenUp ? 1 : 0;
            precision.turnedDown += place.turnedDown ? 1 : 0;
        }
    }
    QList<Precision> sorted = byName.values();
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Precision &a, const Precision &b) { return a.shown > b.shown; });
    return sorted;
}

} // namespace

FeedbackAnalysis analyse(const QList<FeedbackEvent> &events, const QHash<MovieId, QList<Deed>> &deeds,
                         int films, const QDateTime &now)
{
    FeedbackAnalysis analysis;
    const TopTens topTens = topTensOf(events, deeds);
    addMonths(topTens, now, analysis);
    analysis.byReason = precisionBy(&FeedbackEvent::reason, topTens);
    analysis.byExpert = precisionBy(&FeedbackEvent::expert, topTens);
    QSet<MovieId> shown;
    for (const FeedbackEvent &event : events) {
        if (isSuggested(event))
            shown.insert(event.movie);
    }
    analysis.filmsShown = int(shown.size());
    analysis.films = films;
    analysis.comparisons = compareModels(events, deeds);
    return analysis;
}

} // namespace matinee
