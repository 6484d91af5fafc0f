#include "core/library/undo_stack.h"

#include "core/base/text.h"
#include "core/store/database.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

QJsonValue orNull(const std::optional<QJsonObject> &fields)
{
    return fields ? QJsonValue(*fields) : QJsonValue();
}

std::optional<QJsonObject> fromNullable(const QJsonValue &value)
{
    return value.isObject() ? std::optional(value.toObject()) : std::nullopt;
}

QString toText(const QList<RecordChange> &changes)
{
    QJsonArray array;
    for (const RecordChange &change : changes) {
        array.append(QJsonObject{{u"entity"_s, change.entity},
                                 {u"key"_s, change.key},
                                 {u"before"_s, orNull(change.before)},
                                 {u"after"_s, orNull(change.after)}});
    }
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QList<RecordChange> fromText(const QString &text)
{
    QList<RecordChange> changes;
    for (const QJsonValue &value : QJsonDocument::fromJson(text.toUtf8()).array()) {
        const QJsonObject object = value.toObject();
        changes.append({object.value("entity"_L1).toString(), object.value("key"_L1).toString(),
                        fromNullable(object.value("before"_L1)), fromNullable(object.value("after"_L1))});
    }
    return changes;
}

} // namespace

Result<void> UndoStack::push(UserId user, const QString &what, const QList<RecordChange> &changes)
{
    return m_database
        .execute(u"DELETE FROM undo_step WHERE user_id = :user AND undone = 1"_s,
                 {{u":user"_s, user.value()}})
        .and_then([&] {
            return m_database.insert(u"INSERT INTO undo_step (user_id, n, what, changes, undone)"
                                     u" SELECT :user, COALESCE(MAX(n), 0) + 1, :what, :changes, 0 FROM "
                                     u"undo_step WHERE user_id = :owner"
                                     u" RETURNING n"_s,
                                     {{u":user"_s, user.value()},
                                      {u":what"_s, what},
                                      {u":changes"_s, toText(changes)},
                                      {u":owner"_s, user.value()}});
        })
        .and_then([&](qint64 n) {
            return m_database.execute(u"DELETE FROM undo_step WHERE user_id = :user AND n <= :oldest"_s,
                                      {{u":user"_s, user.value()}, {u":oldest"_s, n - Depth}});
        });
}

Result<std::optional<UndoStep>> UndoStack::next(UserId user, bool redo) const
{
    const QString sql = redo
        ? u"SELECT n, what, changes FROM undo_step WHERE user_id = :user AND undone = 1 ORDER BY n LIMIT 1"_s
        : u"SELECT n, what, changes FROM undo_step WHERE user_id = :user AND undone = 0 ORDER BY n DESC LIMIT 1"_s;
    auto rows = m_database.run(sql, {{u":user"_s, user.value()}});
    if (!rows)
        return tl::unexpected(rows.error());
    if (!rows->next())
        return std::optional<UndoStep>();
    return std::optional<UndoStep>({rows->integer(0), rows->text(1), fromText(rows->text(2))});
}

Result<void> UndoStack::mark(UserId user, qint64 n, bool undone)
{
    return m_database.execute(u"UPDATE undo_step SET undone = :undone WHERE user_id = :user AND n = :n"_s,
                              {{u":undone"_s, undone ? 1 : 0}, {u":user"_s, user.value()}, {u":n"_s, n}});
}

Result<void> UndoStack::rename(UserId user, const QHash<QString, QString> &newKeys)
{
    QList<QVariantList> renamed;
    const auto rename = [&](const Rows &row) {
        bool isRenamed = false;
        QList<RecordChange> changes = fromText(row.text(1));
        for (RecordChange &change : changes) {
            if (const auto key = newKeys.constFind(change.key); key != newKeys.cend()) {
                change.key = *key;
                isRenamed = true;
            }
        }
        if (isRenamed)
            renamed.append({toText(changes), user.value(), row.integer(0)});
    };
    return m_database
        .each(u"SELECT n, changes FROM undo_step WHERE user_id = :user"_s, {{u":user"_s, user.value()}},
              rename)
        .and_then([&] {
            return m_database.executeMany(u"UPDATE undo_step SET changes = ? WHERE user_id = ? AND n = ?"_s,
                                          renamed);
        });
}

Result<UndoState> UndoStack::state(UserId user) const
{
    const auto undo = next(user, false);
    if (!undo)
        return tl::unexpected(undo.error());
    const auto redo = next(user, true);
    if (!redo)
        return tl::unexpected(redo.error());
    return UndoState{*undo ? (*undo)->what : QString(), *redo ? (*redo)->what : QString()};
}

} // namespace matinee
