#pragma once

#include "core/base/result.h"

#include <QTextStream>

#include <cstdlib>

namespace matinee {

inline constexpr int ExitBadInput = 2;

/// Tells on stderr why a command did not do its work; the exit status: 2 when what was given cannot
/// be used, 1 when it could, but something else failed.
inline int failed(const Error &error)
{
    QTextStream(stderr) << error.message << Qt::endl;
    const bool isInput = error.kind == Error::Kind::Invalid || error.kind == Error::Kind::NotFound
        || error.kind == Error::Kind::Conflict;
    return isInput ? ExitBadInput : EXIT_FAILURE;
}

} // namespace matinee
