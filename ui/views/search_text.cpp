#include "ui/views/search_text.h"

#include "ui/viewmodels/facets.h"
#include "ui/viewmodels/search_view_model.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SearchText)
};

struct Ends {
    QString natural, reversed;
};

Ends endsOf(SortKey key)
{
    switch (key) {
    case SortKey::Year:
    case SortKey::Added:
    case SortKey::Watched:
        return {Text::tr("Newest first"), Text::tr("Oldest first")};
    case SortKey::Runtime:
        return {Text::tr("Shortest first"), Text::tr("Longest first")};
    case SortKey::Title:
        return {Text::tr("A to Z"), Text::tr("Z to A")};
    case SortKey::Votes:
        return {Text::tr("Most first"), Text::tr("Fewest first")};
    case SortKey::Random:
        return {Text::tr("Shuffle again"), Text::tr("Shuffle again")};
    default:
        return {Text::tr("Best first"), Text::tr("Best last")};
    }
}

} // namespace

void copySearch(const SearchViewModel &search)
{
    QGuiApplication::clipboard()->setText(search.wholeText());
}

QString nameFor(const SearchViewModel &search)
{
    QStringList parts;
    if (const QString words = search.draft().words(); !words.isEmpty())
        parts.append(words);
    for (const SearchChip &chip : search.draft().chips())
        parts.append(chipText(chip.node));
    constexpr qsizetype LongestName = 100;
    return parts.join(u", "_s).left(LongestName);
}

QList<SortKey> sortKeys()
{
    return {SortKey::Relevance, SortKey::Popularity, SortKey::Predicted, SortKey::My,
            SortKey::Rating,    SortKey::Votes,      SortKey::Year,      SortKey::Title,
            SortKey::Runtime,   SortKey::Added,      SortKey::Watched,   SortKey::Random};
}

QString sortText(SortKey key)
{
    switch (key) {
    case SortKey::Relevance:
        return Text::tr("Relevance");
    case SortKey::Popularity:
        return Text::tr("Popularity");
    case SortKey::Predicted:
        return Text::tr("Match");
    case SortKey::My:
        return Text::tr("My rating");
    case SortKey::Rating:
        return Text::tr("Rating");
    case SortKey::Votes:
        return Text::tr("Votes");
    case SortKey::Year:
        return Text::tr("Year");
    case SortKey::Title:
        return Text::tr("Title");
    case SortKey::Runtime:
        return Text::tr("Running time");
    case SortKey::Added:
        return Text::tr("Added");
    case SortKey::Watched:
        return Text::tr("Watched");
    case SortKey::Random:
        break;
    }
    return Text::tr("Random");
}

QString directionText(Sort sort)
{
    const Ends ends = endsOf(sort.key);
    return sort.reversed ? ends.reversed : ends.natural;
}

} // namespace matinee
