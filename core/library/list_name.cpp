#include "core/library/list_name.h"

#include "core/base/text.h"

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostNameLength = 100;

tl::unexpected<Error> wrongName(const QString &message)
{
    return fail(Error::Kind::Invalid, message);
}

} // namespace

Result<QString> checkedListName(const MovieList &list, const QList<MovieList> &others)
{
    const QString name = list.name.trimmed();
    const QString folded = name.toCaseFolded();
    if (name.isEmpty() || name.size() > MostNameLength)
        return wrongName(
            say("core", "The name of a list has 1 to %1 characters.").arg(QString::number(MostNameLength)));
    // A query means Matinee's own lists by these ("in:watchlist").
    for (const auto own : {"watchlist"_L1, "favourites"_L1, "hidden"_L1, "seen"_L1}) {
        if (folded == own)
            return wrongName(say("core", "“%1” is a list of Matinee's own; choose another name.").arg(name));
    }
    const bool isTaken = std::any_of(others.cbegin(), others.cend(), [&](const MovieList &other) {
        return other.id != list.id && other.name.toCaseFolded() == folded;
    });
    if (isTaken)
        return wrongName(say("core", "You have a list called “%1” already.").arg(name));
    return name;
}

} // namespace matinee
