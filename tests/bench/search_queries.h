#pragma once

#include <QList>
#include <QRandomGenerator>
#include <QString>
#include <QStringList>

namespace matinee {

class Database;

/// What a person types, made of the films of a catalogue.
struct TypedQuery {
    QString text;
    qint64 movie = 0; ///< the film that the text was made of
};

/// Kinds of queries by name, each a list of some hundred. Seeded: the same catalogue gives the same queries.
struct QueryKind {
    QString name;
    QList<TypedQuery> queries;
    bool mistyped = false;
    bool filtersOnly = false; ///< has no text, so a text index cannot answer it
};

QList<QueryKind> makeQueries(Database &database, int count);

/// `word` with one letter left out, doubled up, replaced or swapped with the next, never the first.
QString mistyped(const QString &word, QRandomGenerator &random);

} // namespace matinee
