#include "core/sync_core/merge.h"

#include "core/sync_core/entity_rule.h"
#include "core/sync_core/stamp.h"

#include <QDateTime>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// `stamp`, or if it is not later than `other` the next reading after that one, of the same device.
QString raisedAbove(const QString &stamp, const QString &other)
{
    if (stamp > other)
        return stamp;
    const auto wanted = Stamp::fromText(stamp);
    const auto floor = Stamp::fromText(other);
    return wanted && floor ? wanted->raisedAbove(*floor).text() : stamp;
}

QString writtenAt(const QString &stamp)
{
    const auto at = Stamp::fromText(stamp);
    return at ? at->at().toString(Qt::ISODateWithMs) : QString();
}

/// The record that keeps a text which is not current.
RecordState copyOf(const RecordState &record, const FieldState &text)
{
    RecordState copy{QString(TextCopy), text.version};
    const auto put = [&](const QString &name, const QString &value) {
        copy.fields.insert(name, {value, text.stamp});
    };
    put(u"record"_s, record.entity + u'/' + record.key);
    put(u"text"_s, text.value.toString());
    put(u"written_at"_s, writtenAt(text.stamp));
    return copy;
}

/// Whether the text became current. `copy` is set when another one did not.
bool mergeText(RecordState &record, const QString &name, const FieldState &wanted, const QString &base,
               std::optional<RecordState> &copy)
{
    const auto at = record.fields.find(name);
    if (at == record.fields.end()) {
        record.fields.insert(name, wanted);
        return true;
    }
    if (at->version == wanted.version)
        return false;
    if (at->version == base) {
        FieldState following = wanted;
        following.stamp = raisedAbove(wanted.stamp, at->stamp);
        *at = following;
        return true;
    }
    const bool isLater = wanted.stamp > at->stamp;
    const FieldState &loser = isLater ? *at : wanted;
    if (!loser.value.toString().isEmpty() && at->value != wanted.value)
        copy = copyOf(record, loser);
    if (isLater)
        *at = wanted;
    return isLater;
}

bool mergeField(RecordState &record, const QString &name, const FieldState &wanted)
{
    const auto at = record.fields.find(name);
    if (at != record.fields.end() && at->stamp >= wanted.stamp)
        return false;
    record.fields.insert(name, wanted);
    return true;
}

} // namespace

Merged merge(const std::optional<RecordState> &current, const Mutation &mutation)
{
    const RecordEdit &edit = mutation.edit;
    Merged merged{current.value_or(RecordState{edit.entity, edit.key})};
    RecordState &record = merged.record;
    if (record.dead) {
        merged.outcome = Outcome::Superseded;
        return merged;
    }
    if (edit.op == RecordEdit::Op::Delete) {
        record.dead = true;
        record.fields.clear();
        return merged;
    }
    const EntityRule *rule = entityRule(edit.entity);
    bool isChanged = !current;
    for (auto field = edit.fields.begin(); field != edit.fields.end(); ++field) {
        const bool isText = rule && !rule->text.isEmpty() && rule->text == field.key();
        isChanged |= isText ? mergeText(record, field.key(), {*field, mutation.stamp, mutation.mid},
                                        mutation.base.value(field.key()), merged.copy)
                            : mergeField(record, field.key(), {*field, mutation.stamp});
    }
    if (merged.copy)
        merged.outcome = Outcome::Conflict;
    else if (!isChanged)
        merged.outcome = Outcome::Superseded;
    return merged;
}

} // namespace matinee
