#include "core/sync/push_rules.h"

#include "core/base/text.h"
#include "core/base/uuid.h"
#include "core/catalog/film_fields.h"
#include "core/library/preferences.h"
#include "core/library/record_check.h"
#include "core/library/record_tables.h"
#include "core/sync_core/entity_rule.h"
#include "core/sync_core/sync_json.h"

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

MutationOutcome refused(const Mutation &mutation, const QString &code, const QString &message)
{
    return {mutation.n, MutationOutcome::Is::Refused, {}, code, message};
}

bool isKnownField(const QString &entity, const QString &name)
{
    if (name == "present"_L1)
        return !endsForGood(entity);
    if (entity == "film"_L1)
        return filmField(name);
    const RecordTable *table = recordTable(entity);
    return table
        && ((name == "film"_L1 && table->hasFilm && table->key == RecordTable::Key::Id)
            || std::any_of(table->fields.begin(), table->fields.end(),
                           [&](const RecordField &field) { return field.name == name; }));
}

/// What makes nothing larger.
bool isOnlyRemoval(const RecordEdit &edit)
{
    return edit.op == RecordEdit::Op::Delete
        || (edit.fields.size() == 1 && edit.fields.value("present"_L1) == false);
}

/// Films of one's own have random UUIDs (version 7). Others are computed from what a source says: who made
/// one of those would take its place.
bool takesAnothersPlace(const RecordEdit &edit)
{
    if (edit.entity != "film"_L1 || !edit.key.startsWith("local:"_L1))
        return false;
    return !instantOf(edit.key.sliced(6));
}

} // namespace

std::optional<MutationOutcome> refusalOf(const Mutation &mutation)
{
    const RecordEdit &edit = mutation.edit;
    if (!entityRule(edit.entity))
        return refused(mutation, u"unknown_entity"_s,
                       say("core", "This server does not know “%1” yet.").arg(edit.entity.left(100)));
    if (edit.entity == "pref"_L1 && !preferenceNames().contains(edit.key))
        return refused(
            mutation, u"unknown_entity"_s,
            say("core", "This server does not know the setting “%1” yet.").arg(edit.key.left(100)));
    for (const QString &name : edit.fields.keys()) {
        if (!isKnownField(edit.entity, name))
            return refused(
                mutation, u"unknown_entity"_s,
                say("core", "This server does not know “%1” of “%2” yet.").arg(name.left(100), edit.entity));
    }
    if (const QString name = unsendableField(edit); !name.isEmpty())
        return refused(mutation, u"invalid"_s,
                       say("core", "“%1” is longer than %2 KiB.").arg(name).arg(MostFieldBytes / 1024));
    if (const auto fault = faultOfEdit(edit))
        return refused(mutation, u"invalid"_s, *fault);
    return std::nullopt;
}

Result<std::optional<MutationOutcome>> refusalHere(RecordBatch &batch, const Mutation &mutation,
                                                   const SyncQuotas &quotas)
{
    const auto full = [&](const QString &message) {
        return std::optional(refused(mutation, u"quota"_s, message));
    };
    const RecordEdit &edit = mutation.edit;
    const auto before = batch.find(edit.entity, edit.key);
    if (!before)
        return tl::unexpected(before.error());
    if (*before && isOnlyRemoval(edit))
        return std::optional<MutationOutcome>();
    if (!*before && takesAnothersPlace(edit))
        return std::optional(
            refused(mutation, u"forbidden"_s,
                    say("core", "“%1” cannot be the name of a film of one's own.").arg(edit.key)));
    const auto count = batch.count();
    if (!count)
        return tl::unexpected(count.error());
    const RecordDigest &visible = batch.ledger().digest;
    if (batch.ledger().bytes > quotas.bytes)
        return full(say("core", "The account is full: it holds %1 MiB at most.").arg(quotas.bytes >> 20));
    if (!*before && *count >= quotas.records)
        return full(say("core", "The account is full: it holds %1 records at most.").arg(quotas.records));
    if (*before && (*before)->isVisible())
        return std::optional<MutationOutcome>();
    if (edit.entity == "list"_L1 && visible.value(u"list"_s).count >= quotas.lists)
        return full(say("core", "The account is full: it holds %1 lists at most.").arg(quotas.lists));
    if (*before || edit.entity != "list_item"_L1 || visible.value(u"list_item"_s).count < quotas.itemsPerList)
        return std::optional<MutationOutcome>();
    return batch.itemsOf(edit.key.section(u'/', 0, 0)).map([&](qint64 items) {
        return items < quotas.itemsPerList
            ? std::nullopt
            : full(say("core", "A list holds %1 films at most.").arg(quotas.itemsPerList));
    });
}

} // namespace matinee
