#include "core/wire/feedback_json.h"

#include "core/wire/catalog_json.h"
#include "core/wire/json_value.h"

namespace matinee::wire {

using namespace Qt::StringLiterals;

namespace {

QJsonValue shareOf(double share, int of)
{
    return of > 0 ? QJsonValue(share) : QJsonValue(QJsonValue::Null);
}

QJsonArray toJson(const QList<Precision> &groups)
{
    QJsonArray array;
    for (const Precision &group : groups)
        array.append(QJsonObject{{u"name"_s, orNull(group.name)},
                                 {u"shown"_s, group.shown},
                                 {u"taken_up"_s, group.takenUp},
                                 {u"turned_down"_s, group.turnedDown},
                                 {u"rate"_s, shareOf(group.rate(), group.shown)}});
    return array;
}

QJsonArray toJson(const QList<ModelComparison> &comparisons)
{
    QJsonArray array;
    for (const ModelComparison &pair : comparisons)
        array.append(QJsonObject{{u"first"_s, pair.first},
                                 {u"second"_s, pair.second},
                                 {u"first_wins"_s, pair.firstWins},
                                 {u"second_wins"_s, pair.secondWins},
                                 {u"ties"_s, pair.ties},
                                 {u"p"_s, pair.p}});
    return array;
}

} // namespace

QJsonObject toJson(const FeedbackEvent &event, const MovieSummary *movie)
{
    return {{u"kind"_s, nameOf(event.kind)},
            {u"movie"_s, movie ? QJsonValue(toJson(*movie)) : QJsonValue(QJsonValue::Null)},
            {u"list"_s, event.list},
            {u"position"_s, orNull(event.position)},
            {u"reason"_s, orNull(event.reason)},
            {u"expert"_s, orNull(event.expert)},
            {u"model"_s, orNull(event.model)},
            {u"match"_s, orNull(event.match)},
            {u"predicted_points"_s, orNull(event.predictedPoints)},
            {u"at"_s, instant(event.at)}};
}

QJsonObject toJson(const FeedbackAnalysis &analysis)
{
    QJsonArray months;
    for (const HitRate &month : analysis.months)
        months.append(QJsonObject{{u"month"_s, month.month.toString(u"yyyy-MM"_s)},
                                  {u"days"_s, month.days},
                                  {u"hit_rate"_s, month.rate},
                                  {u"settled"_s, month.isSettled}});
    return {{u"days"_s, analysis.days},
            {u"hit_rate"_s, shareOf(analysis.hitRate, analysis.days)},
            {u"months"_s, months},
            {u"by_reason"_s, toJson(analysis.byReason)},
            {u"by_expert"_s, toJson(analysis.byExpert)},
            {u"coverage"_s,
             QJsonObject{{u"shown"_s, analysis.filmsShown},
                         {u"films"_s, analysis.films},
                         {u"share"_s, shareOf(analysis.coverage(), analysis.films)}}},
            {u"comparisons"_s, toJson(analysis.comparisons)}};
}

QJsonObject toJson(const Accuracy &accuracy)
{
    QJsonArray tenths;
    for (std::size_t at = 0; at < accuracy.tenths.size(); ++at) {
        const Accuracy::Tenth &tenth = accuracy.tenths[at];
        tenths.append(QJsonObject{{u"from"_s, double(at) / 10},
                                  {u"to"_s, double(at + 1) / 10},
                                  {u"films"_s, tenth.films},
                                  {u"liked"_s, tenth.liked},
                                  {u"mean_match"_s, shareOf(tenth.match, tenth.films)},
                                  {u"mean_points"_s, shareOf(tenth.points, tenth.films)}});
    }
    return {{u"films"_s, accuracy.films},
            {u"liked_from_points"_s, LikedPoints},
            {u"high_match"_s,
             QJsonObject{
                 {u"from"_s, Accuracy::High}, {u"films"_s, accuracy.high}, {u"liked"_s, accuracy.highLiked}}},
            {u"predicted"_s, accuracy.predicted},
            {u"mean_error"_s, orNull(accuracy.meanError)},
            {u"rank_correlation"_s, orNull(accuracy.rankCorrelation)},
            {u"tenths"_s, tenths}};
}

} // namespace matinee::wire
