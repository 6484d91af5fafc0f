#include "tests/sync_simulator/front_door.h"

#include <QJsonDocument>

namespace matinee::simulator {

using namespace Qt::StringLiterals;

namespace {

constexpr auto Session = "session";

int statusOf(const SyncFault &fault)
{
    if (fault.code.startsWith("device_"_L1))
        return 409;
    if (fault.code == "resync_required"_L1)
        return 410;
    if (fault.code == "protocol"_L1)
        return 426;
    return fault.code == "invalid"_L1 ? 422 : 503;
}

SyncAnswer answerOf(const SyncFault &fault)
{
    return {statusOf(fault),
            QJsonObject{
                {u"status"_s, statusOf(fault)}, {u"code"_s, fault.code}, {u"detail"_s, fault.error.message}}};
}

/// Once more as bytes, as it travels.
QJsonObject travelled(const QJsonObject &json)
{
    return QJsonDocument::fromJson(QJsonDocument(json).toJson(QJsonDocument::Compact)).object();
}

SyncAnswer pushed(SyncServer &server, UserId user, const QByteArray &body)
{
    const auto request = pushRequestFromJson(QJsonDocument::fromJson(body).object());
    if (!request)
        return {422, {{u"status"_s, 422}, {u"detail"_s, request.error().message}}};
    const auto answer = server.push(user, QString::fromLatin1(Session), *request);
    return answer ? SyncAnswer{200, travelled(pushAnswerJson(*answer))} : answerOf(answer.error());
}

SyncAnswer pulled(SyncServer &server, UserId user, const QUrlQuery &query, int page)
{
    const int limit = query.queryItemValue(u"limit"_s).toInt();
    const PullRequest request{query.queryItemValue(u"device"_s), query.queryItemValue(u"cursor"_s),
                              std::min(limit > 0 ? limit : page, page)};
    const auto answer = server.pull(user, request);
    return answer ? SyncAnswer{200, travelled(pullAnswerJson(*answer))} : answerOf(answer.error());
}

} // namespace

SyncAnswer answerTo(ServerMachine &machine, UserId user, const SyncQuestion &question,
                    const QByteArray &request, int page)
{
    SyncServer server(machine.files.database(), machine.clock, machine.quotas);
    if (question.kind == SyncQuestion::Kind::Push)
        return pushed(server, user, request);
    if (question.kind == SyncQuestion::Kind::Pull)
        return pulled(server, user, question.query, page);
    const auto device = server.registerDevice(user, QString::fromLatin1(Session), u"a device"_s);
    const auto epoch = SyncServer::epoch(machine.files.database());
    return device && epoch ? SyncAnswer{201, {{u"device_id"_s, *device}, {u"epoch"_s, *epoch}}}
                           : SyncAnswer{503, {}};
}

PushSeen PushSeen::of(SimDatabase &files, UserId user, const Flight &flight)
{
    if (flight.question.kind != SyncQuestion::Kind::Push)
        return {0, seqOf(files, user)};
    PushSeen seen;
    const auto read = files.database().each(
        u"SELECT (SELECT last_n FROM sync_device WHERE user_id = u AND device_id = :device),"
        u" (SELECT seq FROM sync_account WHERE user_id = u),"
        u" EXISTS (SELECT 1 FROM sync_outbox WHERE user_id = u) FROM (SELECT :user AS u)"_s,
        {{u":user"_s, user.value()}, {u":device"_s, flight.question.body.value("device"_L1).toString()}},
        [&](const Rows &row) {
            seen = {row.integer(0), row.integer(1), row.integer(2) != 0};
        });
    if (!read)
        broken(read.error());
    return seen;
}

qint64 PushSeen::seqOf(SimDatabase &files, UserId user)
{
    return files.number(u"SELECT seq FROM sync_account WHERE user_id = :user"_s,
                        {{u":user"_s, user.value()}});
}

bool PushSeen::isRepeatOnly(const PushRequest &request) const
{
    return !hasOwn && !request.mutations.isEmpty() && request.mutations.last().n <= lastN;
}

} // namespace matinee::simulator
