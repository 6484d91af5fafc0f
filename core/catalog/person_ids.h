#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QVariantList>

namespace matinee {

class Database;

/// Gives the people of a batch of films their rows: a person with a ref is who has that ref, one without is
/// who has that name among those without ("Steve McQueen" of two refs are two people). Ask for all that will
/// be needed, load() once, then give out ids, then save() once, after the credits. Inside the caller's
/// transaction.
class PersonIds {
public:
    explicit PersonIds(Database &database) : m_database(database) { }

    /// `ref` may be empty: whoever has none and this name.
    void ask(const QString &name, const QString &ref);
    Result<void> load();

    qint64 idOf(const QString &name, const QString &ref);
    /// A source tells that a person of ours without ref is this one: the row gets the ref, or its credits
    /// go over to the row that has it. Both have been asked for. From now on the name alone means this
    /// person; a second ref for the name is another person.
    void adopt(const QString &name, const QString &ref);

    Result<void> saveNew(); ///< before the credits
    /// After them. Films whose credits went over have changed with `version`.
    Result<void> saveAdopted(qint64 version);

private:
    Database &m_database;
    QHash<QString, qint64> m_byName; ///< people without ref or adopted; 0: asked for, none found
    QSet<QString> m_adopted; ///< names
    QHash<QString, qint64> m_byRef; ///< the same
    QList<QVariantList> m_fresh; ///< id, name, ref
    QList<QVariantList> m_named; ///< ref, id: rows that got a ref
    QList<QVariantList> m_moved; ///< new id, old id
    qint64 m_last = 0;
};

} // namespace matinee
