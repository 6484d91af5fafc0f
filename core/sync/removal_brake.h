#pragma once

#include "core/sync/account_ledger.h"

#include <QJsonObject>

namespace matinee {

/// Whether a pull may take away so many records at once without asking: not more than half of an entity's
/// visible ones, if they are more than 20. `counts` is {entity: [had, lost]} of the pull so far.
QJsonObject withLost(QJsonObject counts, const QList<RecordState> &lost, const RecordDigest &had);
bool isMassRemoval(const QJsonObject &counts);
/// What the whole pull will take away at least, as the server's digest tells.
QJsonObject lostByDigest(const RecordDigest &had, const RecordDigest &server);

/// A held removal is {entity: [had, lost]} of what waits, and {entity: [had, lost, "accepted" or "kept"]} of
/// what the person gave their word on, which counts until all is read.
bool isWaiting(const QJsonObject &held);
QJsonObject decided(QJsonObject held, bool accept);
/// What waits for the person besides what they decided.
QJsonObject asked(QJsonObject held, const QJsonObject &counts);
/// The decisions alone.
QJsonObject withoutWaiting(QJsonObject held);

/// The counts without the entities on which the person gave their word.
QJsonObject undecided(QJsonObject counts, const QJsonObject &held);
/// The records of those entities that are to be kept.
QList<RecordState> lostOf(const QList<RecordState> &lost, const QJsonObject &held);

} // namespace matinee
