#include "core/sync/outcome_json.h"

#include "core/base/text.h"

#include <array>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

using Is = MutationOutcome::Is;

constexpr std::array<std::pair<Is, QLatin1StringView>, 4> Words{{
    {Is::Applied, "applied"_L1},
    {Is::Superseded, "superseded"_L1},
    {Is::Conflict, "conflict"_L1},
    {Is::Refused, "refused"_L1},
}};

} // namespace

QJsonObject outcomeJson(const MutationOutcome &outcome)
{
    QJsonObject json{{u"n"_s, outcome.n}};
    for (const auto &[is, word] : Words) {
        if (is == outcome.is)
            json.insert(u"is"_s, word);
    }
    const auto put = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            json.insert(name, value);
    };
    put(u"copy"_s, outcome.copy);
    put(u"code"_s, outcome.code);
    put(u"message"_s, outcome.message);
    return json;
}

Result<MutationOutcome> outcomeFromJson(const QJsonObject &json)
{
    for (const auto &[is, word] : Words) {
        if (json.value("is"_L1) == word)
            return MutationOutcome{json.value("n"_L1).toInteger(), is, json.value("copy"_L1).toString(),
                                   json.value("code"_L1).toString(), json.value("message"_L1).toString()};
    }
    return fail(Error::Kind::Invalid, say("core", "“%1” is missing or wrong.").arg(u"outcomes"_s));
}

} // namespace matinee
