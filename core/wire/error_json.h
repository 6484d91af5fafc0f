#pragma once

#include "core/base/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace matinee::wire {

/// One thing that is wrong with what was sent.
struct FieldFault {
    /// Which part of a text in the query language, and what to put in its place.
    struct Place {
        qsizetype position = 0; ///< in UTF-16 code units
        qsizetype length = 0;
        QString suggestion; ///< empty when there is no good guess
    };

    QString where; ///< the name of the field or query parameter
    QString message; ///< translated
    std::optional<Place> place = {};
};

/// The HTTP status that says the same as `kind`.
int statusOf(Error::Kind kind);

/// The standard phrase of a status: "Not Found". Empty for one that is never sent.
QString titleOf(int status);

/// [{where, message}], with {position, length, suggestion} beside them where a place is known.
QJsonArray toJson(const QList<FieldFault> &faults);

/// An RFC 9457 problem document, sent as application/problem+json. `detail` is for people, `type` a URI and
/// `code` a word for programs; empty ones say that the status tells all.
QJsonObject problemJson(int status, const QString &detail, const QString &requestId,
                        const QList<FieldFault> &errors, const QString &type = {}, const QString &code = {});

} // namespace matinee::wire
