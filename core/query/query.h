#pragma once

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace matinee {

/// What a clause looks at. The names as typed are in column_names.h.
enum class Column {
    Any, ///< a free word: titles, people, keywords, plot, in this rank
    Title,
    Cast,
    Director,
    Person,
    Keyword,
    Plot, ///< texts of the film
    Genre,
    Country,
    Language,
    In, ///< names and codes; In is a list of the person
    Year,
    Runtime,
    Rating,
    Votes,
    Popularity,
    Predicted, ///< numbers
    My, ///< own rating, in stars, 0.5 to 5
    Added,
    Watched, ///< days
    Seen, ///< yes or no
    Note, ///< own notes and reviews
};

/// Words to look for. Word and Prefix forgive typos when they find nothing as typed; Phrase (words in this
/// order, side by side) and Exact (the whole word) do not.
struct TextMatch {
    enum class Kind { Word, Prefix, Phrase, Exact };
    Kind kind = Kind::Word;
    QString text; ///< as typed, without quotes, star and equals sign

    friend bool operator==(const TextMatch &, const TextMatch &) = default;
};

/// Any of these: canonical genre names ("Sci-Fi"), ISO 3166-1 alpha-2 ("FR"), ISO 639 ("ja"), list names.
struct AnyOf {
    QStringList values; ///< at least one, without repeats, in the order typed

    friend bool operator==(const AnyOf &, const AnyOf &) = default;
};

/// One end of a range of numbers.
struct Bound {
    double value = 0;
    bool open = false; ///< `value` itself is outside

    friend bool operator==(const Bound &, const Bound &) = default;
};

/// At least one end is there, from <= to. One number is a range of itself. Minutes for Runtime.
struct NumberRange {
    std::optional<Bound> from, to;

    friend bool operator==(const NumberRange &, const NumberRange &) = default;
};

/// Days, both ends included; an invalid day is an open end, at most one is.
struct DayRange {
    QDate from, to;

    friend bool operator==(const DayRange &, const DayRange &) = default;
};

/// "none": the film has no value in this column ("my:none" is unrated).
struct NoValue {
    friend bool operator==(const NoValue &, const NoValue &) = default;
};

using ClauseValue = std::variant<TextMatch, AnyOf, NumberRange, DayRange, bool, NoValue>;

struct Clause {
    Column column = Column::Any;
    ClauseValue value;

    friend bool operator==(const Clause &, const Clause &) = default;
};

/// A clause, or a group of nodes that all (All) or of which one (Any) must hold.
struct Node {
    enum class Kind { Clause, All, Any };
    Kind kind = Kind::Clause;
    bool negated = false;
    Clause clause; ///< of Kind::Clause
    QList<Node> nodes; ///< of the groups: two or more, never a group of the same kind that is not negated

    // Written out: a defaulted one asks whether lists of nodes can be compared before nodes can.
    friend bool operator==(const Node &a, const Node &b)
    {
        return a.kind == b.kind && a.negated == b.negated && a.clause == b.clause && a.nodes == b.nodes;
    }
};

enum class SortKey {
    Relevance,
    Popularity,
    Predicted,
    Year,
    Rating,
    Votes,
    My,
    Runtime,
    Title,
    Added,
    Watched,
    Random
};

/// The natural direction is the one people mean: newest, best, longest seen first... `reversed` turns it.
/// Relevance, Popularity, Predicted, Year, Rating, Votes, My, Added, Watched run downwards, Runtime
/// and Title upwards.
struct Sort {
    SortKey key = SortKey::Relevance;
    bool reversed = false;

    friend bool operator==(const Sort &, const Sort &) = default;
};

/// A search as a value: what the box, the chips, a smart list and REST `q=` all mean. Every top-level
/// node must hold; an empty query is every film. print() and parse() turn it to text and back.
struct Query {
    QList<Node> nodes;
    std::optional<Sort> sort; ///< absent: relevance with text, popularity without

    bool isEmpty() const { return nodes.isEmpty() && !sort; }
    friend bool operator==(const Query &, const Query &) = default;
};

} // namespace matinee
