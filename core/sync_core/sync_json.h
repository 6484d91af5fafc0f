#pragma once

#include "core/base/result.h"
#include "core/sync_core/mutation.h"
#include "core/sync_core/record_state.h"

#include <QByteArray>

namespace matinee {

/// Records and edits as JSON, the same on the wire and in the database.
///
/// fields     {"value": [90, stamp], "text": ["...", stamp, version]}
/// record     {"entity", "key", "seq", "dead", "fields"}
/// mutation   {"n", "mid", "entity", "key", "op": "set" or "del", "stamp", "fields", "base": {"text":
/// version}};
///            without `fields` of a removal and without an empty `base`
///
/// Reading errors   Invalid, names what is wrong; what a name means is not looked at.

QJsonObject fieldsJson(const QMap<QString, FieldState> &fields);
Result<QMap<QString, FieldState>> fieldsFromJson(const QJsonObject &json);

QJsonObject recordJson(const RecordState &record);
Result<RecordState> recordFromJson(const QJsonObject &json);

QJsonObject mutationJson(const Mutation &mutation);
Result<Mutation> mutationFromJson(const QJsonObject &json);

/// What any server would refuse of an edit, whatever it means: a value longer than MostFieldBytes, a text
/// with a NUL or half of a surrogate pair. The name of the field; empty: nothing.
QString unsendableField(const RecordEdit &edit);

/// An object as text, compact, and back; an empty object for what is none.
QString objectText(const QJsonObject &object);
QJsonObject objectOf(const QString &text);

} // namespace matinee
