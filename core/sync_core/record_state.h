#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QMap>
#include <QString>

#include <optional>

namespace matinee {

/// A field of a record as synchronisation knows it: a register that holds its last value.
struct FieldState {
    QJsonValue value;
    QString stamp; ///< see Stamp; when the value was written
    QString version = {}; ///< of a text: the id of the mutation that wrote it

    friend bool operator==(const FieldState &, const FieldState &) = default;
};

/// A record as the server tells it, or as edits made it since.
struct RecordState {
    QString entity;
    QString key;
    qint64 seq = 0; ///< the account's number for its last change; 0: not from the server
    bool dead = false; ///< of a SET record: removed for good, without fields
    QMap<QString, FieldState> fields = {};

    /// Whether people see it: neither dead nor `present` false.
    bool isVisible() const;
    /// The plain values by name.
    QJsonObject values() const;

    friend bool operator==(const RecordState &, const RecordState &) = default;
};

/// Whether two states of a record look the same to a person. Where one film has records under several refs, a
/// record that nobody sees still says what another one is shown as: see saysSame().
bool looksSame(const std::optional<RecordState> &left, const std::optional<RecordState> &right);
/// Whether two states say the same; one that is not there says nothing.
bool saysSame(const std::optional<RecordState> &left, const std::optional<RecordState> &right);

/// A record that is not there: nothing else that is said of it loses to this.
RecordState nothingOf(const QString &entity, const QString &key);

} // namespace matinee
