#include "core/search/cursor.h"

#include <QDataStream>
#include <QIODevice>

namespace matinee {

namespace {

constexpr quint8 Format = 1;
constexpr auto Base64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

} // namespace

QByteArray writeCursor(const Place &place, const CursorOrder &order)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    stream.setFloatingPointPrecision(QDataStream::SinglePrecision);
    stream << Format << quint8(order.sort.key) << order.sort.reversed << order.seed << place.key
           << place.title << place.popularity << place.movie;
    return bytes.toBase64(Base64);
}

std::optional<Place> readCursor(const QByteArray &cursor, const CursorOrder &order)
{
    const auto bytes =
        QByteArray::fromBase64Encoding(cursor, Base64 | QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes)
        return std::nullopt;
    QDataStream stream(bytes.decoded);
    stream.setVersion(QDataStream::Qt_6_0);
    stream.setFloatingPointPrecision(QDataStream::SinglePrecision);
    quint8 format = 0;
    quint8 key = 0;
    bool reversed = false;
    quint32 seed = 0;
    Place place;
    stream >> format >> key >> reversed >> seed >> place.key >> place.title >> place.popularity
        >> place.movie;
    const bool isSame = format == Format && key == quint8(order.sort.key) && reversed == order.sort.reversed
        && seed == order.seed;
    return stream.status() == QDataStream::Ok && stream.atEnd() && isSame ? std::optional(place)
                                                                          : std::nullopt;
}

} // namespace matinee
