#include "core/sync_core/record_state.h"

#include "core/sync_core/entity_rule.h"

namespace matinee {

using namespace Qt::StringLiterals;

bool RecordState::isVisible() const
{
    return !dead && (!fields.contains(u"present"_s) || fields.value(u"present"_s).value.toBool());
}

RecordState nothingOf(const QString &entity, const QString &key)
{
    if (endsForGood(entity))
        return {entity, key, 0, true};
    return {entity, key, 0, false, {{u"present"_s, {false, {}}}}};
}

QJsonObject RecordState::values() const
{
    QJsonObject made;
    for (auto field = fields.begin(); field != fields.end(); ++field)
        made.insert(field.key(), field->value);
    return made;
}

} // namespace matinee
