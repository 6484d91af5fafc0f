#include "core/catalog/correction_repository.h"

#include "core/catalog/film_fields.h"
#include "core/catalog/portions.h"
#include "core/store/database.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// QJsonDocument reads and writes arrays and objects only.
QString toText(const QJsonValue &value)
{
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.sliced(1, array.size() - 2));
}

QJsonValue fromText(const QString &text)
{
    return QJsonDocument::fromJson('[' + text.toUtf8() + ']').array().at(0);
}

} // namespace

Result<QHash<MovieId, QList<Correction>>> CorrectionRepository::of(const QList<MovieId> &films) const
{
    QList<qint64> ids;
    for (const MovieId film : films)
        ids.append(film.value());
    QHash<MovieId, QList<Correction>> corrections;
    return eachRowOf(m_database,
                     u"SELECT movie_id, field, value, original, user_id FROM movie_correction"
                     u" WHERE movie_id IN (%1) ORDER BY movie_id, field"_s,
                     ids,
                     [&](const Rows &rows) {
                         // A field of a newer program is left alone.
                         if (!filmField(rows.text(1)))
                             return;
                         corrections[MovieId(rows.integer(0))].append({rows.text(1), fromText(rows.text(2)),
                                                                       fromText(rows.text(3)).toObject(),
                                                                       UserId(rows.integer(4))});
                     })
        .map([&] { return corrections; });
}

Result<QList<Correction>> CorrectionRepository::of(MovieId film) const
{
    return of(QList<MovieId>{film}).map([film](const QHash<MovieId, QList<Correction>> &corrections) {
        return corrections.value(film);
    });
}

Result<void> CorrectionRepository::replace(MovieId film, const QList<Correction> &corrections)
{
    QList<QVariantList> rows;
    for (const Correction &correction : corrections) {
        rows.append({film.value(), correction.field, toText(correction.value), toText(correction.original),
                     correction.user.value()});
    }
    return m_database
        .execute(u"DELETE FROM movie_correction WHERE movie_id = :movie"_s, {{u":movie"_s, film.value()}})
        .and_then([&] {
            return m_database.executeMany(u"INSERT INTO movie_correction (movie_id, field, value, original,"
                                          u" user_id) VALUES (?, ?, ?, ?, ?)"_s,
                                          rows);
        });
}

} // namespace matinee
