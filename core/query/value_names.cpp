#include "core/query/value_names.h"

#include "core/base/text.h"
#include "core/catalog/folded.h"
#include "core/query/similar_names.h"

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr qsizetype ShortestBeginning = 2; ///< of a name that is not typed to its end

QList<NamedValue> namesOf(Column column, const QueryNames &names)
{
    QList<NamedValue> found;
    switch (column) {
    case Column::Genre:
        found = genreNames();
        for (const QString &genre : names.genres)
            found.append({genre, genre});
        return found;
    default:
        found = commonListNames();
        for (const QString &list : names.lists)
            found.append({list, list});
        return found;
    }
}

} // namespace

ValueNames::Table::Table(const QList<NamedValue> &names)
{
    for (const NamedValue &named : names) {
        const QString name = ::matinee::folded(named.name);
        if (name.isEmpty() || valueOf.contains(name))
            continue;
        folded.append(name);
        values.append(named.value);
        valueOf.insert(name, named.value);
    }
}

const ValueNames::Table &ValueNames::tableOf(Column column)
{
    // A thousand names, and a text is parsed at every key: made once.
    static const Table countries(countryNames());
    static const Table languages(languageNames());
    if (column == Column::Country)
        return countries;
    if (column == Column::Language)
        return languages;
    auto made = m_tables.constFind(column);
    if (made == m_tables.cend())
        made = m_tables.insert(column, Table(namesOf(column, m_names)));
    return *made;
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
    if (const QStringList begun = wholeNamesBegunBy(column, folded(typed)); begun.size() == 1)
        return begun.first();
    const Table &table = tableOf(column);
    const qsizetype nearest = nearestName(table.folded, folded(typed));
    return nearest < 0 ? std::nullopt : std::optional(table.values.at(nearest));
}

QStringList ValueNames::wholeNamesBegunBy(Column column, const QString &start)
{
    const Table &table = tableOf(column);
    QStringList values;
    for (qsizetype i = 0; start.size() >= ShortestBeginning && i < table.folded.size(); ++i) {
        if (table.folded.at(i).startsWith(start) && !values.contains(table.values.at(i)))
            values.append(table.values.at(i));
    }
    return values;
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
