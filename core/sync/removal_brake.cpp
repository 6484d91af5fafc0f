#include "core/sync/removal_brake.h"

#include <QJsonArray>

#include <algorithm>
#include <iterator>

namespace matinee {

namespace {

constexpr qint64 AlwaysFine = 20;
constexpr QLatin1StringView Accepted("accepted");
constexpr QLatin1StringView Kept("kept");

/// What the person said to the removal of an entity's records; empty: nothing yet.
QString wordOn(const QJsonValue &counts)
{
    return counts.toArray().at(2).toString();
}

} // namespace

QJsonObject withLost(QJsonObject counts, const QList<RecordState> &lost, const RecordDigest &had)
{
    for (const RecordState &record : lost) {
        const QJsonArray soFar = counts.value(record.entity).toArray();
        const qint64 before = soFar.isEmpty() ? had.value(record.entity).count : soFar.at(0).toInteger();
        counts.insert(record.entity, QJsonArray{before, soFar.at(1).toInteger() + 1});
    }
    return counts;
}

QJsonObject lostByDigest(const RecordDigest &had, const RecordDigest &server)
{
    QJsonObject counts;
    for (auto entity = had.begin(); entity != had.end(); ++entity) {
        const qint64 lost = entity->count - server.value(entity.key()).count;
        if (lost > 0)
            counts.insert(entity.key(), QJsonArray{entity->count, lost});
    }
    return counts;
}

bool isWaiting(const QJsonObject &held)
{
    return std::any_of(held.begin(), held.end(),
                       [](const QJsonValue &entity) { return wordOn(entity).isEmpty(); });
}

QJsonObject decided(QJsonObject held, bool accept)
{
    for (auto entity = held.begin(); entity != held.end(); ++entity) {
        if (!wordOn(*entity).isEmpty())
            continue;
        QJsonArray counts = entity->toArray();
        counts.append(QString(accept ? Accepted : Kept));
        *entity = counts;
    }
    return held;
}

QJsonObject asked(QJsonObject held, const QJsonObject &counts)
{
    for (auto entity = counts.begin(); entity != counts.end(); ++entity)
        held.insert(entity.key(), entity.value());
    return held;
}

QJsonObject withoutWaiting(QJsonObject held)
{
    for (const QString &entity : held.keys()) {
        if (wordOn(held.value(entity)).isEmpty())
            held.remove(entity);
    }
    return held;
}

QJsonObject undecided(QJsonObject counts, const QJsonObject &held)
{
    for (auto entity = held.begin(); entity != held.end(); ++entity) {
        if (!wordOn(entity.value()).isEmpty())
            counts.remove(entity.key());
    }
    return counts;
}

QList<RecordState> lostOf(const QList<RecordState> &lost, const QJsonObject &held)
{
    QList<RecordState> records;
    std::copy_if(lost.begin(), lost.end(), std::back_inserter(records),
                 [&](const RecordState &record) { return wordOn(held.value(record.entity)) == Kept; });
    return records;
}

bool isMassRemoval(const QJsonObject &counts)
{
    return std::any_of(counts.begin(), counts.end(), [](const QJsonValue &entity) {
        const qint64 had = entity.toArray().at(0).toInteger();
        const qint64 lost = entity.toArray().at(1).toInteger();
        return lost > AlwaysFine && 2 * lost > had;
    });
}

} // namespace matinee
