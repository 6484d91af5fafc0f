#pragma once

#include "core/query/query_parser.h"
#include "core/query/value_tables.h"

#include <QHash>

namespace matinee {

/// Finds what a typed genre, country, language or list means. Accents, case and punctuation do not matter.
/// Those of genres and lists are made when they are first asked for, so keep one for a whole text.
class ValueNames {
public:
    explicit ValueNames(const QueryNames &names) : m_names(names) { }

    /// The canonical value; `column` is one of ValueKind::Names.
    std::optional<QString> find(Column column, const QString &typed);
    /// The value that a mistyped or unfinished name most likely means.
    std::optional<QString> nearest(Column column, const QString &typed);
    /// Values of which a name begins with, or has a word that begins with, `begun`; all of them when it is
    /// empty.
    QStringList begunBy(Column column, const QString &begun);

private:
    struct Table {
        explicit Table(const QList<NamedValue> &names);

        QStringList folded;
        QStringList values; ///< beside `folded`
        QHash<QString, QString> valueOf; ///< of a folded name
    };

    const Table &tableOf(Column column);
    QStringList wholeNamesBegunBy(Column column, const QString &start);

    const QueryNames &m_names;
    QHash<Column, Table> m_tables;
};

/// What a value is called on a chip: "Horror", "France" for "FR", "Japanese" for "ja".
QString valueLabel(Column column, const QString &value);

} // namespace matinee
