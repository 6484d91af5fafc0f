#include "core/sync/removal_brake.h"

#include <QJsonArray>

#include <algorithm>
#include <iterator>

namespace matinee {

namespace {

constexpr qint64 AlwaysFine = 20;

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

QJsonObject undecided(QJsonObject counts, const QJsonObject &held)
{
    if (!held.contains(QLatin1StringView("accepted")) && !held.contains(QLatin1StringView("kept")))
        return counts;
    for (const QString &entity : held.keys())
        counts.remove(entity);
    return counts;
}

QList<RecordState> lostOf(const QList<RecordState> &lost, const QJsonObject &held)
{
    QList<RecordState> records;
    std::copy_if(lost.begin(), lost.end(), std::back_inserter(records),
                 [&](const RecordState &record) { return held.contains(record.entity); });
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
