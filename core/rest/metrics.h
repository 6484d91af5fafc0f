#pragma once

#include "core/rest/http.h"

#include <QByteArray>
#include <QMap>

#include <array>
#include <atomic>
#include <chrono>
#include <mutex>

namespace matinee {

/// What a server did since it started, in the text format of Prometheus. Counted from every worker. Routes
/// are named by their templates: no path, no query, nobody.
class Metrics {
public:
    void answered(Method method, const QString &route, int status, std::chrono::milliseconds took,
                  qsizetype bytes);
    void refused(int status); ///< before it was a request: by the connection guard
    QByteArray text(int busy) const;

private:
    /// Upper ends of the classes of how long an answer took, in seconds; the last class has no end.
    static constexpr std::array<double, 8> Ends = {0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 10};

    struct Series {
        std::array<quint64, Ends.size() + 1> took = {}; ///< answers by class
        double seconds = 0;
        QMap<int, quint64> statuses;
    };

    mutable std::mutex m_mutex;
    QMap<QByteArray, Series> m_routes; ///< by the labels of method and route
    QMap<int, quint64> m_refused;
    quint64 m_bytes = 0;
};

} // namespace matinee
