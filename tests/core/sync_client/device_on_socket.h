#pragma once

#include "core/sync_client/memory_vault.h"
#include "core/sync_client/sync_client.h"
#include "tests/core/sync/two_sides.h"
#include "tests/support/scripted_server.h"

#include <QJsonDocument>
#include <QSemaphore>

namespace matinee {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Is = SyncState::Is;

/// An account's server on a socket: what is asked is answered by the real one, unless a test says otherwise.
class AccountServerOnSocket {
public:
    using Answer = std::function<std::optional<QByteArray>(const QByteArray &request)>;

    ScriptedServer socket{[this](const QByteArray &request) { return answer(request); }};
    TestServer real;
    Answer instead; ///< std::nullopt: as usual
    QByteArray session = "r1";

    int count(const QByteArray &start) const
    {
        return int(std::count_if(socket.asked.cbegin(), socket.asked.cend(),
                                 [&](const QByteArray &request) { return request.startsWith(start); }));
    }

    QByteArray answer(const QByteArray &request)
    {
        if (const auto other = instead ? instead(request) : std::nullopt)
            return *other;
        return usual(request);
    }

    QByteArray usual(const QByteArray &request)
    {
        const QJsonObject body =
            QJsonDocument::fromJson(request.sliced(request.indexOf("\r\n\r\n") + 4)).object();
        const QByteArray path = request.split(' ').value(1);
        if (path.startsWith("/api/v1/sessions"))
            return path.endsWith("refresh") && session.isEmpty()
                ? ScriptedServer::answer("401 Unauthorized", R"({"status":401})")
                : ScriptedServer::ok(R"({"access_token":"a1","refresh_token":"r1"})");
        if (session.isEmpty())
            return ScriptedServer::answer("401 Unauthorized", "{}");
        SyncQuestion question{SyncQuestion::Kind::Pull, 0, body, QUrlQuery(QUrl(QString::fromLatin1(path)))};
        if (path.endsWith("/devices"))
            question.kind = SyncQuestion::Kind::Register;
        else if (path.endsWith("/push"))
            question.kind = SyncQuestion::Kind::Push;
        const SyncAnswer answer = real.answer(question);
        return ScriptedServer::answer(QByteArray::number(answer.status) + " X",
                                      QJsonDocument(answer.body).toJson(QJsonDocument::Compact));
    }
};

/// A library of its own thread, and its client.
class DeviceOnSocket {
public:
    static SyncPace quick()
    {
        SyncPace pace;
        pace.afterChange = 20ms;
        pace.firstRetry = 20ms;
        pace.lastRetry = 50ms;
        pace.lookAtOutbox = 20ms;
        pace.otherProgram = 50ms;
        pace.atTheEnd = 500ms;
        return pace;
    }

    explicit DeviceOnSocket(const ScriptedServer &server, const SyncPace &pace = quick(),
                            const QString &folder = {}, SecretVault *secrets = nullptr)
    {
        SecretVault &kept = secrets ? *secrets : vault;
        pool.setMaxThreadCount(1);
        pool.setExpiryTimeout(-1);
        inLibrary([&] { device = std::make_unique<TestDevice>(); });
        (void)kept.write(u"p"_s, u"r1"_s);
        account = std::make_unique<AccountClient>(
            AccountProfile{u"p"_s, server.url(u"127.0.0.1"_s, {}), u"ada"_s, folder}, kept);
        client = std::make_unique<SyncClient>(*account, Async<SyncStore>(pool, device->store), UserId(1),
                                              u"Laptop"_s, nullptr, pace);
    }
    ~DeviceOnSocket()
    {
        client.reset();
        account.reset();
        inLibrary([&] { device.reset(); });
    }

    void inLibrary(const std::function<void()> &work)
    {
        QSemaphore done;
        pool.start([&] {
            work();
            done.release();
        });
        done.acquire();
    }
    void rate(int points)
    {
        inLibrary([&] {
            TestLibrary &home = device->home;
            (void)home.library.rate(home.ada, home.alien(), *Rating::fromPoints(points));
        });
    }
    /// 0: not rated.
    int points()
    {
        int found = 0;
        inLibrary([&] {
            const auto shelf = device->home.library.shelf(device->home.ada);
            const auto rating = shelf->value(device->home.alien()).rating;
            found = rating ? rating->points() : 0;
        });
        return found;
    }
    qint64 unsent()
    {
        qint64 found = -1;
        inLibrary([&] { found = device->store.status(UserId(1))->unsent; });
        return found;
    }
    Is is() const { return client->state().is; }

    QThreadPool pool;
    std::unique_ptr<TestDevice> device;
    MemoryVault vault;
    std::unique_ptr<AccountClient> account;
    std::unique_ptr<SyncClient> client;
};

inline bool isPush(const QByteArray &request)
{
    return request.startsWith("POST /api/v1/sync/push");
}

inline bool isPoll(const QByteArray &request)
{
    return request.contains("wait=25");
}

} // namespace matinee
