#include "ui/viewmodels/film_form.h"

#include "core/catalog/film_fields.h"
#include "core/query/value_tables.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <array>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(FilmForm)
};

struct Named {
    QStringView key;
    const char *name;
};

constexpr std::array<Named, 11> Fields{{
    {u"title", QT_TRANSLATE_NOOP("FilmForm", "Title")},
    {u"original_title", QT_TRANSLATE_NOOP("FilmForm", "Original title")},
    {u"year", QT_TRANSLATE_NOOP("FilmForm", "Year")},
    {u"runtime_minutes", QT_TRANSLATE_NOOP("FilmForm", "Running time")},
    {u"genres", QT_TRANSLATE_NOOP("FilmForm", "Genres")},
    {u"directors", QT_TRANSLATE_NOOP("FilmForm", "Directors")},
    {u"cast", QT_TRANSLATE_NOOP("FilmForm", "Cast")},
    {u"countries", QT_TRANSLATE_NOOP("FilmForm", "Countries")},
    {u"languages", QT_TRANSLATE_NOOP("FilmForm", "Languages")},
    {u"keywords", QT_TRANSLATE_NOOP("FilmForm", "Keywords")},
    {u"synopsis", QT_TRANSLATE_NOOP("FilmForm", "Plot")},
}};

bool isNumber(FilmDetail field)
{
    return field == FilmDetail::Year || field == FilmDetail::Runtime;
}

QStringList linesOf(const QString &text)
{
    QStringList lines;
    for (const QString &line : text.split(u'\n')) {
        const QString name = line.simplified();
        if (!name.isEmpty() && !lines.contains(name))
            lines.append(name);
    }
    return lines;
}

/// The limits are those of the records, the words those of the form.
QString problemOf(FilmDetail detail, const QString &text)
{
    const FilmField &field = *filmField(keyOf(detail));
    const QJsonValue value = fieldValue(detail, text);
    if (detail == FilmDetail::Title && value.isNull())
        return Text::tr("A film needs a title.");
    if (value.isNull() || checkedFact(field, value))
        return {};
    if (detail == FilmDetail::Year)
        return Text::tr("A year from %1 to %2, such as 1995.").arg(field.least).arg(field.most);
    if (detail == FilmDetail::Runtime)
        return Text::tr("Whole minutes, at most %1, such as 142.").arg(field.most);
    if (!hasNames(detail))
        return Text::tr("At most %1 characters.").arg(field.most);
    return Text::tr("At most %1 names of at most 200 characters.").arg(field.most);
}

} // namespace

QList<FilmDetail> filmDetails()
{
    QList<FilmDetail> fields;
    for (size_t at = 0; at < Fields.size(); ++at)
        fields.append(FilmDetail(at));
    return fields;
}

QString keyOf(FilmDetail field)
{
    return Fields.at(size_t(field)).key.toString();
}

QString nameOf(FilmDetail field)
{
    return Text::tr(Fields.at(size_t(field)).name);
}

bool hasNames(FilmDetail field)
{
    return field >= FilmDetail::Genres && field <= FilmDetail::Keywords;
}

FilmForm formOf(const Movie &movie)
{
    FilmForm form;
    for (const FilmDetail detail : filmDetails())
        form.insert(detail, formText(detail, factOf(movie, *filmField(keyOf(detail)))));
    return form;
}

QString formText(FilmDetail field, const QJsonValue &value)
{
    if (isNumber(field))
        return value.isDouble() ? QString::number(value.toInt()) : QString();
    if (!hasNames(field))
        return value.toString();
    QStringList names;
    for (const QJsonValue &name : value.toArray())
        names.append(name.toString());
    return names.join(u'\n');
}

QJsonValue fieldValue(FilmDetail field, const QString &text)
{
    if (hasNames(field)) {
        const QStringList names = linesOf(text);
        return names.isEmpty() ? QJsonValue() : QJsonArray::fromStringList(names);
    }
    const QString said = field == FilmDetail::Synopsis ? text.trimmed() : text.simplified();
    if (said.isEmpty())
        return QJsonValue();
    if (!isNumber(field))
        return said;
    bool isNumber = false;
    const int number = said.toInt(&isNumber);
    return isNumber ? QJsonValue(number) : QJsonValue(said);
}

QString readableText(FilmDetail field, const QString &text)
{
    const QJsonValue value = fieldValue(field, text);
    if (value.isNull())
        return Text::tr("nothing");
    if (field == FilmDetail::Runtime)
        return Text::tr("%1 min").arg(value.toInt());
    if (!hasNames(field))
        return text.simplified();
    QStringList names = linesOf(text);
    for (QString &name : names) {
        if (field == FilmDetail::Countries)
            name = countryLabel(name);
        else if (field == FilmDetail::Genres)
            name = genreLabel(name);
        else if (field == FilmDetail::Languages)
            name = languageLabel(name);
    }
    return names.join(u", "_s);
}

QMap<FilmDetail, QString> problemsOf(const FilmForm &form)
{
    QMap<FilmDetail, QString> problems;
    for (const FilmDetail detail : filmDetails()) {
        if (const QString problem = problemOf(detail, form.value(detail)); !problem.isEmpty())
            problems.insert(detail, problem);
    }
    return problems;
}

} // namespace matinee
