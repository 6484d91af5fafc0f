#pragma once

#include "core/base/result.h"
#include "core/sync_core/mutation.h"

#include <QDateTime>
#include <QHash>
#include <QStringList>

namespace matinee {

class Database;

/// Records that were removed and come back. Removal leaves their fields where they are, so that an edit that
/// names a few of them would bring back the others too, on every device but the one that made it: there the
/// typed row was gone. For the edits of one person.
class RecordReturn {
public:
    explicit RecordReturn(Database &database) : m_database(database) { }

    /// The edit, of a record that is not there, with every other field that is remembered of it, under any
    /// ref of its film, as in a new record.
    Result<RecordEdit> asNew(UserId user, RecordEdit edit, const QDateTime &now);

private:
    Result<bool> hasAny(UserId user, const QString &entity);
    Result<QStringList> keysOf(const RecordEdit &edit) const;

    Database &m_database;
    QHash<QString, bool> m_hasAny; ///< by entity: whether anything was ever said
};

} // namespace matinee
