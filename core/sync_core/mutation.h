#pragma once

#include "core/base/id.h"

#include <QJsonObject>
#include <QMap>
#include <QString>

namespace matinee {

/// The longest value of a field, as JSON.
inline constexpr qint64 MostFieldBytes = 64 * 1024;

/// One wanted change of one record (sync protocol: entity, key, fields). `op` Set writes the named
/// fields and leaves the others; Delete ends a SET record (a watch) for good.
struct RecordEdit {
    enum class Op { Set, Delete };

    QString entity; ///< "rating", "watch", "favourite", "watchlist", "hidden", "nudge", "review", "list",
                    ///< "list_item", "pref", "film"
    QString key; ///< film ref, UUID or name, by entity
    QJsonObject fields;
    Op op = Op::Set;
    bool isUnaware = false; ///< written without having seen what the record's text is now
};

/// An edit that a device made durable, on its way to the server or there.
struct Mutation {
    qint64 n = 0; ///< 1, 2, 3... on its device, without a gap
    QString mid; ///< UUIDv7; also the version of every text that it writes
    RecordEdit edit;
    QString stamp; ///< see Stamp
    QMap<QString, QString> base = {}; ///< by text field: the version that the new text was made from
};

} // namespace matinee
