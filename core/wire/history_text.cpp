#include "core/wire/history_text.h"

#include "core/wire/json_value.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace matinee::wire {

using namespace Qt::StringLiterals;

namespace {

QString quoted(const QString &cell)
{
    const bool isPlain =
        std::none_of(cell.begin(), cell.end(), [](QChar c) { return u",\"\r\n"_s.contains(c); });
    return isPlain ? cell : u'"' + QString(cell).replace(u'"', u"\"\""_s) + u'"';
}

QByteArray lineOf(const QStringList &cells)
{
    QStringList safe;
    for (const QString &cell : cells)
        safe.append(quoted(cell));
    return safe.join(u',').toUtf8() + "\r\n";
}

QString yearOf(const MovieSummary &film)
{
    return film.year ? QString::number(*film.year) : QString();
}

QString flag(bool isSet)
{
    return isSet ? u"1"_s : u"0"_s;
}

} // namespace

QByteArray historyCsv(const QList<HistoryRow> &rows)
{
    QByteArray csv = "Date,Title,Year,Film,Points,Liked,Rewatch,Place,Note\r\n";
    for (const HistoryRow &row : rows) {
        const QStringList cells = {row.watch.watchedOn.text(),
                                   row.film.title,
                                   yearOf(row.film),
                                   row.film.ref,
                                   row.mine.rating ? QString::number(row.mine.rating->points()) : QString(),
                                   flag(row.mine.favourite),
                                   flag(row.watch.rewatch),
                                   row.watch.place,
                                   row.watch.note};
        csv += lineOf(cells);
    }
    return csv;
}

QByteArray ratingsCsv(const QList<RatingRow> &rows)
{
    QByteArray csv = "Date,Title,Year,Film,Points\r\n";
    for (const RatingRow &row : rows)
        csv +=
            lineOf({row.mine.ratedAt.date().toString(Qt::ISODate), row.film.title, yearOf(row.film),
                    row.film.ref, row.mine.rating ? QString::number(row.mine.rating->points()) : QString()});
    return csv;
}

QByteArray historyJson(const QList<HistoryRow> &rows)
{
    QJsonArray items;
    for (const HistoryRow &row : rows)
        items.append(
            QJsonObject{{u"watched_on"_s, orNull(row.watch.watchedOn.text())},
                        {u"title"_s, row.film.title},
                        {u"year"_s, orNull(row.film.year)},
                        {u"film"_s, row.film.ref},
                        {u"points"_s, row.mine.rating ? QJsonValue(row.mine.rating->points()) : QJsonValue()},
                        {u"liked"_s, row.mine.favourite},
                        {u"rewatch"_s, row.watch.rewatch},
                        {u"place"_s, row.watch.place},
                        {u"note"_s, row.watch.note}});
    return QJsonDocument(items).toJson(QJsonDocument::Compact);
}

} // namespace matinee::wire
