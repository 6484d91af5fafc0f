#include "core/rest/metrics.h"

#include <QFile>

#include <unistd.h>

namespace matinee {

namespace {

void describe(QByteArray &text, const char *name, const char *type, const char *what)
{
    text += QByteArray("# HELP ") + name + ' ' + what + "\n# TYPE " + name + ' ' + type + '\n';
}

/// Of this process; 0 where the system does not tell.
qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> fields = file.readAll().split(' ');
    return fields.size() > 1 ? fields.at(1).toLongLong() * ::sysconf(_SC_PAGESIZE) : 0;
}

} // namespace

void Metrics::answered(Method method, const QString &route, int status, std::chrono::milliseconds took,
                       qsizetype bytes)
{
    const QByteArray labels =
        "method=\"" + nameOf(method) + "\",route=\"" + (route.isEmpty() ? "none" : route.toUtf8()) + '"';
    const double seconds = std::chrono::duration<double>(took).count();
    std::size_t place = 0;
    while (place < Ends.size() && seconds > Ends[place])
        ++place;

    const std::scoped_lock lock(m_mutex);
    Series &series = m_routes[labels];
    ++series.took[place];
    series.seconds += seconds;
    ++series.statuses[status];
    m_bytes += quint64(bytes);
}

void Metrics::refused(int status)
{
    const std::scoped_lock lock(m_mutex);
    ++m_refused[status];
}

QByteArray Metrics::text(int busy) const
{
    const std::scoped_lock lock(m_mutex);
    QByteArray text;
    describe(text, "matinee_requests_total", "counter", "Answered requests.");
    for (auto route = m_routes.cbegin(); route != m_routes.cend(); ++route) {
        for (auto status = route->statuses.cbegin(); status != route->statuses.cend(); ++status)
            text += "matinee_requests_total{" + route.key() + ",status=\"" + QByteArray::number(status.key())
                + "\"} " + QByteArray::number(*status) + '\n';
    }
    describe(text, "matinee_request_seconds", "histogram", "How long an answer took.");
    for (auto route = m_routes.cbegin(); route != m_routes.cend(); ++route) {
        quint64 sum = 0;
        for (std::size_t place = 0; place < route->took.size(); ++place) {
            sum += route->took[place];
            const QByteArray end = place < Ends.size() ? QByteArray::number(Ends[place]) : "+Inf";
            text += "matinee_request_seconds_bucket{" + route.key() + ",le=\"" + end + "\"} "
                + QByteArray::number(sum) + '\n';
        }
        text +=
            "matinee_request_seconds_sum{" + route.key() + "} " + QByteArray::number(route->seconds) + '\n';
        text += "matinee_request_seconds_count{" + route.key() + "} " + QByteArray::number(sum) + '\n';
    }
    describe(text, "matinee_refused_total", "counter", "Connections refused before they were a request.");
    for (auto status = m_refused.cbegin(); status != m_refused.cend(); ++status)
        text += "matinee_refused_total{status=\"" + QByteArray::number(status.key()) + "\"} "
            + QByteArray::number(*status) + '\n';
    describe(text, "matinee_sent_bytes_total", "counter", "Bytes of answers' bodies.");
    text += "matinee_sent_bytes_total " + QByteArray::number(m_bytes) + '\n';
    describe(text, "matinee_busy_requests", "gauge", "Requests whose answer is not sent yet.");
    text += "matinee_busy_requests " + QByteArray::number(busy) + '\n';
    describe(text, "process_resident_memory_bytes", "gauge", "Memory in use.");
    text += "process_resident_memory_bytes " + QByteArray::number(residentBytes()) + '\n';
    return text;
}

} // namespace matinee
