#pragma once

#include "core/library/record_repository.h"
#include "core/library/record_return.h"
#include "core/library/undo_stack.h"
#include "core/sync_core/mutation_recorder.h"

namespace matinee {

/// Writes edits the only way they may be written: typed row and mutation together, inside the
/// caller's transaction, answering what changed so that it can be taken back.
class RecordWriter {
public:
    RecordWriter(Database &database, QDateTime now);

    /// Records that already hold exactly these fields are left alone and not answered. Invalid: what could
    /// never be synchronised, see unsendableField().
    Result<QList<RecordChange>> write(UserId user, const QList<RecordEdit> &edits);
    /// Takes back the newest step of the person, or does the last one taken back again. `mine` is
    /// not filled in. NotFound when there is none.
    Result<Changed> turn(UserId user, bool redo);

private:
    Result<void> put(UserId user, const RecordEdit &edit);
    /// Adds to `newKeys` when the record had to come back under another key.
    Result<void> restore(UserId user, const RecordChange &change, const std::optional<QJsonObject> &wanted,
                         QHash<QString, QString> &newKeys);
    Result<MovieId> onlyMovie(const QList<RecordChange> &changes) const;

    Database &m_database;
    RecordRepository m_records;
    RecordReturn m_return;
    QDateTime m_now; ///< UTC; one instant for the whole step
};

} // namespace matinee
