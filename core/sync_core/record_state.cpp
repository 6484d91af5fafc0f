#include "core/sync_core/record_state.h"

#include "core/sync_core/stamp.h"

#include <QJsonArray>

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

QJsonObject fieldsToJson(const RecordState &record)
{
    QJsonObject made;
    for (auto field = record.fields.begin(); field != record.fields.end(); ++field) {
        QJsonArray state{field->value, field->stamp};
        if (!field->version.isEmpty())
            state.append(field->version);
        made.insert(field.key(), state);
    }
    return made;
}

std::optional<QMap<QString, FieldState>> fieldsFromJson(const QJsonObject &fields)
{
    QMap<QString, FieldState> made;
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        const QJsonArray state = field->toArray();
        if (state.size() < 2 || state.size() > 3 || !Stamp::fromText(state.at(1).toString()))
            return std::nullopt;
        made.insert(field.key(), {state.at(0), state.at(1).toString(), state.at(2).toString()});
    }
    return made;
}

} // namespace matinee
