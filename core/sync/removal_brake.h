#pragma once

#include "core/sync/account_ledger.h"

#include <QJsonObject>

namespace matinee {

/// Whether a pull may take away so many records at once without asking: not more than half of an entity's
/// visible ones, if they are more than 20. `counts` is {entity: [had, lost]} of the pull so far; a `held`
/// removal is the same, with "accepted" or "kept" once the person has decided.
QJsonObject withLost(QJsonObject counts, const QList<RecordState> &lost, const RecordDigest &had);
bool isMassRemoval(const QJsonObject &counts);
/// What the whole pull will take away at least, as the server's digest tells.
QJsonObject lostByDigest(const RecordDigest &had, const RecordDigest &server);

/// The counts without the entities of a held removal on which the person gave their word.
QJsonObject undecided(QJsonObject counts, const QJsonObject &held);
/// The records of those entities.
QList<RecordState> lostOf(const QList<RecordState> &lost, const QJsonObject &held);

} // namespace matinee
