#pragma once

#include <QLatin1StringView>
#include <QString>

namespace matinee {

/// How the records of one entity are merged.
struct EntityRule {
    enum class Kind {
        Register, ///< each field is a register; removal is `present` false, which a later edit turns
        Set, ///< made once; removal is final
    };

    QLatin1StringView entity;
    Kind kind;
    QLatin1StringView text = {}; ///< the field whose concurrent versions are all kept; empty: none
};

/// nullptr: an entity of a newer version.
const EntityRule *entityRule(const QString &entity);

/// Whether the end of this entity's records is final; otherwise they have `present` and can come back.
bool endsForGood(const QString &entity);

/// The entity that keeps a text which lost against another one: {record ("<entity>/<key>" of where it was),
/// text, written_at}. Its key is the text's version.
inline constexpr QLatin1StringView TextCopy{"text_copy"};

} // namespace matinee
