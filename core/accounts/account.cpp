#include "core/accounts/account.h"

#include "core/base/text.h"

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

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

std::optional<QString> emailFault(const QString &address)
{
    constexpr qsizetype LongestAddress = 254; // RFC 5321
    const bool isPlain = std::all_of(address.begin(), address.end(), [](QChar c) {
        return c > u' ' && c < u'\x7f' && !u"<>()[],;:\\\""_s.contains(c);
    });
    const qsizetype at = address.indexOf(u'@');
    const bool hasForm = at > 0 && at == address.lastIndexOf(u'@') && address.indexOf(u'.', at) > at + 1
        && !address.endsWith(u'.');
    if (isPlain && hasForm && address.size() <= LongestAddress)
        return std::nullopt;
    return say("core", "This is no e-mail address, like ada@example.org.");
}

} // namespace matinee
