#include "ui/viewmodels/facets.h"

#include "ui/viewmodels/search_draft.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Facets)
};

QString withCapital(QString text)
{
    if (!text.isEmpty() && text.at(0).isLower())
        text[0] = text.at(0).toUpper();
    return text;
}

bool takesNames(Facet facet)
{
    return facet == Facet::Genre || facet == Facet::Country || facet == Facet::Language;
}

bool liesSideBySide(Facet facet)
{
    return facet == Facet::Decade || facet == Facet::Runtime;
}

std::optional<NumberRange> rangeOf(Facet facet, const QString &value)
{
    const auto meant = valueFromText(columnOf(facet), value);
    const auto *range = meant ? std::get_if<NumberRange>(&*meant) : nullptr;
    return range ? std::optional(*range) : std::nullopt;
}

bool isWithin(const NumberRange &part, const NumberRange &whole)
{
    const bool from = !whole.from || (part.from && part.from->value >= whole.from->value);
    const bool to = !whole.to || (part.to && part.to->value <= whole.to->value);
    return from && to;
}

/// The alternatives that a top-level node gives for a column; empty when it is about something else too.
QList<Node> alternatives(const Node &node, Column column)
{
    if (node.kind == Node::Kind::Clause)
        return node.clause.column == column ? QList<Node>{node} : QList<Node>();
    const bool plain =
        node.kind == Node::Kind::Any && !node.negated
        && std::all_of(node.nodes.cbegin(), node.nodes.cend(), [column](const Node &inner) {
               return inner.kind == Node::Kind::Clause && inner.clause.column == column && !inner.negated;
           });
    return plain ? node.nodes : QList<Node>();
}

/// Whether a name stands anywhere in a node.
bool names(const Node &node, Column column, const QString &name)
{
    if (node.kind == Node::Kind::Clause) {
        const auto *any = std::get_if<AnyOf>(&node.clause.value);
        return any && node.clause.column == column && any->values.contains(name);
    }
    return std::any_of(node.nodes.cbegin(), node.nodes.cend(),
                       [&](const Node &inner) { return names(inner, column, name); });
}

Query withToggledRange(const Query &query, Facet facet, Node value)
{
    Query changed = query;
    if (value.negated) {
        if (changed.nodes.removeAll(value) == 0)
            changed.nodes.append(value);
        return changed;
    }
    QList<Node> chosen;
    for (const Node &node : query.nodes) {
        if (!node.negated)
            chosen.append(alternatives(node, value.clause.column));
    }
    changed.nodes.removeIf([&value](const Node &node) {
        return !node.negated && !alternatives(node, value.clause.column).isEmpty();
    });
    if (chosen.removeAll(value) == 0) {
        if (!liesSideBySide(facet))
            chosen.clear();
        chosen.append(value);
    }
    if (chosen.size() > 1)
        changed.nodes.append(Node{Node::Kind::Any, false, {}, chosen});
    else
        changed.nodes.append(chosen);
    return changed;
}

} // namespace

QList<Facet> allFacets()
{
    return {Facet::Genre,   Facet::Decade, Facet::Country, Facet::Language,
            Facet::Runtime, Facet::Rating, Facet::Seen,    Facet::My};
}

QString facetName(Facet facet)
{
    switch (facet) {
    case Facet::Genre:
        return Text::tr("Genre");
    case Facet::Decade:
        return Text::tr("Decade");
    case Facet::Country:
        return Text::tr("Country");
    case Facet::Language:
        return Text::tr("Language");
    case Facet::Runtime:
        return Text::tr("Running time");
    case Facet::Rating:
        return Text::tr("Rating");
    case Facet::Seen:
        return Text::tr("Seen");
    case Facet::My:
        break;
    }
    return Text::tr("My rating");
}

bool hasSeveral(Facet facet)
{
    return takesNames(facet);
}

std::optional<Node> nodeOf(Facet facet, const QString &value)
{
    const auto meant = valueFromText(columnOf(facet), value);
    if (!meant)
        return std::nullopt;
    return Node{Node::Kind::Clause, false, {columnOf(facet), *meant}, {}};
}

QString labelOf(Facet facet, const QString &value)
{
    const auto node = nodeOf(facet, value);
    return node ? withCapital(describeValue(node->clause)) : value;
}

QString chipText(const Node &node)
{
    return withCapital(describeNode(node));
}

bool narrows(const Query &query, Facet facet, const QString &value)
{
    const Column column = columnOf(facet);
    return std::none_of(query.nodes.cbegin(), query.nodes.cend(), [&](const Node &node) {
        return hasSeveral(facet) ? names(node, column, value) : looksAt(node, column);
    });
}

Held heldIn(const Query &query, Facet facet, const QString &value)
{
    const Column column = columnOf(facet);
    if (takesNames(facet)) {
        if (chosen(query, column, Choice::None).contains(value))
            return Held::Excluded;
        const bool on = chosen(query, column, Choice::Any).contains(value)
            || chosen(query, column, Choice::All).contains(value);
        return on ? Held::Yes : Held::No;
    }
    auto wanted = nodeOf(facet, value);
    if (!wanted)
        return Held::No;
    for (const Node &node : query.nodes) {
        if (!node.negated && alternatives(node, column).contains(*wanted))
            return Held::Yes;
    }
    wanted->negated = true;
    return query.nodes.contains(*wanted) ? Held::Excluded : Held::No;
}

std::optional<int> countIn(const QList<FacetValue> &counted, Facet facet, const QString &value)
{
    const auto same = std::find_if(counted.cbegin(), counted.cend(),
                                   [&value](const FacetValue &band) { return band.value == value; });
    if (same != counted.cend())
        return same->count;
    const auto whole = rangeOf(facet, value);
    if (!whole || !liesSideBySide(facet))
        return 0; // values without a film are not counted
    int films = 0;
    bool fromFits = !whole->from;
    bool toFits = !whole->to;
    for (const FacetValue &band : counted) {
        const auto part = rangeOf(facet, band.value);
        if (!part || !isWithin(*part, *whole))
            continue;
        films += band.count;
        fromFits = fromFits || part->from == whole->from;
        toFits = toFits || part->to == whole->to;
    }
    const bool exact = films == 0 || (fromFits && toFits);
    return exact ? std::optional(films) : std::nullopt;
}

Choice choiceIn(const Query &query, Facet facet)
{
    return chosen(query, columnOf(facet), Choice::All).size() > 1 ? Choice::All : Choice::Any;
}

Query withToggled(const Query &query, Facet facet, const QString &value, Choice choice)
{
    const Column column = columnOf(facet);
    const Held held = heldIn(query, facet, value);
    if (takesNames(facet)) {
        if (held == Held::Yes && choice != Choice::None)
            choice = chosen(query, column, Choice::Any).contains(value) ? Choice::Any : Choice::All;
        return toggled(query, column, value, choice);
    }
    auto node = nodeOf(facet, value);
    if (!node)
        return query;
    Query changed = query;
    if (held != Held::No && (held == Held::Excluded) != (choice == Choice::None)) {
        node->negated = held == Held::Excluded;
        changed = withToggledRange(changed, facet, *node); // gives up the other way first
    }
    node->negated = choice == Choice::None;
    return withToggledRange(changed, facet, *node);
}

Query withChoice(const Query &query, Facet facet, Choice choice)
{
    const Column column = columnOf(facet);
    const QStringList names = chosen(query, column, Choice::Any) + chosen(query, column, Choice::All);
    Query changed = query;
    for (const QString &name : names)
        changed = withToggled(changed, facet, name, choiceIn(changed, facet));
    for (const QString &name : names)
        changed = withToggled(changed, facet, name, choice);
    return changed;
}

} // namespace matinee
