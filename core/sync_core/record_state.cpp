#include "core/sync_core/record_state.h"

#include "core/sync_core/entity_rule.h"

namespace matinee {

using namespace Qt::StringLiterals;

bool RecordState::isVisible() const
{
    return !dead && (!fields.contains(u"present"_s) || fields.value(u"present"_s).value.toBool());
}

bool looksSame(const std::optional<RecordState> &left, const std::optional<RecordState> &right)
{
    const bool isLeft = left && left->isVisible();
    const bool isRight = right && right->isVisible();
    return isLeft == isRight && (!isLeft || left->values() == right->values());
}

bool saysSame(const std::optional<RecordState> &left, const std::optional<RecordState> &right)
{
    if (endsForGood(left ? left->entity : right ? right->entity : QString()))
        return looksSame(left, right); // once a key, so that nothing else is shown in its place
    static const RecordState nothing;
    const RecordState &one = left ? *left : nothing;
    const RecordState &other = right ? *right : nothing;
    return one.dead == other.dead && one.fields == other.fields;
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
