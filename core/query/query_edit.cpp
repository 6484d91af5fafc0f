#include "core/query/query_edit.h"

#include "core/query/column_names.h"
#include "core/query/query_values.h"

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

/// The names of a clause on the column; nullptr for every other node.
template <class AnyNode>
auto *namesOf(AnyNode &node, Column column)
{
    using Names = std::conditional_t<std::is_const_v<AnyNode>, const AnyOf, AnyOf>;
    const bool isClause = node.kind == Node::Kind::Clause && node.clause.column == column;
    return isClause ? std::get_if<AnyOf>(&node.clause.value) : static_cast<Names *>(nullptr);
}

Choice choiceOf(const Node &node, const AnyOf &names)
{
    if (node.negated)
        return Choice::None;
    return names.values.size() > 1 ? Choice::Any : Choice::All;
}

/// Takes the name out of wherever it is chosen; whether it was chosen in this way.
bool takeOut(QList<Node> &nodes, Column column, const QString &name, Choice choice)
{
    bool wasChosen = false;
    for (Node &node : nodes) {
        AnyOf *names = namesOf(node, column);
        if (!names)
            continue;
        // One name alone is any of one as well as all of one.
        const Choice here = choiceOf(node, *names);
        const bool isSame = here == choice || (here == Choice::All && choice == Choice::Any);
        if (names->values.removeIf(
                [&](const QString &n) { return n.compare(name, Qt::CaseInsensitive) == 0; }))
            wasChosen = wasChosen || isSame;
    }
    nodes.removeIf([&](const Node &node) {
        const AnyOf *names = namesOf(node, column);
        return names && names->values.isEmpty();
    });
    return wasChosen;
}

/// The clause that another name of "one of them" belongs to: the one with several names, else the only one
/// with one.
AnyOf *openChoice(QList<Node> &nodes, Column column)
{
    AnyOf *single = nullptr;
    int singles = 0;
    for (Node &node : nodes) {
        AnyOf *names = namesOf(node, column);
        if (!names || node.negated)
            continue;
        if (names->values.size() > 1)
            return names;
        single = names;
        ++singles;
    }
    return singles == 1 ? single : nullptr;
}

bool isBreak(const QString &text, qsizetype at)
{
    return at < 0 || at >= text.size() || text.at(at).isSpace();
}

} // namespace

QStringList chosen(const Query &query, Column column, Choice choice)
{
    QStringList chosen;
    for (const Node &node : query.nodes) {
        const AnyOf *names = namesOf(node, column);
        if (names && choiceOf(node, *names) == choice)
            chosen.append(names->values);
    }
    chosen.removeDuplicates();
    return chosen;
}

Query toggled(const Query &query, Column column, const QString &name, Choice choice)
{
    Query changed = query;
    if (takeOut(changed.nodes, column, name, choice))
        return changed;
    AnyOf *open = choice == Choice::Any ? openChoice(changed.nodes, column) : nullptr;
    if (open)
        open->values.append(name);
    else
        changed.nodes.append({Node::Kind::Clause, choice == Choice::None, {column, AnyOf{{name}}}, {}});
    return changed;
}

Query without(const Query &query, qsizetype node)
{
    Query changed = query;
    changed.nodes.removeAt(node);
    return changed;
}

Query both(const Query &first, const Query &second)
{
    Query joined{first.nodes, second.sort ? second.sort : first.sort};
    for (const Node &node : second.nodes) {
        if (!joined.nodes.contains(node))
            joined.nodes.append(node);
    }
    return joined;
}

QString takenOut(const QString &text, const Span &part)
{
    const qsizetype end = part.position + part.length;
    // One for each side: a single blank would make one of a number and a unit ("runtime:100 min").
    const int blanks = !isBreak(text, part.position - 1) + !isBreak(text, end);
    return text.first(part.position) + QString(blanks, u' ') + text.sliced(end);
}

std::optional<ClauseValue> valueFromText(Column column, const QString &text, const QueryNames &names)
{
    ValueNames known(names);
    const ValueText value{text, column == Column::In && !isNone(text), {}};
    const auto read = readValue({column, infoOf(column).name.toString()}, value, known);
    return read ? std::optional(*read) : std::nullopt;
}

} // namespace matinee
