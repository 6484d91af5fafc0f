#pragma once

#include "core/base/id.h"

#include <QJsonObject>
#include <QString>

namespace matinee {

/// One wanted change of one record (sync protocol: entity, key, fields). `op` Set writes the named
/// fields and leaves the others; Delete ends a SET record (a watch) for good.
struct RecordEdit {
    enum class Op { Set, Delete };

    QString entity; ///< "rating", "watch", "favourite", "watchlist", "hidden", "nudge", "review", "list",
                    ///< "list_item", "pref", "film"
    QString key; ///< film ref, UUID or name, by entity
    QJsonObject fields;
    Op op = Op::Set;
};

} // namespace matinee
