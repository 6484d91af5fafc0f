#include "core/sync/sync_messages.h"

#include "core/base/text.h"
#include "core/sync/outcome_json.h"
#include "core/sync/record_digest.h"
#include "core/sync_core/sync_json.h"

#include <QJsonArray>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> wrong(const QString &name)
{
    return fail(Error::Kind::Invalid, say("core", "“%1” is missing or wrong.").arg(name));
}

template <class Item, class Read>
Result<QList<Item>> listFrom(const QJsonObject &json, const QString &name, Read read)
{
    if (!json.value(name).isArray())
        return wrong(name);
    QList<Item> items;
    for (const QJsonValue &entry : json.value(name).toArray()) {
        auto item = read(entry.toObject());
        if (!item)
            return fail(Error::Kind::Invalid,
                        u"%1[%2]: %3"_s.arg(name).arg(items.size()).arg(item.error().message));
        items.append(std::move(*item));
    }
    return items;
}

template <class Item, class Write>
QJsonArray arrayOf(const QList<Item> &items, Write write)
{
    QJsonArray array;
    for (const Item &item : items)
        array.append(write(item));
    return array;
}

QJsonObject hintJson(const FilmHint &hint)
{
    QJsonObject json{{u"ref"_s, hint.ref}, {u"title"_s, hint.title}};
    if (hint.year)
        json.insert(u"year"_s, *hint.year);
    return json;
}

Result<FilmHint> hintFromJson(const QJsonObject &json)
{
    FilmHint hint{json.value("ref"_L1).toString(), json.value("title"_L1).toString(), std::nullopt};
    if (hint.ref.isEmpty() || hint.title.isEmpty())
        return wrong(u"ref"_s);
    if (json.contains("year"_L1))
        hint.year = json.value("year"_L1).toInt();
    return hint;
}

QString instant(const QDateTime &at)
{
    return at.toString(Qt::ISODateWithMs);
}

/// A number that has to be there.
Result<qint64> whole(const QJsonObject &json, const QString &name)
{
    const QJsonValue value = json.value(name);
    constexpr double LargestWhole = 9007199254740991.0; // that JSON can tell from its neighbours
    if (!value.isDouble() || value.toDouble() > LargestWhole || value.toInteger(-1) < 0)
        return wrong(name);
    return value.toInteger();
}

Result<QDateTime> serverTime(const QJsonObject &json)
{
    auto at = QDateTime::fromString(json.value("server_time"_L1).toString(), Qt::ISODateWithMs);
    if (!at.isValid())
        return wrong(u"server_time"_s);
    return at;
}

} // namespace

QJsonObject pushRequestJson(const PushRequest &request)
{
    return {{u"protocol"_s, request.protocol},
            {u"schema"_s, request.schema},
            {u"epoch"_s, request.epoch},
            {u"device"_s, request.device},
            {u"after"_s, QJsonObject{{u"n"_s, request.afterN}, {u"mid"_s, request.afterMid}}},
            {u"mutations"_s, arrayOf(request.mutations, mutationJson)},
            {u"films"_s, arrayOf(request.films, hintJson)}};
}

Result<PushRequest> pushRequestFromJson(const QJsonObject &json)
{
    const QJsonObject after = json.value("after"_L1).toObject();
    for (const auto &[object, name] : {std::pair(json, u"protocol"_s), std::pair(json, u"schema"_s),
                                       std::pair(json, u"epoch"_s), std::pair(after, u"n"_s)}) {
        if (const auto number = whole(object, name); !number)
            return tl::unexpected(number.error());
    }
    PushRequest request{json.value("protocol"_L1).toInt(),  json.value("schema"_L1).toInt(),
                        json.value("epoch"_L1).toInteger(), json.value("device"_L1).toString(),
                        after.value("n"_L1).toInteger(),    after.value("mid"_L1).toString()};
    if (json.value("films"_L1).toArray().size() > MostMutations)
        return fail(Error::Kind::Invalid, say("core", "At most %1 films at once.").arg(MostMutations));
    if (json.value("mutations"_L1).toArray().size() > MostMutations)
        return fail(Error::Kind::Invalid, say("core", "At most %1 changes at once.").arg(MostMutations));
    auto mutations = listFrom<Mutation>(json, u"mutations"_s, mutationFromJson);
    if (!mutations)
        return tl::unexpected(mutations.error());
    request.mutations = std::move(*mutations);
    if (!json.contains("films"_L1))
        return request;
    return listFrom<FilmHint>(json, u"films"_s, hintFromJson).map([&](const QList<FilmHint> &films) {
        request.films = films;
        return std::move(request);
    });
}

QJsonObject pushAnswerJson(const PushAnswer &answer)
{
    return {{u"last_n"_s, answer.lastN},
            {u"server_time"_s, instant(answer.serverTime)},
            {u"schema"_s, answer.schema},
            {u"outcomes"_s, arrayOf(answer.outcomes, outcomeJson)},
            {u"records"_s, arrayOf(answer.records, recordJson)},
            {u"before"_s, answer.before},
            {u"head"_s, answer.head}};
}

Result<PushAnswer> pushAnswerFromJson(const QJsonObject &json)
{
    const auto lastN = whole(json, u"last_n"_s);
    const auto before = whole(json, u"before"_s);
    const auto head = whole(json, u"head"_s);
    for (const auto *number : {&lastN, &before, &head}) {
        if (!*number)
            return tl::unexpected(number->error());
    }
    const auto at = serverTime(json);
    if (!at)
        return tl::unexpected(at.error());
    auto outcomes = listFrom<MutationOutcome>(json, u"outcomes"_s, outcomeFromJson);
    if (!outcomes)
        return tl::unexpected(outcomes.error());
    return listFrom<RecordState>(json, u"records"_s, recordFromJson).map([&](const auto &records) {
        return PushAnswer{*lastN, *at, json.value("schema"_L1).toInt(), *outcomes, records, *before, *head};
    });
}

QJsonObject pullAnswerJson(const PullAnswer &answer)
{
    return {{u"epoch"_s, answer.epoch},
            {u"changes"_s, arrayOf(answer.changes, recordJson)},
            {u"cursor"_s, answer.cursor},
            {u"more"_s, answer.more},
            {u"head"_s, answer.head},
            {u"last_n"_s, answer.lastN},
            {u"server_time"_s, instant(answer.serverTime)},
            {u"schema"_s, answer.schema},
            {u"digest"_s, digestJson(answer.digest)},
            {u"films"_s, arrayOf(answer.films, hintJson)}};
}

Result<PullAnswer> pullAnswerFromJson(const QJsonObject &json)
{
    const auto epoch = whole(json, u"epoch"_s);
    const auto lastN = whole(json, u"last_n"_s);
    const auto head = whole(json, u"head"_s);
    for (const auto *number : {&epoch, &lastN, &head}) {
        if (!*number)
            return tl::unexpected(number->error());
    }
    const auto at = serverTime(json);
    if (!at)
        return tl::unexpected(at.error());
    if (json.value("cursor"_L1).toString().isEmpty() || !json.value("more"_L1).isBool())
        return wrong(u"cursor"_s);
    auto changes = listFrom<RecordState>(json, u"changes"_s, recordFromJson);
    if (!changes)
        return tl::unexpected(changes.error());
    auto digest = digestFromJson(json.value("digest"_L1).toObject());
    if (!digest)
        return tl::unexpected(digest.error());
    return listFrom<FilmHint>(json, u"films"_s, hintFromJson).map([&](const QList<FilmHint> &films) {
        return PullAnswer{*epoch,
                          std::move(*changes),
                          json.value("cursor"_L1).toString(),
                          json.value("more"_L1).toBool(),
                          *head,
                          *lastN,
                          *at,
                          json.value("schema"_L1).toInt(),
                          std::move(*digest),
                          films};
    });
}

} // namespace matinee
