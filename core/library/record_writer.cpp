#include "core/library/record_writer.h"

#include "core/base/text.h"
#include "core/catalog/movie_repository.h"
#include "core/library/record_tables.h"
#include "core/sync_core/entity_rule.h"

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

/// The edit that makes a record with the fields `now` one with exactly those of `wanted`.
QJsonObject difference(const std::optional<QJsonObject> &now, QJsonObject wanted)
{
    for (const QString &name : now.value_or(QJsonObject()).keys()) {
        if (!wanted.contains(name))
            wanted.insert(name, QJsonValue());
    }
    return wanted;
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
        const auto key = m_records.livingKey(user, edit.entity, edit.key);
        if (!key)
            return tl::unexpected(key.error());
        edit.key = *key;
        const auto before = m_records.read(user, edit.entity, edit.key);
        if (!before)
            return tl::unexpected(before.error());
        if (isAlready(*before, edit))
            continue;
        if (auto done = m_records.write(user, edit, m_now); !done)
            return tl::unexpected(done.error());
        written.append(edit);
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
    return put(user, {change.entity, *key, difference(*now, *wanted)});
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
