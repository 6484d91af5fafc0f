#include "core/query/value_names.h"

#include "core/base/text.h"
#include "core/catalog/folded.h"
#include "core/query/similar_names.h"

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

QList<NamedValue> namesOf(Column column, const QueryNames &names)
{
    QList<NamedValue> found;
    switch (column) {
    case Column::Genre:
        found = genreNames();
        for (const QString &genre : names.genres)
            found.append({genre, genre});
        return found;
    case Column::Country:
        return countryNames();
    case Column::Language:
        return languageNames();
    default:
        found = commonListNames();
        for (const QString &list : names.lists)
            found.append({list, list});
        return found;
    }
}

} // namespace

const ValueNames::Table &ValueNames::tableOf(Column column)
{
    if (const auto made = m_tables.constFind(column); made != m_tables.cend())
        return *made;
    Table table;
    for (const NamedValue &named : namesOf(column, m_names)) {
        const QString name = folded(named.name);
        if (name.isEmpty() || table.valueOf.contains(name))
            continue;
        table.folded.append(name);
        table.values.append(named.value);
        table.valueOf.insert(name, named.value);
    }
    return *m_tables.insert(column, table);
}

std::optional<QString> ValueNames::find(Column column, const QString &typed)
{
    std::optional<QString> code;
    if (column == Column::Country)
        code = countryCode(typed);
    else if (column == Column::Language)
        code = languageCode(typed);
    else if (column == Column::In && m_names.lists.contains(typed))
        code = typed;
    if (code)
        return code;
    const Table &table = tableOf(column);
    const auto value = table.valueOf.constFind(folded(typed));
    return value == table.valueOf.cend() ? std::nullopt : std::optional(*value);
}

std::optional<QString> ValueNames::nearest(Column column, const QString &typed)
{
    const Table &table = tableOf(column);
    const qsizetype nearest = nearestName(table.folded, folded(typed));
    return nearest < 0 ? std::nullopt : std::optional(table.values.at(nearest));
}

QStringList ValueNames::begunBy(Column column, const QString &begun)
{
    const Table &table = tableOf(column);
    const QString start = folded(begun);
    const QString inside = u' ' + start;
    QStringList values;
    for (qsizetype i = 0; i < table.folded.size(); ++i) {
        const QString &name = table.folded.at(i);
        if ((name.startsWith(start) || name.contains(inside)) && !values.contains(table.values.at(i)))
            values.append(table.values.at(i));
    }
    return values;
}

QString valueLabel(Column column, const QString &value)
{
    switch (column) {
    case Column::Genre:
        return genreLabel(value);
    case Column::Country:
        return countryLabel(value);
    case Column::Language:
        return languageLabel(value);
    default:
        break;
    }
    if (value == "watchlist"_L1)
        return say("core", "watchlist");
    if (value == "favourites"_L1)
        return say("core", "favourites");
    if (value == "hidden"_L1)
        return say("core", "not interested");
    return value == "seen"_L1 ? say("core", "seen") : value;
}

} // namespace matinee
