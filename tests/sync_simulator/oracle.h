#pragma once

#include "core/sync_core/mutation.h"
#include "core/sync_core/record_state.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <functional>
#include <optional>

namespace matinee::simulator {

/// A broken promise: "I3" and what was seen.
struct Violation {
    QString name;
    QString what;
};

/// An edit that was once durable somewhere.
struct DurableEdit {
    Mutation mutation; ///< with the stamp it was made with, or has now in an outbox
    /// All that its fields had, by field: its own, and those that the server gave them.
    QHash<QString, QSet<QString>> stamps;
    bool mayBeLost = false; ///< every machine that knew it is gone, or its removal is purged
    bool isRefused = false;
};

/// Remembers every durable edit of one account and says what the records must be in the end.
///
/// A register must hold the value of an edit, and no edit that cannot have been lost may be later. A text
/// must be current, kept as a copy, the same as one of these, or what one of these was made from.
class Oracle {
public:
    bool knows(const QString &mid) const { return m_edits.contains(mid); }
    DurableEdit *find(const QString &mid);
    QHash<QString, DurableEdit> &edits() { return m_edits; }

    /// An edit as it stands in an outbox.
    void note(const Mutation &mutation);
    /// The server took these in; `after` are the records by "entity/key" afterwards. `isAhead` says whether
    /// the server had to replace a stamp.
    std::optional<Violation> accept(const QList<Mutation> &taken, const QHash<QString, RecordState> &after,
                                    const std::function<bool(const QString &)> &isAhead);

    /// What is wrong with the account's records in the end.
    std::optional<Violation> check(const QHash<QString, RecordState> &records) const;

    /// Edits that neither stand in an outbox nor in the records of any machine may be lost. The server comes
    /// first.
    void loseTrack(const QList<QHash<QString, RecordState>> &machines, const QSet<QString> &unsent);
    /// A record whose removal was purged: an old edit may bring it back.
    void forget(const QString &record);

private:
    /// Whether these records still tell of the edit, or of one that outdoes it.
    bool isToldBy(const DurableEdit &edit, const QHash<QString, RecordState> &records) const;
    /// What had the stamp of `from` has `to` as well; empty: one that does not matter.
    void restamp(const Mutation &from, const QString &field, const QString &to);
    std::optional<Violation> checkRegisters(const QString &record, const RecordState *state) const;
    std::optional<Violation> checkSet(const QString &record, const RecordState *state) const;
    std::optional<Violation> checkTexts(const QHash<QString, RecordState> &records) const;
    QSet<QString> keptVersions(const QHash<QString, RecordState> &records) const;

    QHash<QString, DurableEdit> m_edits; ///< by mid
    QHash<QString, QList<QString>> m_ofRecord; ///< mids by "entity/key"
};

QString recordName(const QString &entity, const QString &key);

} // namespace matinee::simulator
