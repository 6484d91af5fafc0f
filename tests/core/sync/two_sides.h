#pragma once

#include "core/sync/sync_server.h"
#include "core/sync/sync_store.h"
#include "tests/support/test_library.h"

namespace matinee {

/// A server with one account (user 1), and what it answers, as JSON on the wire.
struct TestServer {
    explicit TestServer(SyncQuotas quotas = {}) : sync(*home.database, home.clock, quotas) { }

    TestLibrary home;
    SyncServer sync;

    SyncAnswer answer(const SyncQuestion &question)
    {
        switch (question.kind) {
        case SyncQuestion::Kind::Register:
            return {201,
                    {{QStringLiteral("device_id"),
                      *sync.registerDevice(home.ada, QStringLiteral("session"), QStringLiteral("test"))},
                     {QStringLiteral("epoch"), *SyncServer::epoch(*home.database)}}};
        case SyncQuestion::Kind::Push:
            return pushed(question.body);
        case SyncQuestion::Kind::Pull:
            break;
        }
        const auto value = [&](const char *name) {
            return question.query.queryItemValue(QString::fromLatin1(name));
        };
        const auto pulled = sync.pull(
            home.ada, {value("device"), value("cursor"), limit > 0 ? limit : value("limit").toInt()});
        return pulled ? SyncAnswer{200, pullAnswerJson(*pulled)} : failed(pulled.error());
    }

    int limit = 0; ///< of every pull; 0: what the device asks for

private:
    SyncAnswer pushed(const QJsonObject &body)
    {
        const auto request = pushRequestFromJson(body);
        if (!request)
            return {422,
                    {{QStringLiteral("status"), 422}, {QStringLiteral("title"), request.error().message}}};
        const auto answer = sync.push(home.ada, QStringLiteral("session"), *request);
        return answer ? SyncAnswer{200, pushAnswerJson(*answer)} : failed(answer.error());
    }

    static SyncAnswer failed(const SyncFault &fault)
    {
        const int status = fault.code.startsWith(QLatin1String("device_")) ? 409
            : fault.code == QLatin1String("resync_required")               ? 410
            : fault.code == QLatin1String("too_large")                     ? 413
            : fault.code == QLatin1String("invalid")                       ? 422
                                                                           : 500;
        return {status,
                {{QStringLiteral("status"), status},
                 {QStringLiteral("code"), fault.code},
                 {QStringLiteral("title"), fault.error.message},
                 {QStringLiteral("detail"), fault.error.detail}}};
    }
};

/// A device of that account, with a library of its own.
struct TestDevice {
    TestLibrary home;
    SyncStore store{*home.database, home.clock};

    /// Asks until all is sent and read; the steps it took.
    int sync(TestServer &server)
    {
        for (int step = 1; step < 1000; ++step) {
            const auto question = store.ask(home.ada, true).value();
            if (!question)
                return step;
            const auto taken = store.take(home.ada, *question, server.answer(*question));
            if (!taken)
                qFatal("%s (%s)", qPrintable(taken.error().message), qPrintable(taken.error().detail));
            last = *taken;
            if (last.next != SyncStep::Next::Ask)
                return step;
        }
        qFatal("two sides do not come to rest");
    }

    SyncStep last = {};
};

} // namespace matinee
