#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

namespace matinee {

/// Calls `use(result)` on the thread of `context` once `future` has its result, and not
/// at all if `context` is gone by then or the future was cancelled. The only way back
/// from a future to an object: QFuture::then(context, ...) asserts in Qt 6.4 when the
/// context dies first, which is what closing a dialog does.
template <class T, class Use>
void whenDone(const QFuture<T> &future, QObject *context, Use use)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, use = std::move(use)] {
        watcher->deleteLater();
        if (!watcher->isCanceled())
            use(watcher->result());
    });
    watcher->setFuture(future);
}

} // namespace matinee
