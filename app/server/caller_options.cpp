#include "app/server/caller_options.h"

#include "core/base/text.h"

#include <QUrl>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostRequests = 1'000'000;

/// A browser sends scheme, host and port and nothing else, so only that can ever be equal.
bool isOrigin(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    const QUrl plain(
        url.adjusted(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment));
    return url.isValid() && isWeb && !url.host().isEmpty() && plain.toString(QUrl::FullyEncoded) == text;
}

} // namespace

Result<RequestLimits> readRequestLimits(const QString &perMinute)
{
    bool isNumber = false;
    const int number = perMinute.toInt(&isNumber);
    if (!isNumber || number < 0 || number > MostRequests)
        return fail(
            Error::Kind::Invalid,
            say("server", "--requests-per-minute takes a number from 0 (no limit) to %1.").arg(MostRequests));
    RequestLimits limits{.perUser = number, .perAddress = 2 * number};
    if (number == 0)
        limits.passwordsPerNetwork = 0;
    return limits;
}

Result<QByteArrayList> readOrigins(const QStringList &texts)
{
    QByteArrayList origins;
    for (const QString &text : texts) {
        if (!isOrigin(text))
            return fail(Error::Kind::Invalid,
                        say("server", "--allow-origin takes an origin like https://films.example, not %1.")
                            .arg(text));
        origins.append(text.toLatin1());
    }
    return origins;
}

} // namespace matinee
