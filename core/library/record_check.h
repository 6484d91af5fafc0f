#pragma once

#include "core/library/record_repository.h"

#include <optional>

namespace matinee {

/// What is wrong with a record of somebody else's making; std::nullopt when RecordRepository can take it, as
/// far as that can be told from the record alone. Stricter than the repository: no unknown field, each of its
/// own type, nothing that removes. Translated.
std::optional<QString> faultOfRecord(const QString &entity, const Record &record);

/// What is wrong with an edit of somebody else's making, which may name some of the fields, and may remove;
/// std::nullopt as above. Translated.
std::optional<QString> faultOfEdit(const RecordEdit &edit);

/// The film that a record is about, as its ref; empty when it is about none. Of `film` records it is the key.
QString filmRefOf(const QString &entity, const Record &record);
/// The same record about another film.
Record withFilmRef(const QString &entity, Record record, const QString &ref);

} // namespace matinee
