#pragma once

#include "core/index/segment.h"
#include "core/query/query.h"

namespace matinee {

class PersonColumns;

constexpr quint32 UnknownKey = 0xFFFFFFFF; ///< last, whichever way the sort runs

/// A number a film by which films sort ascending, the same for equal values in every segment. Not for
/// Relevance and Title.
std::vector<quint32> sortKeys(const SegmentPtr &segment, Sort sort, quint32 seed, PersonColumns &person);

/// The title by which films sort: as compared, without its article.
QByteArrayView sortTitle(const Segment &segment, Doc doc);
/// Whether the first word is short enough for an article: a quick look before withoutArticle().
bool mayHaveArticle(QByteArrayView comparable);

} // namespace matinee
