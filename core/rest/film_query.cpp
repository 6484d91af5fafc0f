#include "core/rest/film_query.h"

#include "core/base/text.h"
#include "core/query/column_names.h"
#include "core/query/query_edit.h"
#include "core/wire/search_json.h"

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

struct Parameter {
    QLatin1StringView name;
    QLatin1StringView column; ///< as the query language writes it, with the sign of a negated one
    bool isList = false; ///< takes several names with commas between
};

constexpr Parameter Parameters[] = {
    {"title"_L1, "title"_L1},
    {"cast"_L1, "cast"_L1},
    {"director"_L1, "director"_L1},
    {"person"_L1, "person"_L1},
    {"keyword"_L1, "keyword"_L1},
    {"plot"_L1, "plot"_L1},
    {"genre"_L1, "genre"_L1, true},
    {"not_genre"_L1, "-genre"_L1, true},
    {"country"_L1, "country"_L1, true},
    {"language"_L1, "lang"_L1, true},
    {"in"_L1, "in"_L1, true},
    {"year"_L1, "year"_L1},
    {"runtime"_L1, "runtime"_L1},
    {"rating"_L1, "rating"_L1},
    {"votes"_L1, "votes"_L1},
    {"popularity"_L1, "popularity"_L1},
    {"predicted"_L1, "predicted"_L1},
    {"my"_L1, "my"_L1},
    {"seen"_L1, "seen"_L1},
    {"watched"_L1, "watched"_L1},
    {"added"_L1, "added"_L1},
    {"note"_L1, "note"_L1},
    {"sort"_L1, "sort"_L1},
};

bool isPersonal(Column column)
{
    using enum Column;
    return column == My || column == Seen || column == Watched || column == Note || column == Predicted
        || column == In;
}

bool isPersonal(const Node &node)
{
    if (node.kind == Node::Kind::Clause)
        return isPersonal(node.clause.column);
    return std::any_of(node.nodes.begin(), node.nodes.end(),
                       [](const Node &inner) { return isPersonal(inner); });
}

bool isPersonal(const ParsedQuery &parsed)
{
    using enum SortKey;
    const auto &sort = parsed.query.sort;
    return (sort && (sort->key == My || sort->key == Predicted || sort->key == Watched))
        || std::any_of(parsed.query.nodes.begin(), parsed.query.nodes.end(),
                       [](const Node &node) { return isPersonal(node); })
        // Which lists there are depends on whose they are.
        || std::any_of(parsed.errors.begin(), parsed.errors.end(),
                       [](const QueryError &error) { return columnNamed(error.column) == Column::In; });
}

/// So that a value is one value, whatever it holds: "(1 OR 2)" is a name, no group.
QString quoted(QString value)
{
    const bool isPlain = std::none_of(value.begin(), value.end(),
                                      [](QChar c) { return c.isSpace() || u"\"“”„()\\,"_s.contains(c); });
    if (isPlain)
        return value;
    if (value.size() > 1 && value.startsWith(u'"') && value.endsWith(u'"'))
        value = value.sliced(1, value.size() - 2);
    value.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u'"' + value + u'"';
}

/// What stands between commas; one in quotes belongs to a name.
QStringList namesIn(const QString &value)
{
    QStringList names{QString()};
    bool isQuoted = false;
    for (const QChar c : value) {
        isQuoted = isQuoted != (c == u'"');
        if (c == u',' && !isQuoted)
            names.append(QString());
        else
            names.last().append(c);
    }
    return names;
}

QString clauseOf(const Parameter &parameter, const QString &value)
{
    QStringList names = parameter.isList ? namesIn(value) : QStringList(value);
    for (QString &name : names)
        name = quoted(name.trimmed());
    return parameter.column + u':' + names.join(u',');
}

/// The whole value is the bad part, and what stands in for it has no column before it.
wire::FieldFault plainFault(const Parameter &parameter, const QString &value, const QueryError &error)
{
    return {parameter.name, error.message,
            wire::FieldFault::Place{0, value.size(), error.suggestion.section(u':', 1)}};
}

void add(FilmQuery &all, const Parameter &parameter, const QString &value, const QueryNames &names)
{
    const ParsedQuery parsed = parseQuery(clauseOf(parameter, value), names);
    for (const QueryError &error : parsed.errors)
        all.errors.append(plainFault(parameter, value, error));
    const qsizetype clauses = parsed.query.nodes.size() + (parsed.query.sort ? 1 : 0);
    if (parsed.errors.isEmpty() && clauses != 1)
        all.errors.append({parameter.name, say("core", "This cannot be read as %1.").arg(parameter.name)});
    all.query = both(all.query, parsed.query);
    all.isPersonal = all.isPersonal || isPersonal(parsed);
}

} // namespace

FilmQuery readFilmQuery(const QString &where, const QString &text, const QueryNames &names)
{
    const ParsedQuery parsed = parseQuery(text, names);
    return {parsed.query, wire::faultsOf(where, parsed.errors), isPersonal(parsed)};
}

FilmQuery readFilmQuery(QueryInput &input, const QueryNames &names)
{
    FilmQuery all = readFilmQuery(u"q"_s, input.text(u"q"_s), names);
    for (const Parameter &parameter : Parameters) {
        const QStringList values = input.texts(parameter.name);
        if (parameter.column == "sort"_L1 && values.size() > 1)
            input.refuse(parameter.name, say("core", "This may be given once."));
        for (const QString &value : values) {
            if (!value.trimmed().isEmpty())
                add(all, parameter, value.trimmed(), names);
        }
    }
    return all;
}

} // namespace matinee
