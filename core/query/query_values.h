#pragma once

#include "core/query/query_lexer.h"
#include "core/query/value_names.h"

#include <tl/expected.hpp>

namespace matinee {

/// The column that a value is read for.
struct ColumnUse {
    Column column = Column::Any;
    QString typed; ///< its name as typed, for messages
    bool alone = true; ///< the only value of its clause: a suggestion then is the clause whole
};

struct ValueFault {
    QString message; ///< translated
    QString suggestion; ///< in place of the value; empty when there is no good guess
};

/// What a value of a column means. `names` is of the whole text.
tl::expected<ClauseValue, ValueFault> readValue(const ColumnUse &use, const ValueText &value,
                                                ValueNames &names);

/// A free word or phrase; std::nullopt when nothing is left of it without stars and colons.
std::optional<TextMatch> readFreeText(const ValueText &value);

/// Whether a word would be an operator in capitals.
bool isOperatorWord(QStringView word);

/// Whether "none" is a value of the column.
bool mayBeNone(Column column);
bool isNone(const QString &text);

/// A typed text for a message, cut when it is long.
QString forMessage(const QString &typed);

} // namespace matinee
