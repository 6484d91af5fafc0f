#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QVariantList>

namespace matinee {

class Database;

/// Gives the keywords of a batch of films their rows: ask for all, load() once, give out ids, save() once
/// before the films. Inside the caller's transaction.
class KeywordIds {
public:
    explicit KeywordIds(Database &database) : m_database(database) { }

    void ask(const QString &name) { m_asked.insert(name); }
    Result<void> load();
    qint64 idOf(const QString &name);
    Result<void> save();

private:
    Database &m_database;
    QSet<QString> m_asked;
    QHash<QString, qint64> m_ids;
    QList<QVariantList> m_fresh; ///< id, name
    qint64 m_last = 0;
};

} // namespace matinee
