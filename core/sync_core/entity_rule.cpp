#include "core/sync_core/entity_rule.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

using Kind = EntityRule::Kind;

constexpr EntityRule Rules[] = {
    {"rating"_L1, Kind::Register},
    {"favourite"_L1, Kind::Register},
    {"watchlist"_L1, Kind::Register},
    {"hidden"_L1, Kind::Register},
    {"nudge"_L1, Kind::Register},
    {"watch"_L1, Kind::Set},
    {"review"_L1, Kind::Register, "text"_L1},
    {"list"_L1, Kind::Register, "about"_L1},
    {"list_item"_L1, Kind::Register},
    {"pref"_L1, Kind::Register},
    {"film"_L1, Kind::Register},
    {TextCopy, Kind::Set},
};

} // namespace

const EntityRule *entityRule(const QString &entity)
{
    for (const EntityRule &rule : Rules) {
        if (rule.entity == entity)
            return &rule;
    }
    return nullptr;
}

bool endsForGood(const QString &entity)
{
    const EntityRule *rule = entityRule(entity);
    return rule && rule->kind == EntityRule::Kind::Set;
}

} // namespace matinee
