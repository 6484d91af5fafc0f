#include "core/sync/give_back.h"

#include "core/base/uuid.h"
#include "core/sync_core/entity_rule.h"

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

void add(QList<Mutation> &edits, const RecordState &known, const std::optional<RecordState> &server,
         const QDateTime &now)
{
    QMap<QString, QJsonObject> byStamp;
    for (auto field = known.fields.begin(); field != known.fields.end(); ++field) {
        const FieldState theirs = server ? server->fields.value(field.key()) : FieldState();
        const RecordEdit edit{known.entity, known.key, QJsonObject{{field.key(), field->value}}};
        if (!field->version.isEmpty()) {
            if (theirs.version != field->version)
                edits.append({0, field->version, edit, field->stamp});
        } else if (field->stamp > theirs.stamp) {
            byStamp[field->stamp].insert(field.key(), field->value);
        }
    }
    for (auto fields = byStamp.cbegin(); fields != byStamp.cend(); ++fields)
        edits.append({0, newUuid(now), RecordEdit{known.entity, known.key, *fields}, fields.key()});
}

} // namespace

Result<QList<Mutation>> giveBack(const RecordMap &known, const RecordMap &server, DeviceState &state,
                                 const QDateTime &now)
{
    QList<Mutation> edits;
    for (auto record = known.cbegin(); record != known.cend(); ++record) {
        const auto found = server.constFind(record.key());
        const auto theirs = found == server.cend() ? std::nullopt : std::optional(*found);
        if (theirs && theirs->dead)
            continue;
        if (!record->dead) {
            add(edits, *record, theirs, now);
            continue;
        }
        const auto stamp = state.tick(now);
        if (!stamp)
            return tl::unexpected(stamp.error());
        edits.append(
            {0, newUuid(now), RecordEdit{record->entity, record->key, {}, RecordEdit::Op::Delete}, *stamp});
    }
    return edits;
}

} // namespace matinee
