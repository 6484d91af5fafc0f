#pragma once

#include "core/rest/cursor_seal.h"
#include "core/rest/input.h"
#include "core/rest/reply.h"
#include "core/wire/json_value.h"

#include <QByteArray>

#include <algorithm>

namespace matinee {

/// The `limit` of a call: 1 to 100, else 20.
int readLimit(QueryInput &query);
/// What `cursor` holds; empty when there is none, or none of this list, which is refused.
QByteArray readCursor(const CursorSeal &seal, QueryInput &query);
/// That `cursor` is not of this list.
wire::FieldFault cursorFault();

/// Which part of a list a caller asked for, by `limit` and `cursor`; its cursors count items.
class Page {
public:
    static Page read(const Call &call, const QByteArray &key, QueryInput &query);

    /// {"items", "next", "total"} of all.size() items, of which only this page's are made into JSON.
    template <class List, class ToJson>
    QJsonObject of(const List &all, ToJson toJson) const
    {
        QJsonArray items;
        const qsizetype end = std::min<qsizetype>(m_from + m_limit, all.size());
        for (qsizetype i = m_from; i < end; ++i)
            items.append(toJson(all.at(i)));
        return wire::list(items, next(all.size()), all.size());
    }

    /// The same of the rows of this page alone, out of `total`.
    template <class List, class ToJson>
    QJsonObject ofPart(const List &rows, qint64 total, ToJson toJson) const
    {
        QJsonArray items;
        for (const auto &row : rows)
            items.append(toJson(row));
        return wire::list(items, next(total), total);
    }

    int from() const { return m_from; }
    int limit() const { return m_limit; }
    /// The cursor of the page after this one; empty when this is the last of `total` items.
    QString next(qsizetype total) const;

private:
    explicit Page(CursorSeal seal) : m_seal(std::move(seal)) { }

    CursorSeal m_seal;
    int m_from = 0;
    int m_limit = 0;
};

} // namespace matinee
