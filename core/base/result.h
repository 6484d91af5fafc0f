#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace matinee {

/// Why an operation failed. `kind` is for code, `message` for people (translated),
/// `detail` for the log (never shown, never holds a secret).
struct Error {
    enum class Kind {
        Invalid, ///< the caller sent something we can name as wrong; HTTP 422
        NotFound, ///< HTTP 404
        Conflict, ///< somebody changed it first; HTTP 409
        Denied, ///< known caller, no right to do this; HTTP 403
        Unavailable, ///< network, provider quota, locked database: try later; HTTP 503
        Corrupt, ///< stored or received data we cannot read; HTTP 500
    };

    Kind kind = Kind::Corrupt;
    QString message;
    QString detail = {};
};

template <class T>
using Result = tl::expected<T, Error>;

/// `return fail(Error::Kind::NotFound, say("core", "..."));` reads better than building an Error.
inline tl::unexpected<Error> fail(Error::Kind kind, QString message, QString detail = {})
{
    return tl::unexpected(Error{kind, std::move(message), std::move(detail)});
}

} // namespace matinee
