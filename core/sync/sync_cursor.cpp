#include "core/sync/sync_cursor.h"

#include <QStringList>

namespace matinee {

using namespace Qt::StringLiterals;

std::optional<SyncCursor> SyncCursor::fromText(const QString &text)
{
    const QStringList parts = text.split(u'.');
    if (parts.size() != 2 && parts.size() != 3)
        return std::nullopt;
    qint64 numbers[3] = {};
    for (qsizetype part = 0; part < parts.size(); ++part) {
        bool isNumber = false;
        numbers[part] = parts.at(part).toLongLong(&isNumber);
        if (!isNumber || numbers[part] < 0)
            return std::nullopt;
    }
    SyncCursor cursor{numbers[0], numbers[1]};
    if (parts.size() == 3)
        cursor.floor = numbers[2];
    return cursor;
}

QString SyncCursor::text() const
{
    const QString place = QString::number(epoch) + u'.' + QString::number(seq);
    return floor ? place + u'.' + QString::number(*floor) : place;
}

} // namespace matinee
