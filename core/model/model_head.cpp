#include "core/model/model_head.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace matinee::model {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostFactors = 1024;
constexpr int MostBytes = static_cast<int>(LargestModelFile);

QJsonArray toJson(const std::vector<float> &values)
{
    QJsonArray array;
    for (const float value : values)
        array.append(double(value));
    return array;
}

QJsonArray toJson(const WeightCurve &curve)
{
    QJsonArray array;
    for (const WeightPoint &point : curve)
        array.append(QJsonArray{point.films, point.weight});
    return array;
}

/// Reads figures and remembers whether one of them was none.
class Figures {
public:
    double number(const QJsonValue &value, double least, double most)
    {
        const double number = value.toDouble(std::nan(""));
        m_areGood = m_areGood && number >= least && number <= most;
        return m_areGood ? number : 0;
    }
    int whole(const QJsonValue &value, int least, int most)
    {
        return static_cast<int>(number(value, least, most));
    }
    QJsonArray array(const QJsonValue &value, qsizetype size)
    {
        m_areGood = m_areGood && value.toArray().size() == size;
        return m_areGood ? value.toArray() : QJsonArray();
    }
    bool areGood() const { return m_areGood; }

private:
    bool m_areGood = true;
};

constexpr double LargestWeight = 1e6;

WeightCurve readCurve(const QJsonValue &value, Figures &figures)
{
    WeightCurve curve;
    int films = -1;
    for (const QJsonValue &point : value.toArray()) {
        const QJsonArray pair = figures.array(point, 2);
        films = figures.whole(pair.at(0), films + 1, MostBytes); // ascending
        curve.push_back({films, figures.number(pair.at(1), -LargestWeight, LargestWeight)});
    }
    return curve;
}

std::optional<BlendCurves> readCurves(const QJsonObject &head, Figures &figures)
{
    if (!head.contains(u"curve_popularity"_s))
        return std::nullopt;
    BlendCurves curves{readCurve(head.value(u"curve_popularity"_s), figures),
                       readCurve(head.value(u"curve_content"_s), figures),
                       readCurve(head.value(u"curve_learnt"_s), figures)};
    figures.whole(double(std::min(curves.popularity.size(), curves.content.size())), 1, MostBytes);
    return curves;
}

learn::Choices readChoices(const QJsonObject &head, Figures &figures)
{
    learn::Choices choices;
    auto known = learn::expertNames();
    std::erase(known, "timely"); // of popularity at a time a file holds nothing
    const QJsonArray experts = head.value(u"experts"_s).toArray();
    for (const QJsonValue &expert : experts) {
        const std::string name = expert.toString().toStdString();
        figures.whole(double(std::count(known.begin(), known.end(), name)), 1, 1);
        std::erase(known, name); // once
        choices.experts.push_back(name);
    }
    const QJsonArray rows = figures.array(head.value(u"weights"_s), learn::BucketCount);
    for (qsizetype bucket = 0; bucket < rows.size(); ++bucket) {
        for (const QJsonValue &weight : figures.array(rows.at(bucket), experts.size()))
            choices.weights[bucket].weights.push_back(
                static_cast<float>(figures.number(weight, -LargestWeight, LargestWeight)));
    }
    constexpr double MostDropout = 0.999;
    choices.ease.dropout =
        static_cast<float>(figures.number(head.value(u"ease_dropout"_s), 1e-6, MostDropout));
    choices.ials.unseenWeight =
        static_cast<float>(figures.number(head.value(u"ials_unseen"_s), 0, LargestWeight));
    choices.ials.penalty =
        static_cast<float>(figures.number(head.value(u"ials_penalty"_s), 1e-9, LargestWeight));
    return choices;
}

ModelFacts readFacts(const QJsonObject &head, Figures &figures)
{
    constexpr double Many = 1e12;
    ModelFacts facts;
    facts.source = head.value(u"source"_s).toString();
    facts.learntAt = QDateTime::fromString(head.value(u"learnt_at"_s).toString(), Qt::ISODate);
    facts.people = static_cast<qint64>(figures.number(head.value(u"people"_s), 0, Many));
    facts.likes = static_cast<qint64>(figures.number(head.value(u"likes"_s), 0, Many));
    facts.quality = figures.number(head.value(u"quality"_s), 0, 1);
    return facts;
}

} // namespace

QByteArray toJson(const ModelHead &head)
{
    QJsonArray experts;
    for (const std::string &name : head.choices.experts)
        experts.append(QString::fromStdString(name));
    QJsonArray weights;
    for (const learn::FittedWeights &fitted : head.choices.weights)
        weights.append(toJson(fitted.weights));
    QJsonObject json{{u"films"_s, head.sizes.films},
                     {u"name_bytes"_s, head.sizes.nameBytes},
                     {u"neighbours"_s, head.sizes.neighbours},
                     {u"directions"_s, head.sizes.directions},
                     {u"factors"_s, head.sizes.factors},
                     {u"experts"_s, experts},
                     {u"weights"_s, weights},
                     {u"ease_dropout"_s, double(head.choices.ease.dropout)},
                     {u"ials_unseen"_s, double(head.choices.ials.unseenWeight)},
                     {u"ials_penalty"_s, double(head.choices.ials.penalty)},
                     {u"source"_s, head.facts.source},
                     {u"learnt_at"_s, head.facts.learntAt.toUTC().toString(Qt::ISODate)},
                     {u"people"_s, head.facts.people},
                     {u"likes"_s, head.facts.likes},
                     {u"quality"_s, head.facts.quality}};
    if (head.curves) {
        json.insert(u"curve_popularity"_s, toJson(head.curves->popularity));
        json.insert(u"curve_content"_s, toJson(head.curves->content));
        json.insert(u"curve_learnt"_s, toJson(head.curves->learnt));
    }
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

std::optional<ModelHead> headFromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    Figures figures;
    ModelHead head;
    head.sizes.films = figures.whole(object.value(u"films"_s), 1, MostFilms);
    head.sizes.nameBytes = figures.whole(object.value(u"name_bytes"_s), 1, MostBytes);
    head.sizes.neighbours = figures.whole(object.value(u"neighbours"_s), 0, MostBytes);
    head.sizes.directions = figures.whole(object.value(u"directions"_s), 0, MostFactors);
    head.sizes.factors = figures.whole(object.value(u"factors"_s), 1, MostFactors);
    head.choices = readChoices(object, figures);
    head.choices.ials.factors = head.sizes.factors;
    head.curves = readCurves(object, figures);
    head.facts = readFacts(object, figures);
    if (!figures.areGood() || head.choices.experts.empty())
        return std::nullopt;
    return head;
}

} // namespace matinee::model
