#pragma once

#include "core/sync_client/account_client.h"
#include "core/sync_client/sync_pace.h"

#include <QElapsedTimer>
#include <QTimer>

#include <functional>

namespace matinee {

/// A question that the server answers when it has news, asked again and again. What it answers is not taken
/// in: it says that there is something to read.
class NewsWatch : public QObject {
public:
    /// `news` is called once after watch(): there is something, or the question failed, which says as much.
    NewsWatch(AccountClient &account, const SyncPace &pace, std::function<void()> news, QObject *parent);

    /// `pull` as the store asked it last, `cursor` where it rests.
    void watch(const QUrlQuery &pull, const QString &cursor);
    void stop();

private:
    void ask();
    void take(const HttpResult &result);

    AccountClient &m_account;
    SyncPace m_pace;
    std::function<void()> m_news;
    QUrlQuery m_query;
    QString m_cursor;
    QFuture<HttpResult> m_asked;
    QElapsedTimer m_waited;
    QTimer m_again;
    QTimer m_tell;
    int m_failures = 0; ///< answers that could not be waited for, one after the other
};

} // namespace matinee
