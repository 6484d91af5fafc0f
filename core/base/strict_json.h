#pragma once

#include <QByteArray>
#include <QJsonObject>

#include <tl/expected.hpp>

namespace matinee {

/// Why bytes from outside are not taken as JSON.
struct JsonFault {
    enum class Kind {
        NotJson, ///< or not in UTF-8; breaks off at `offset`
        NoObject,
        TooMuch, ///< more than 16 levels, a text above 64 Ki characters or with a NUL, an array above 1,000
                 ///< items
        NameTwice, ///< in one object
    };
    Kind kind;
    qsizetype offset = 0; ///< byte
};

/// Reads one JSON object of whoever sent it, within limits and so that no other reader of the same bytes
/// could understand them in another way.
tl::expected<QJsonObject, JsonFault> readStrictJson(const QByteArray &bytes);

} // namespace matinee
