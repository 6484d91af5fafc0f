#pragma once

#include "core/base/result.h"
#include "core/wire/error_json.h"

#include <QList>
#include <QString>

#include <chrono>

namespace matinee {

/// Why a request is answered with an error. Made from a service's Error where there is one, so that
/// a handler can hand a Result on as it is.
struct Problem {
    Problem(int httpStatus, QString text, QList<wire::FieldFault> faults = {})
        : status(httpStatus),
          detail(std::move(text)),
          errors(std::move(faults))
    {
    }
    Problem(const Error &error)
        : status(wire::statusOf(error.kind)),
          detail(error.message),
          logDetail(error.detail)
    {
    }

    int status;
    QString detail; ///< for people, translated
    QString type = {}; ///< a URI, where a program can do something about it; empty: the status says all
    QList<wire::FieldFault> errors = {};
    std::chrono::seconds retryAfter{0}; ///< zero: does not say, or for 503 soon
    QString logDetail = {}; ///< for the log, never sent
    QString code = {}; ///< a word that tells a program which of several it is; empty: the status says all
};

} // namespace matinee
