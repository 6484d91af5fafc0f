#include "core/wire/json_value.h"

#include <QDateTime>
#include <QJsonObject>

namespace matinee::wire {

using namespace Qt::StringLiterals;

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue instant(const QDateTime &at)
{
    return at.isValid() ? QJsonValue(at.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue(QJsonValue::Null);
}

QJsonObject list(const QJsonArray &items, const QString &next, qsizetype total)
{
    return {{u"items"_s, items}, {u"next"_s, orNull(next)}, {u"total"_s, qint64(total)}};
}

} // namespace matinee::wire
