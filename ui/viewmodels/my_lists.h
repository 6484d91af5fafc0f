#pragma once

#include "core/library/library_service.h"
#include "core/query/query_parser.h"
#include "ui/viewmodels/doors.h"

#include <QFuture>
#include <QHash>
#include <QObject>

#include <optional>

namespace matinee {

/// The person's lists and how many films are in each, smart ones included. Part of the session, which tells
/// it when films and what was done with them have changed.
class MyLists : public QObject {
    Q_OBJECT

public:
    explicit MyLists(QObject *parent = nullptr);

    void open(const Doors &doors);
    const QList<MovieList> &all() const { return m_lists; } ///< by name
    const MovieList *find(const QString &id) const; ///< nullptr: no such list (any more)
    /// What finds the films of a list.
    Query queryOf(const MovieList &list) const;
    /// What a query may name: the lists, and genres of the catalogue.
    QueryNames names() const;
    /// Films in a list; std::nullopt until they are counted.
    std::optional<int> count(const QString &id) const;

    /// Makes a list or changes one; Changed::record is its id. A refusal is told by failed() too.
    QFuture<Result<Changed>> save(const MovieList &list);
    void remove(const QString &id);
    void put(const QString &id, MovieId movie, bool in);

public slots:
    void reload();
    void recount();

signals:
    void changed();
    void counted();
    void done(const matinee::Changed &change);
    void failed(const QString &message);

private:
    void follow(const QFuture<Result<Changed>> &saving);
    void readGenres();
    void countFrom(qsizetype row);

    std::optional<Doors> m_doors;
    QList<MovieList> m_lists;
    QHash<QString, int> m_counts;
    QStringList m_genres;
    bool m_counting = false;
    bool m_countAgain = false; ///< and what is being counted will be stale
};

} // namespace matinee
