#include "core/wire/model_json.h"

namespace matinee::wire {

using namespace Qt::StringLiterals;

namespace {

QJsonValue instant(const QDateTime &at)
{
    return at.isValid() ? QJsonValue(at.toUTC().toString(Qt::ISODate)) : QJsonValue();
}

QJsonObject toJson(const QString &version, const model::ModelFacts &facts)
{
    return {
        {u"version"_s, version},     {u"source"_s, facts.source}, {u"learnt_at"_s, instant(facts.learntAt)},
        {u"people"_s, facts.people}, {u"likes"_s, facts.likes},   {u"ndcg_100"_s, facts.quality}};
}

} // namespace

QJsonObject toJson(const model::LearntFilms &films)
{
    QJsonObject json = toJson(films.version(), films.facts());
    json.insert(u"films"_s, films.films());
    return json;
}

QJsonObject toJson(const model::ModelEntry &entry)
{
    QJsonObject json = toJson(entry.version, entry.facts);
    json.insert(u"promoted_at"_s, instant(entry.promotedAt));
    json.insert(u"compared_with_before"_s,
                QJsonObject{{u"people"_s, entry.comparison.people},
                            {u"difference"_s, entry.comparison.difference},
                            {u"standard_error"_s, entry.comparison.standardError}});
    return json;
}

QJsonObject toJson(const model::TrainingState &state)
{
    return {{u"state"_s, model::nameOf(state.phase)},
            {u"started_at"_s, instant(state.startedAt)},
            {u"message"_s, state.message.isEmpty() ? QJsonValue() : QJsonValue(state.message)}};
}

} // namespace matinee::wire
