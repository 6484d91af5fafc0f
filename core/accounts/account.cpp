#include "core/accounts/account.h"

#include "core/base/text.h"

#include <algorithm>

namespace matinee {

namespace {

constexpr int ShortestHandle = 2;
constexpr int LongestHandle = 30;

bool isHandleCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_' || c == u'-';
}

} // namespace

std::optional<QString> handleFault(const QString &handle)
{
    if (handle.size() < ShortestHandle || handle.size() > LongestHandle)
        return say("core", "A handle has 2 to 30 characters.");
    if (!std::all_of(handle.begin(), handle.end(), isHandleCharacter))
        return say("core", "A handle is made of the letters a to z, digits, \"_\" and \"-\".");
    return std::nullopt;
}

} // namespace matinee
