#pragma once

#include "core/rest/connection_limits.h"

#include <QTcpServer>

#include <vector>

namespace matinee {

class Worker;

/// Accepts connections and hands them to the workers in turn, as bare descriptors: a socket object
/// belongs to the thread that made it.
class HttpListener : public QTcpServer {
    Q_OBJECT

public:
    explicit HttpListener(std::shared_ptr<ConnectionLimits> limits);
    void addWorker(Worker *worker) { m_workers.push_back(worker); }
    /// Nobody can connect any more, although the workers hold copies of the listening descriptor.
    void stopListening();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    std::shared_ptr<ConnectionLimits> m_limits;
    std::vector<Worker *> m_workers;
    std::size_t m_next = 0;
};

} // namespace matinee
