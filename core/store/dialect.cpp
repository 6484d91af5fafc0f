#include "core/store/dialect.h"

#include <QSqlError>

namespace matinee {

using namespace Qt::StringLiterals;

const Dialect &dialectOf(DatabaseLocation::Engine engine)
{
    return engine == DatabaseLocation::Engine::Postgres ? postgresDialect() : sqliteDialect();
}

QString errorDetail(const QSqlError &error, const QString &sql)
{
    return error.text() + u" in "_s + sql.left(200);
}

NamedPlaces::NamedPlaces(const QString &positional)
{
    for (const QChar letter : positional) {
        if (letter == u'?')
            names.append(u":v"_s + QString::number(names.size()));
        sql += letter == u'?' ? names.last() : QString(letter);
    }
}

Bindings NamedPlaces::bindings(const QVariantList &row) const
{
    Bindings bindings;
    bindings.reserve(row.size());
    for (qsizetype i = 0; i < row.size(); ++i)
        bindings.append({names.at(i), row.at(i)});
    return bindings;
}

} // namespace matinee
