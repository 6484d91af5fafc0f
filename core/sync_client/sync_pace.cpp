#include "core/sync_client/sync_pace.h"

#include <QRandomGenerator>

#include <algorithm>

namespace matinee {

std::chrono::milliseconds SyncPace::retryAfter(int failures) const
{
    constexpr int MostDoublings = 20;
    const qint64 doubled = firstRetry.count() << std::clamp(failures, 0, MostDoublings);
    const qint64 most = std::min<qint64>(lastRetry.count(), doubled);
    return std::chrono::milliseconds(QRandomGenerator::global()->bounded(most + 1));
}

} // namespace matinee
