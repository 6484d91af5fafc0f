#include "core/sync/account_purge.h"

#include "core/catalog/movie_repository.h"
#include "core/library/record_check.h"
#include "core/store/database.h"
#include "core/sync/account_ledger.h"
#include "core/sync/film_hints.h"
#include "core/sync_core/entity_rule.h"
#include "core/sync_core/outbox.h"

namespace matinee {

using namespace Qt::StringLiterals;

Result<QList<RecordState>> AccountPurge::removedBefore(const QDateTime &before) const
{
    QList<RecordState> gone;
    Result<void> fine;
    return m_database
        .each(u"SELECT entity, key, seq, dead, fields FROM sync_base WHERE user_id = :user"
              u" AND changed_at < :before AND (dead = 1 OR fields LIKE '%\"present\":[false,%')"_s,
              {{u":user"_s, m_user.value()}, {u":before"_s, before.toMSecsSinceEpoch()}},
              [&](const Rows &row) {
                  if (auto record = recordIn(row); !record)
                      fine = tl::unexpected(record.error());
                  else if (!record->isVisible())
                      gone.append(std::move(*record));
              })
        .and_then([&] { return fine; })
        .map([&] { return std::move(gone); });
}

/// While a film has a visible record under another ref, its removal under this one is what hides it.
Result<QList<RecordState>> AccountPurge::withoutThoseThatHide(const QList<RecordState> &removals) const
{
    const auto refOf = [](const RecordState &record) {
        return endsForGood(record.entity) ? QString()
                                          : filmRefOf(record.entity, {record.key, record.values()});
    };
    QStringList refs;
    for (const RecordState &removal : removals)
        refs.append(refOf(removal));
    refs.removeDuplicates();
    refs.removeAll(QString());
    const MovieRepository movies(m_database);
    const auto films = movies.idsByRef(refs);
    const auto refsOf = films ? movies.refsOf(films->values()) : tl::unexpected(films.error());
    if (!refsOf)
        return tl::unexpected(refsOf.error());
    QList<RecordState> left;
    for (const RecordState &removal : removals) {
        bool hides = false;
        for (const QString &ref : refsOf->value(films->value(refOf(removal)))) {
            const QString key = withFilmRef(removal.entity, {removal.key, {}}, ref).key;
            const auto other = key == removal.key ? Result<std::optional<RecordState>>(std::nullopt)
                                                  : Outbox(m_database).base(m_user, removal.entity, key);
            if (!other)
                return tl::unexpected(other.error());
            hides |= *other && (*other)->isVisible();
        }
        if (!hides)
            left.append(removal);
    }
    return left;
}

Result<int> AccountPurge::removals(const QDateTime &before)
{
    auto ledger = AccountLedger::read(m_database, m_user);
    const auto gone = removedBefore(before).and_then(
        [&](const QList<RecordState> &removals) { return withoutThoseThatHide(removals); });
    if (!ledger || !gone)
        return tl::unexpected(!ledger ? ledger.error() : gone.error());
    if (gone->isEmpty())
        return 0;
    QList<QVariantList> keys;
    for (const RecordState &record : *gone) {
        ledger->remove(record);
        ledger->purgedSeq = std::max(ledger->purgedSeq, record.seq);
        keys.append({m_user.value(), record.entity, record.key});
    }
    return m_database
        .executeMany(u"DELETE FROM sync_base WHERE user_id = ? AND entity = ? AND key = ?"_s, keys)
        .and_then([&] { return ledger->write(m_database, m_user); })
        .map([&] { return static_cast<int>(gone->size()); });
}

Result<void> AccountPurge::films()
{
    QStringList unused;
    const Bindings mine{{u":user"_s, m_user.value()}};
    auto done = m_database.each(u"SELECT ref FROM sync_film WHERE user_id = :user"_s, mine,
                                [&](const Rows &row) { unused.append(row.text(0)); });
    if (!done || unused.isEmpty())
        return done;
    QSet<QString> used;
    Result<void> fine;
    done = m_database.each(u"SELECT entity, key, seq, dead, fields FROM sync_base WHERE user_id = :user"_s,
                           mine, [&](const Rows &row) {
                               if (const auto record = recordIn(row))
                                   used += FilmHints::refsOf(QList<RecordState>{*record});
                               else
                                   fine = tl::unexpected(record.error());
                           });
    unused.removeIf([&](const QString &ref) { return used.contains(ref); });
    QList<QVariantList> rows;
    for (const QString &ref : unused)
        rows.append({m_user.value(), ref});
    return done.and_then([&] { return fine; }).and_then([&] {
        return rows.isEmpty()
            ? Result<void>()
            : m_database.executeMany(u"DELETE FROM sync_film WHERE user_id = ? AND ref = ?"_s, rows);
    });
}

} // namespace matinee
