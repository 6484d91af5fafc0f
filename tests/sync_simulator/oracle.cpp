#include "tests/sync_simulator/oracle.h"

#include "core/sync_core/entity_rule.h"
#include "core/sync_core/sync_json.h"

#include <QJsonDocument>

#include <algorithm>

namespace matinee::simulator {

using namespace Qt::StringLiterals;

namespace {

bool isText(const RecordEdit &edit, const QString &field)
{
    const EntityRule *rule = entityRule(edit.entity);
    return rule && !rule->text.isEmpty() && rule->text == field;
}

bool isRemoval(const RecordEdit &edit)
{
    return edit.op == RecordEdit::Op::Delete;
}

QString told(const DurableEdit &edit)
{
    return u"%1 %2/%3 %4 (%5)"_s.arg(
        edit.mutation.mid, edit.mutation.edit.entity, edit.mutation.edit.key,
        isRemoval(edit.mutation.edit)
            ? u"removed"_s
            : QString::fromUtf8(QJsonDocument(edit.mutation.edit.fields).toJson(QJsonDocument::Compact)),
        edit.mutation.stamp);
}

/// The least stamp that a field of the edit can have on a server that has it.
QString leastStamp(const DurableEdit &edit, const QString &field)
{
    const QSet<QString> of = edit.stamps.value(field);
    return of.isEmpty() ? QString() : *std::min_element(of.begin(), of.end());
}

} // namespace

QString recordName(const QString &entity, const QString &key)
{
    return entity + u'/' + key;
}

DurableEdit *Oracle::find(const QString &mid)
{
    const auto at = m_edits.find(mid);
    return at == m_edits.end() ? nullptr : &*at;
}

void Oracle::note(const Mutation &mutation)
{
    const bool isNew = !m_edits.contains(mutation.mid);
    DurableEdit &edit = m_edits[mutation.mid];
    if (isNew) {
        m_ofRecord[recordName(mutation.edit.entity, mutation.edit.key)].append(mutation.mid);
        edit.mutation = mutation;
    }
    // One that comes back or has another stamp by now is what it was.
    edit.mutation.stamp = mutation.stamp;
    for (const QString &field : mutation.edit.fields.keys())
        edit.stamps[field].insert(mutation.stamp);
}

void Oracle::restamp(const Mutation &from, const QString &field, const QString &to)
{
    const QStringList mids = m_ofRecord.value(recordName(from.edit.entity, from.edit.key));
    // What a device gives back stands for the edit that made it, and for all that this one outdid.
    const bool isGivenBack = std::any_of(mids.begin(), mids.end(), [&](const QString &mid) {
        return mid != from.mid && m_edits[mid].stamps.value(field).contains(from.stamp);
    });
    for (const QString &mid : mids) {
        DurableEdit &edit = m_edits[mid];
        const bool isSame = edit.stamps.value(field).contains(from.stamp);
        if (isSame || (isGivenBack && leastStamp(edit, field) < from.stamp))
            edit.stamps[field].insert(to);
    }
}

std::optional<Violation> Oracle::accept(const QList<Mutation> &taken,
                                        const QHash<QString, RecordState> &after,
                                        const std::function<bool(const QString &)> &isAhead)
{
    QSet<QString> seen; // registers, from the end of the batch
    for (qsizetype i = taken.size() - 1; i >= 0; --i) {
        const Mutation &mutation = taken.at(i);
        DurableEdit *edit = find(mutation.mid);
        if (!edit)
            return Violation{u"I4"_s, u"the server took in a change that nobody made: "_s + mutation.mid};
        if (!isAhead(mutation.stamp))
            continue;
        const QString name = recordName(mutation.edit.entity, mutation.edit.key);
        const auto record = after.find(name);
        for (auto field = mutation.edit.fields.begin(); field != mutation.edit.fields.end(); ++field) {
            const QString place = name + u'.' + field.key();
            // Outdone by a later one of the batch, or nothing to see: then any stamp is late enough.
            if (seen.contains(place) || record == after.end() || record->dead) {
                restamp(mutation, field.key(), u""_s);
                continue;
            }
            seen.insert(place);
            const FieldState now = record->fields.value(field.key());
            if (now.value != field.value() && !isText(mutation.edit, field.key()))
                return Violation{u"I3"_s, u"a change whose stamp was replaced was lost: "_s + told(*edit)};
            restamp(mutation, field.key(), now.value == field.value() ? now.stamp : u""_s);
        }
    }
    return std::nullopt;
}

bool Oracle::isToldBy(const DurableEdit &edit, const QHash<QString, RecordState> &records) const
{
    const RecordEdit &what = edit.mutation.edit;
    const auto at = records.find(recordName(what.entity, what.key));
    if (at == records.end())
        return false;
    if (at->dead)
        return true;
    if (isRemoval(what))
        return false;
    for (const QString &name : what.fields.keys()) {
        const FieldState field = at->fields.value(name);
        if (isText(what, name) ? field.version != edit.mutation.mid : field.stamp < leastStamp(edit, name))
            return false;
    }
    return true;
}

void Oracle::loseTrack(const QList<QHash<QString, RecordState>> &machines, const QSet<QString> &unsent)
{
    for (DurableEdit &edit : m_edits) {
        const auto tells = [&](const QHash<QString, RecordState> &records) {
            return isToldBy(edit, records);
        };
        // A server of this program takes no field that it does not know: a device that could give it back
        // after a restore has to keep it until there is a newer one.
        if (edit.mutation.edit.fields.contains(u"future"_s) && !tells(machines.first()))
            edit.mayBeLost = true;
        if (!unsent.contains(edit.mutation.mid) && std::none_of(machines.begin(), machines.end(), tells))
            edit.mayBeLost = true;
    }
}

void Oracle::forget(const QString &record)
{
    for (const QString &mid : m_ofRecord.value(record))
        m_edits[mid].mayBeLost = true;
}

std::optional<Violation> Oracle::check(const QHash<QString, RecordState> &records) const
{
    for (auto record = m_ofRecord.begin(); record != m_ofRecord.end(); ++record) {
        const auto at = records.find(record.key());
        const RecordState *state = at == records.end() ? nullptr : &*at;
        const bool isSet = endsForGood(m_edits.value(record->first()).mutation.edit.entity);
        if (auto violation = isSet ? checkSet(record.key(), state) : std::nullopt)
            return violation;
        if (auto violation = checkRegisters(record.key(), state))
            return violation;
    }
    return checkTexts(records);
}

std::optional<Violation> Oracle::checkSet(const QString &record, const RecordState *state) const
{
    bool mustBeDead = false;
    bool mayBeDead = false;
    for (const QString &mid : m_ofRecord.value(record)) {
        const DurableEdit edit = m_edits.value(mid);
        if (!isRemoval(edit.mutation.edit) || edit.isRefused)
            continue;
        mayBeDead = true;
        mustBeDead |= !edit.mayBeLost;
    }
    if (mustBeDead && state && !state->dead)
        return Violation{u"I3"_s, record + u" was removed and is there"_s};
    if (state && state->dead && !mayBeDead)
        return Violation{u"I3"_s, record + u" is gone and nobody removed it"_s};
    return std::nullopt;
}

std::optional<Violation> Oracle::checkRegisters(const QString &record, const RecordState *state) const
{
    if (state && state->dead)
        return std::nullopt;
    // A device gives an edit back to a restored server under its stamp; for that one the account may be full.
    QSet<QString> refusedStamps;
    for (const QString &mid : m_ofRecord.value(record)) {
        if (m_edits.value(mid).isRefused)
            refusedStamps.insert(m_edits.value(mid).mutation.stamp);
    }
    QHash<QString, bool> isExplained; // by field
    for (const QString &mid : m_ofRecord.value(record)) {
        const DurableEdit edit = m_edits.value(mid);
        const RecordEdit &what = edit.mutation.edit;
        if (isRemoval(what))
            return std::nullopt; // absent, purged or checked by checkSet()
        if (edit.isRefused)
            continue;
        if (!state) {
            if (edit.mayBeLost || refusedStamps.contains(edit.mutation.stamp))
                continue;
            return Violation{u"I3"_s, u"lost without a trace: "_s + told(edit)};
        }
        for (auto field = what.fields.begin(); field != what.fields.end(); ++field) {
            const FieldState now = state->fields.value(field.key());
            if (isText(what, field.key()))
                isExplained[field.key()] = true;
            else if (!edit.mayBeLost && now.stamp < leastStamp(edit, field.key()))
                return Violation{field.key() == "future"_L1 ? u"I15"_s : u"I3"_s,
                                 u"lost: %1; “%2” had to be as late as %3 in %4"_s.arg(
                                     told(edit), field.key(), leastStamp(edit, field.key()),
                                     objectText(recordJson(*state)))};
            if (now.value == field.value() && edit.stamps.value(field.key()).contains(now.stamp))
                isExplained[field.key()] = true;
        }
    }
    for (auto field = state ? state->fields.begin() : QMap<QString, FieldState>().begin();
         state && field != state->fields.end(); ++field) {
        if (!isExplained.value(field.key()) && field.key() != "future"_L1)
            return Violation{u"I3"_s,
                             u"%1.%2 has a value and stamp that no change had: %3"_s.arg(record, field.key(),
                                                                                         field->stamp)};
    }
    return std::nullopt;
}

/// The versions of texts that are current or copies, and all that they were made from.
namespace {

/// The record and the text that an edit writes; empty when it writes none.
QString wordsOf(const RecordEdit &edit)
{
    const EntityRule *rule = entityRule(edit.entity);
    if (!rule || rule->text.isEmpty() || !edit.fields.contains(rule->text))
        return {};
    return recordName(edit.entity, edit.key) + u'\n' + edit.fields.value(rule->text).toString();
}

} // namespace

QSet<QString> Oracle::keptVersions(const QHash<QString, RecordState> &records) const
{
    QSet<QString> kept;
    QList<QString> open;
    for (const RecordState &record : records) {
        if (record.entity == TextCopy)
            open.append(record.key);
        for (const FieldState &field : record.fields) {
            if (!field.version.isEmpty())
                open.append(field.version);
        }
    }
    // A text that lost against the same words is kept by them, and what it followed was replaced by its
    // writer.
    QHash<QString, QStringList> sameWords;
    for (const DurableEdit &edit : m_edits)
        sameWords[wordsOf(edit.mutation.edit)].append(edit.mutation.mid);
    sameWords.remove({});
    while (!open.isEmpty()) {
        const QString version = open.takeLast();
        if (kept.contains(version))
            continue;
        kept.insert(version);
        const auto edit = m_edits.find(version);
        if (edit == m_edits.end())
            continue;
        open.append(edit->mutation.base.values());
        open.append(sameWords.value(wordsOf(edit->mutation.edit)));
    }
    return kept;
}

std::optional<Violation> Oracle::checkTexts(const QHash<QString, RecordState> &records) const
{
    const QSet<QString> kept = keptVersions(records);
    for (const DurableEdit &edit : m_edits) {
        const RecordEdit &what = edit.mutation.edit;
        const EntityRule *rule = entityRule(what.entity);
        if (edit.mayBeLost || edit.isRefused || !rule || rule->text.isEmpty()
            || !what.fields.contains(rule->text))
            continue;
        const QString text = what.fields.value(rule->text).toString();
        if (!text.isEmpty() && !kept.contains(edit.mutation.mid))
            return Violation{u"I5"_s, u"a text was lost: "_s + told(edit)};
    }
    return std::nullopt;
}

} // namespace matinee::simulator
