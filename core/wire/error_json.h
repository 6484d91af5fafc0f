#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace matinee::wire {

/// One thing that is wrong with what was sent.
struct FieldFault {
    QString where; ///< the name of the field or query parameter
    QString message; ///< translated
};

/// The HTTP status that says the same as `kind`.
int statusOf(Error::Kind kind);

/// The standard phrase of a status: "Not Found".
QString titleOf(int status);

/// An RFC 9457 problem document, sent as application/problem+json. `detail` is for people.
QJsonObject problemJson(int status, const QString &detail, const QString &requestId,
                        const QList<FieldFault> &errors);

} // namespace matinee::wire
