#pragma once

#include <QThreadPool>
#include <QtConcurrentRun>

namespace matinee {

/// The one door from an event loop to a blocking service: every call is queued on the
/// service's own thread, in order, and answered by a QFuture.
///
///     whenDone(m_library.call(&LibraryService::rate, user, movie, rating), this,
///              [this](const Result<Mine> &mine) { ... });
///
/// `pool` has exactly one thread that never expires, because SQLite connections belong
/// to the thread that opened them. Both references must outlive every pending call.
template <class Service>
class Async {
public:
    Async(QThreadPool &pool, Service &service) : m_pool(&pool), m_service(&service) { }

    template <class Method, class... Args>
    auto call(Method method, Args... args) const
    {
        return QtConcurrent::run(m_pool, [service = m_service, method, ... args = std::move(args)] {
            return (service->*method)(args...);
        });
    }

private:
    QThreadPool *m_pool;
    Service *m_service;
};

} // namespace matinee
