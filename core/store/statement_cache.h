#pragma once

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>

#include <memory>
#include <vector>

namespace matinee {

/// A connection of Qt's and its prepared statements by text. It is closed when nobody reads rows of it any
/// more: a driver that is gone takes what it read along. A statement in use is out of the cache, so a text
/// that runs inside its own loop is simply prepared a second time.
struct StatementCache {
    explicit StatementCache(const QString &name) : connection(name) { }
    /// The driver goes first: a statement that outlives it does not tell the server that it goes too.
    ~StatementCache() { QSqlDatabase::removeDatabase(connection); }
    Q_DISABLE_COPY_MOVE(StatementCache)

    const QString connection;
    QHash<QString, std::shared_ptr<std::vector<std::unique_ptr<QSqlQuery>>>> idle;

    std::unique_ptr<QSqlQuery> take(const QString &text)
    {
        const auto found = idle.constFind(text);
        if (found == idle.cend() || (*found)->empty())
            return nullptr;
        auto query = std::move((*found)->back());
        (*found)->pop_back();
        return query;
    }

    void giveBack(const QString &text, std::unique_ptr<QSqlQuery> query)
    {
        query->finish();
        auto &shelf = idle[text];
        if (!shelf)
            shelf = std::make_shared<std::vector<std::unique_ptr<QSqlQuery>>>();
        shelf->push_back(std::move(query));
    }
};

} // namespace matinee
