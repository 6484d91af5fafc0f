#include "core/sync_client/news_watch.h"

#include "core/base/when_done.h"

#include <QJsonArray>

namespace matinee {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

NewsWatch::NewsWatch(AccountClient &account, const SyncPace &pace, std::function<void()> news,
                     QObject *parent)
    : QObject(parent),
      m_account(account),
      m_pace(pace),
      m_news(std::move(news))
{
    m_again.setSingleShot(true);
    m_again.callOnTimeout(this, [this] { ask(); });
    m_tell.setSingleShot(true);
    m_tell.callOnTimeout(this, [this] { m_news(); });
}

void NewsWatch::watch(const QUrlQuery &pull, const QString &cursor)
{
    stop();
    m_cursor = cursor;
    m_query = pull;
    for (const QString &name : {u"cursor"_s, u"limit"_s, u"wait"_s})
        m_query.removeQueryItem(name);
    m_query.addQueryItem(u"cursor"_s, cursor);
    m_query.addQueryItem(u"limit"_s, u"1"_s); // that there is one is all we want to know
    m_query.addQueryItem(u"wait"_s, QString::number(m_pace.longPoll.count()));
    ask();
}

void NewsWatch::stop()
{
    m_asked.cancel();
    m_asked = {};
    m_again.stop();
    m_tell.stop();
}

void NewsWatch::ask()
{
    m_waited.start();
    m_asked = m_account.ask("GET", u"/sync/pull"_s, {}, m_query, m_pace.longPoll);
    whenDone(m_asked, this, [this](const HttpResult &result) { take(result); });
}

void NewsWatch::take(const HttpResult &result)
{
    const QJsonObject body = result ? bodyOf(*result) : QJsonObject();
    const bool isAnswer = result && result->status == 200 && body.contains("cursor"_L1);
    const bool isNews = isAnswer
        && (!body.value("changes"_L1).toArray().isEmpty() || body.value("cursor"_L1).toString() != m_cursor);
    // A server that does not wait, or a proxy that does not let it, is not asked all the time.
    const bool wasWaitedFor = std::chrono::milliseconds(m_waited.elapsed()) * 2 > m_pace.longPoll;
    if (isNews || (isAnswer && wasWaitedFor))
        m_failures = 0;
    else
        ++m_failures;

    if (isNews)
        m_news();
    else if (isAnswer && wasWaitedFor)
        ask();
    else if (isAnswer)
        m_again.start(m_pace.retryAfter(m_failures));
    else
        m_tell.start(m_pace.retryAfter(m_failures - 1) + (result ? retryAfterOf(*result) : 0s));
}

} // namespace matinee
