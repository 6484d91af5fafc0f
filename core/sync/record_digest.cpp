#include "core/sync/record_digest.h"

#include "core/base/text.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QtEndian>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// The first 64 bits of the SHA-256 of "entity key seq".
quint64 hashOf(const RecordState &record)
{
    const QString text = record.entity + u' ' + record.key + u' ' + QString::number(record.seq);
    const QByteArray hash = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
    return qFromBigEndian<quint64>(hash.constData());
}

} // namespace

void addToDigest(RecordDigest &digest, const RecordState &record)
{
    if (!record.isVisible())
        return;
    EntityDigest &of = digest[record.entity];
    ++of.count;
    of.sum += hashOf(record);
}

void takeFromDigest(RecordDigest &digest, const RecordState &record)
{
    if (!record.isVisible())
        return;
    EntityDigest &of = digest[record.entity];
    --of.count;
    of.sum -= hashOf(record);
    if (of == EntityDigest())
        digest.remove(record.entity);
}

QJsonObject digestJson(const RecordDigest &digest)
{
    QJsonObject json;
    for (auto entity = digest.begin(); entity != digest.end(); ++entity)
        json.insert(entity.key(), QJsonArray{entity->count, u"%1"_s.arg(entity->sum, 16, 16, '0'_L1)});
    return json;
}

Result<RecordDigest> digestFromJson(const QJsonObject &json)
{
    RecordDigest digest;
    for (auto entity = json.begin(); entity != json.end(); ++entity) {
        const QJsonArray parts = entity->toArray();
        bool isNumber = false;
        const quint64 sum = parts.at(1).toString().toULongLong(&isNumber, 16);
        if (parts.size() != 2 || !isNumber)
            return fail(Error::Kind::Invalid, say("core", "“%1” is missing or wrong.").arg(u"digest"_s));
        digest.insert(entity.key(), {parts.at(0).toInteger(), sum});
    }
    return digest;
}

} // namespace matinee
