#pragma once

#include "core/base/id.h"

#include <QHash>
#include <QJsonValue>
#include <QMap>
#include <QString>

namespace matinee {

struct Movie;

/// What a person can say of a film, in the order of the form.
enum class FilmDetail {
    Title,
    OriginalTitle,
    Year,
    Runtime,
    Genres,
    Directors,
    Cast,
    Countries,
    Languages,
    Keywords,
    Synopsis,
};

/// A film as text to edit, by field: names stand one a line, countries and languages as codes. Empty and
/// absent are "not known".
using FilmForm = QMap<FilmDetail, QString>;
/// What was typed and not saved, by film; a film that is not stored is the new one.
using FilmDrafts = QHash<MovieId, FilmForm>;

QList<FilmDetail> filmDetails();
/// As `film` records call it: "runtime_minutes".
QString keyOf(FilmDetail field);
/// As people call it.
QString nameOf(FilmDetail field);
/// A list of names, which a record holds as an array.
bool hasNames(FilmDetail field);

FilmForm formOf(const Movie &movie);
/// One value of a record as text to edit.
QString formText(FilmDetail field, const QJsonValue &value);
/// The other way; null when it is empty. What is no number where one belongs stays a text, which is refused.
QJsonValue fieldValue(FilmDetail field, const QString &text);
/// The text to edit as something to read: "142 min", "France, Italy", "nothing".
QString readableText(FilmDetail field, const QString &text);

/// What is wrong with a form, a sentence each; empty when it can be saved.
QMap<FilmDetail, QString> problemsOf(const FilmForm &form);

} // namespace matinee
