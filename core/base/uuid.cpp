#include "core/base/uuid.h"

#include <QRandomGenerator>
#include <QUuid>

namespace matinee {

using namespace Qt::StringLiterals;

QString newUuid(const QDateTime &now)
{
    const auto ms = static_cast<quint64>(now.toMSecsSinceEpoch());
    auto &chance = *QRandomGenerator::system();
    const quint32 low = chance.generate();
    const quint32 high = chance.generate();
    const auto byte = [](quint64 value, int shift) { return static_cast<uchar>(value >> shift); };
    const QUuid uuid(static_cast<uint>(ms >> 16), static_cast<ushort>(ms & 0xffff),
                     static_cast<ushort>(0x7000 | (high & 0x0fff)),
                     static_cast<uchar>(0x80 | ((high >> 12) & 0x3f)), byte(high, 18), byte(high, 24),
                     byte(low, 0), byte(low, 8), byte(low, 16), byte(low, 24),
                     static_cast<uchar>(chance.generate()));
    return uuid.toString(QUuid::WithoutBraces);
}

std::optional<QDateTime> instantOf(const QString &uuid)
{
    const QByteArray bytes = QUuid::fromString(uuid).toRfc4122();
    if ((bytes.at(6) & 0xf0) != 0x70)
        return std::nullopt;
    return QDateTime::fromMSecsSinceEpoch(bytes.left(6).toHex().toLongLong(nullptr, 16), Qt::UTC);
}

QString uuidFrom(QByteArray bytes)
{
    bytes.truncate(16);
    bytes[6] = static_cast<char>(0x70 | (bytes.at(6) & 0x0f));
    bytes[8] = static_cast<char>(0x80 | (bytes.at(8) & 0x3f));
    return QUuid::fromRfc4122(bytes).toString(QUuid::WithoutBraces);
}

QString importedUuid(const QString &source, const QString &id)
{
    // Matinee's own namespace; changing it would import everything a second time.
    const QUuid space(u"{5b6f3f6e-2c55-5b0e-9d0c-6d6174696e65}"_s);
    return QUuid::createUuidV5(space, source + u'\n' + id).toString(QUuid::WithoutBraces);
}

} // namespace matinee
