#include "core/posters/poster_title.h"

#include <QStringView>

#include <initializer_list>
#include <optional>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// Shorter titles stay whole.
constexpr qsizetype ShortestSplit = 20;

struct Cut {
    qsizetype headEnd, tailStart;
};

/// The first place with `before` characters ahead where one of `marks` stands and at least `after`
/// characters follow it. With `keepMark` the mark, without its space, belongs to the tail.
std::optional<Cut> cutAt(QStringView title, std::initializer_list<QStringView> marks, qsizetype before,
                         qsizetype after, bool keepMark)
{
    for (qsizetype i = before; i < title.size(); ++i) {
        for (const QStringView mark : marks) {
            if (title.sliced(i).startsWith(mark) && title.size() >= i + mark.size() + after)
                return Cut{i, keepMark ? i + 1 : i + mark.size()};
        }
    }
    return std::nullopt;
}

std::optional<Cut> findCut(QStringView title)
{
    if (const auto cut = cutAt(title, {u" or ", u" or: "}, 6, 1, true))
        return cut;
    if (const auto cut = cutAt(title, {u": ", u" - ", u" – "}, 3, 1, false))
        return cut;
    if (const auto cut = cutAt(title, {u" ("}, 4, 1, true))
        return cut;
    return cutAt(title, {u", "}, 4, 12, false);
}

} // namespace

TitleParts splitTitle(const QString &title)
{
    const auto cut = title.size() < ShortestSplit ? std::nullopt : findCut(title);
    if (!cut)
        return {title, {}};
    return {title.first(cut->headEnd), title.sliced(cut->tailStart).replace(" - "_L1, u" – "_s)};
}

} // namespace matinee
