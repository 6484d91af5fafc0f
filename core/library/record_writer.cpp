#include "core/library/record_writer.h"

#include "core/base/text.h"
#include "core/catalog/movie_repository.h"
#include "core/library/record_tables.h"
#include "core/sync_core/entity_rule.h"
#include "core/sync_core/sync_json.h"

#include <algorithm>
#include <utility>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

bool isRemoval(const RecordEdit &edit)
{
    return edit.op == RecordEdit::Op::Delete || !edit.fields.value("present"_L1).toBool(true);
}

/// Whether writing `edit` over a record with these fields would change nothing.
bool isAlready(const std::optional<QJsonObject> &before, const RecordEdit &edit)
{
    if (isRemoval(edit))
        return !before;
    const auto isSame = [&](const QString &name) {
        const QJsonValue value = edit.fields.value(name);
        return value.isNull() ? !before->contains(name) : before->value(name) == value;
    };
    const QStringList names = edit.fields.keys();
    return before && std::all_of(names.cbegin(), names.cend(), isSame);
}

/// The edit without what the record holds already: a field that nobody changed must not win over somebody who
/// did change it elsewhere. `present` stays, so that the record is there whatever happens to it elsewhere.
RecordEdit onlyChanges(const std::optional<QJsonObject> &before, RecordEdit edit)
{
    if (!before)
        return edit;
    for (const QString &name : edit.fields.keys()) {
        if (name != "present"_L1 && before->value(name) == edit.fields.value(name) && before->contains(name))
            edit.fields.remove(name);
    }
    return edit;
}

/// The edit that makes a record with the fields `now` one with exactly those of `wanted`.
QJsonObject difference(const std::optional<QJsonObject> &now, QJsonObject wanted)
{
    for (const QString &name : now.value_or(QJsonObject()).keys()) {
        if (!wanted.contains(name))
            wanted.insert(name, QJsonValue());
    }
    return wanted;
}

/// What the record is to be when a step is taken back (or done again): fields that the step did not touch
/// stay as they are now.
QJsonObject onlyOfStep(const RecordChange &change, const std::optional<QJsonObject> &now, QJsonObject wanted)
{
    if (!now || !change.before || !change.after)
        return wanted;
    QStringList names = change.before->keys() + change.after->keys() + now->keys();
    for (const QString &name : names) {
        if (change.before->value(name) != change.after->value(name))
            continue;
        wanted.remove(name);
        if (now->contains(name))
            wanted.insert(name, now->value(name));
    }
    return wanted;
}

bool isSameText(const QString &entity, const QJsonObject &one, const QJsonObject &other)
{
    const EntityRule *rule = entityRule(entity);
    return !rule || rule->text.isEmpty() || one.value(rule->text) == other.value(rule->text);
}

/// The ref of the film that a record is about; empty when it is about none.
QString filmOf(const RecordChange &change)
{
    if (const RecordTable *table = recordTable(change.entity); table && !table->hasFilm)
        return {};
    if (change.entity == "list_item"_L1)
        return change.key.section(u'/', 1);
    const QJsonObject fields = change.after.value_or(change.before.value_or(QJsonObject()));
    return fields.value("film"_L1).toString(change.key);
}

} // namespace

RecordWriter::RecordWriter(Database &database, QDateTime now)
    : m_database(database),
      m_records(database),
      m_return(database),
      m_now(std::move(now))
{
}

Result<void> RecordWriter::put(UserId user, const RecordEdit &edit)
{
    return m_records.write(user, edit, m_now).and_then([&] {
        return MutationRecorder(m_database).record(user, {edit}, m_now);
    });
}

Result<QList<RecordChange>> RecordWriter::write(UserId user, const QList<RecordEdit> &edits)
{
    QList<RecordChange> changes;
    QList<RecordEdit> written; // recorded together, because that is quicker for thousands
    const auto record = [&] {
        return MutationRecorder(m_database).record(user, std::exchange(written, {}), m_now);
    };
    for (RecordEdit edit : edits) {
        if (const QString name = unsendableField(edit); !name.isEmpty())
            return fail(Error::Kind::Invalid,
                        say("core", "“%1” cannot be kept: it is longer than %2 KiB or no proper text.")
                            .arg(name)
                            .arg(MostFieldBytes / 1024));
        const auto key = m_records.livingKey(user, edit.entity, edit.key);
        if (!key)
            return tl::unexpected(key.error());
        edit.key = *key;
        const auto before = m_records.read(user, edit.entity, edit.key);
        if (!before)
            return tl::unexpected(before.error());
        if (isAlready(*before, edit))
            continue;
        if (!*before) {
            auto fresh = m_return.asNew(user, std::move(edit), m_now);
            if (!fresh)
                return tl::unexpected(fresh.error());
            edit = std::move(*fresh);
        }
        if (auto done = m_records.write(user, edit, m_now); !done)
            return tl::unexpected(done.error());
        written.append(onlyChanges(*before, edit));
        // livingKey() looks for removals in the outbox.
        if (auto done = edit.op == RecordEdit::Op::Delete ? record() : Result<void>(); !done)
            return tl::unexpected(done.error());
        const auto after = m_records.read(user, edit.entity, edit.key);
        if (!after)
            return tl::unexpected(after.error());
        if (*after != *before)
            changes.append({edit.entity, edit.key, *before, *after});
    }
    return record().map([&] { return std::move(changes); });
}

Result<Changed> RecordWriter::turn(UserId user, bool redo)
{
    UndoStack stack(m_database);
    const auto step = stack.next(user, redo);
    if (!step)
        return tl::unexpected(step.error());
    if (!*step)
        return fail(Error::Kind::NotFound,
                    redo ? say("core", "There is nothing to redo.")
                         : say("core", "There is nothing to undo."));

    QList<RecordChange> changes = (*step)->changes;
    // What was done last is taken back first, in case one step touched a record twice.
    if (!redo)
        std::reverse(changes.begin(), changes.end());
    QHash<QString, QString> newKeys;
    for (const RecordChange &change : changes) {
        if (auto restored = restore(user, change, redo ? change.after : change.before, newKeys); !restored)
            return tl::unexpected(restored.error());
    }
    // At once, because a step may hold ten thousand records.
    if (auto renamed = newKeys.isEmpty() ? Result<void>() : stack.rename(user, newKeys); !renamed)
        return tl::unexpected(renamed.error());
    if (auto marked = stack.mark(user, (*step)->n, !redo); !marked)
        return tl::unexpected(marked.error());
    return onlyMovie(changes).map([&](MovieId movie) {
        const QString what = redo ? say("core", "Redone: %1") : say("core", "Undone: %1");
        return Changed{what.arg((*step)->what), movie, {}, {}};
    });
}

Result<void> RecordWriter::restore(UserId user, const RecordChange &change,
                                   const std::optional<QJsonObject> &wanted, QHash<QString, QString> &newKeys)
{
    const auto now = m_records.read(user, change.entity, change.key);
    if (!now)
        return tl::unexpected(now.error());
    if (*now == wanted)
        return {};
    if (!wanted) {
        return put(user,
                   endsForGood(change.entity)
                       ? RecordEdit{change.entity, change.key, {}, RecordEdit::Op::Delete}
                       : RecordEdit{change.entity, change.key, QJsonObject{{u"present"_s, false}}});
    }
    const auto key = m_records.livingKey(user, change.entity, change.key);
    if (!key)
        return tl::unexpected(key.error());
    if (*key != change.key)
        newKeys.insert(change.key, *key);
    RecordEdit edit{change.entity, *key, difference(*now, onlyOfStep(change, *now, *wanted))};
    // A text that somebody else wrote since is not what this one follows: both are kept.
    const auto &left = wanted == change.before ? change.after : change.before;
    edit.isUnaware = *now && left && !isSameText(change.entity, **now, *left);
    if (!*now)
        return m_return.asNew(user, edit, m_now).and_then([&](const RecordEdit &fresh) {
            return put(user, fresh);
        });
    edit = onlyChanges(*now, edit);
    // Somebody else took it back already. A server cannot read an edit that says nothing.
    return edit.fields.isEmpty() ? Result<void>() : put(user, edit);
}

Result<MovieId> RecordWriter::onlyMovie(const QList<RecordChange> &changes) const
{
    QString only;
    for (const RecordChange &change : changes) {
        const QString ref = filmOf(change);
        if (ref.isEmpty() || (!only.isEmpty() && only != ref))
            return MovieId();
        only = ref;
    }
    return MovieRepository(m_database).find(only);
}

} // namespace matinee
