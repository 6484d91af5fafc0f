#include "core/sync_core/record_state.h"

namespace matinee {

using namespace Qt::StringLiterals;

bool RecordState::isVisible() const
{
    return !dead && (!fields.contains(u"present"_s) || fields.value(u"present"_s).value.toBool());
}

QJsonObject RecordState::values() const
{
    QJsonObject made;
    for (auto field = fields.begin(); field != fields.end(); ++field)
        made.insert(field.key(), field->value);
    return made;
}

} // namespace matinee
