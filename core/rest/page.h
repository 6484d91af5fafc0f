#pragma once

#include "core/rest/input.h"
#include "core/rest/reply.h"
#include "core/wire/json_value.h"

#include <QByteArray>

#include <algorithm>

namespace matinee {

/// Which part of a list a caller asked for, by `limit` (1 to 100, else 20) and `cursor`.
///
/// A cursor is the place of the next item under a seal made with the server's secret over the route,
/// the caller and the rest of the query: it is good for the list it came from and for no other.
class Page {
public:
    static Page read(const Call &call, const QByteArray &key, QueryInput &query);

    /// {"items", "next", "total"} of all.size() items, of which only this page's are made into JSON.
    template <class List, class ToJson>
    QJsonObject of(const List &all, ToJson toJson) const
    {
        QJsonArray items;
        const qsizetype end = std::min(m_from + m_limit, qsizetype(all.size()));
        for (qsizetype i = m_from; i < end; ++i)
            items.append(toJson(all.at(i)));
        return wire::list(items, next(all.size()), all.size());
    }

    /// The page's part of `all`.
    template <class List>
    List part(const List &all) const
    {
        return all.mid(m_from, m_limit);
    }
    /// The cursor of the page after this one; empty when this is the last.
    QString next(qsizetype total) const;

private:
    qsizetype m_from = 0;
    qsizetype m_limit = 0;
    QByteArray m_key;
    QByteArray m_scope;
};

} // namespace matinee
