#pragma once

#include "core/store/database.h"

#include <algorithm>

namespace matinee {

/// Calls `use(rows)` for each row of a statement that looks for many keys at once: "... WHERE ref IN (%1)".
/// The keys go in portions of a few sizes, so that there are few statements to prepare; the last key fills
/// what is left of a portion. Rows are in the statement's order only within a portion.
template <class Key, class Use>
Result<void> eachRowOf(Database &database, const QString &sql, const QList<Key> &keys, Use use,
                       const Bindings &others = {})
{
    for (qsizetype from = 0; from < keys.size();) {
        const qsizetype left = keys.size() - from;
        const qsizetype size = left == 1 ? 1 : left <= 16 ? 16 : 256;
        QString names;
        Bindings bindings = others;
        for (qsizetype i = 0; i < size; ++i) {
            const QString name = QStringLiteral(":key") + QString::number(i);
            names += (i > 0 ? QStringLiteral(", ") : QString()) + name;
            bindings.append({name, QVariant(keys.at(std::min(from + i, keys.size() - 1)))});
        }
        if (auto read = database.each(sql.arg(names), bindings, use); !read)
            return read;
        from += size;
    }
    return {};
}

} // namespace matinee
