#include "core/store/database.h"
#include "core/sync/sync_store.h"
#include "core/sync_core/entity_rule.h"
#include "core/sync_core/outbox.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

QDateTime instant(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
}

/// A review that is gone still knows its film.
Result<void> findFilms(Database &database, UserId user, QList<KeptText> &texts)
{
    for (KeptText &text : texts) {
        if (text.entity != "review"_L1 || !text.film.isEmpty())
            continue;
        const auto review = Outbox(database).visible(user, text.entity, text.key);
        if (!review)
            return tl::unexpected(review.error());
        if (*review)
            text.film = (*review)->fields.value(u"film"_s).value.toString();
    }
    return {};
}

/// Whether the text that an edit was made from is not the one that is there now.
Result<bool> hasOtherText(Database &database, UserId user, const Mutation &edit)
{
    const EntityRule *rule = entityRule(edit.edit.entity);
    if (!rule || rule->text.isEmpty() || !edit.edit.fields.contains(rule->text))
        return false;
    return Outbox(database)
        .visible(user, edit.edit.entity, edit.edit.key)
        .map([&](const std::optional<RecordState> &now) {
            return now && now->fields.value(rule->text).version != edit.base.value(rule->text);
        });
}

} // namespace

Result<QList<RefusedEdit>> SyncStore::refused(UserId user)
{
    QList<RefusedEdit> edits;
    QList<Mutation> made;
    const auto read =
        m_database.each(u"SELECT 0, mid, entity, key, op, fields, base, stamp, code, message, at"
                        u" FROM sync_refused WHERE user_id = :user ORDER BY at DESC, mid"_s,
                        {{u":user"_s, user.value()}}, [&](const Rows &row) {
                            made.append(mutationIn(row));
                            edits.append({made.last().mid, made.last().edit, row.text(8), row.text(9),
                                          instant(row.integer(10))});
                        });
    if (!read)
        return tl::unexpected(read.error());
    for (qsizetype i = 0; i < edits.size(); ++i) {
        const auto unaware = hasOtherText(m_database, user, made.at(i));
        if (!unaware)
            return tl::unexpected(unaware.error());
        edits[i].edit.isUnaware = *unaware;
    }
    return edits;
}

Result<void> SyncStore::forgetRefused(UserId user, const QString &mid)
{
    return m_database.execute(u"DELETE FROM sync_refused WHERE user_id = :user AND mid = :mid"_s,
                              {{u":user"_s, user.value()}, {u":mid"_s, mid}});
}

Result<QList<KeptText>> SyncStore::keptTexts(UserId user)
{
    QList<KeptText> texts;
    return m_database
        .each(u"SELECT c.id, c.record, c.text, c.written_at, r.text, l.about, m.ref FROM text_copy c"
              u" LEFT JOIN review r ON r.user_id = c.user_id AND c.record = 'review/' || r.id"
              u" LEFT JOIN movie m ON m.id = r.movie_id"
              u" LEFT JOIN list l ON l.user_id = c.user_id AND c.record = 'list/' || l.id"
              u" WHERE c.user_id = :user ORDER BY c.written_at DESC, c.id"_s,
              {{u":user"_s, user.value()}},
              [&](const Rows &row) {
                  const QString record = row.text(1);
                  texts.append({row.text(0), record.section(u'/', 0, 0), record.section(u'/', 1), row.text(2),
                                instant(row.integer(3)), row.isNull(4) ? row.text(5) : row.text(4),
                                row.text(6)});
              })
        .and_then([&] { return findFilms(m_database, user, texts); })
        .map([&] { return texts; });
}

} // namespace matinee
