#include "core/catalog/film_fields.h"

#include "core/base/text.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <cmath>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

using Place = FilmField::Place;

constexpr int MostNames = 100;

constexpr FilmField Fields[] = {
    {"title"_L1, [](Movie &movie) -> Place { return &movie.summary.title; }, 1, 300},
    {"original_title"_L1, [](Movie &movie) -> Place { return &movie.summary.originalTitle; }, 0, 300},
    {"year"_L1, [](Movie &movie) -> Place { return &movie.summary.year; }, 1870, 2100},
    {"runtime_minutes"_L1, [](Movie &movie) -> Place { return &movie.summary.runtimeMinutes; }, 1, 6000},
    {"synopsis"_L1, [](Movie &movie) -> Place { return &movie.synopsis; }, 0, 5000},
    {"genres"_L1, [](Movie &movie) -> Place { return &movie.summary.genres; }, 0, MostNames},
    {"directors"_L1, [](Movie &movie) -> Place { return &movie.summary.directors; }, 0, MostNames},
    {"cast"_L1, [](Movie &movie) -> Place { return &movie.cast; }, 0, MostNames},
    {"countries"_L1, [](Movie &movie) -> Place { return &movie.countries; }, 0, MostNames, "[A-Z]{2}"},
    {"languages"_L1, [](Movie &movie) -> Place { return &movie.languages; }, 0, MostNames, "[a-z]{2,3}"},
    {"keywords"_L1, [](Movie &movie) -> Place { return &movie.keywords; }, 0, MostNames},
};

/// To read only: the places are those of films that may change.
Place placeIn(const Movie &movie, const FilmField &field)
{
    return field.place(const_cast<Movie &>(movie));
}

QJsonValue toJson(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue toJson(const std::optional<int> &number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QJsonValue toJson(const QStringList &list)
{
    return list.isEmpty() ? QJsonValue() : QJsonValue(QJsonArray::fromStringList(list));
}

void fromJson(QString &text, const QJsonValue &value)
{
    text = value.toString();
}

void fromJson(std::optional<int> &number, const QJsonValue &value)
{
    number = value.isDouble() ? std::optional(value.toInt()) : std::nullopt;
}

void fromJson(QStringList &list, const QJsonValue &value)
{
    list.clear();
    for (const QJsonValue &entry : value.toArray())
        list.append(entry.toString());
}

tl::unexpected<Error> wrong(const QString &message)
{
    return fail(Error::Kind::Invalid, message);
}

Result<QJsonValue> checkedText(const FilmField &field, const QJsonValue &value)
{
    const QString text = value.toString().trimmed();
    if ((!value.isString() && !value.isNull()) || text.size() < field.least || text.size() > field.most)
        return wrong(say("core", "“%1” must be a text of %2 to %3 characters.")
                         .arg(field.name, QString::number(field.least), QString::number(field.most)));
    return toJson(text);
}

Result<QJsonValue> checkedNumber(const FilmField &field, const QJsonValue &value)
{
    const double number = value.toDouble();
    if (!value.isDouble() || std::floor(number) != number || number < field.least || number > field.most)
        return wrong(say("core", "“%1” must be a whole number from %2 to %3.")
                         .arg(field.name, QString::number(field.least), QString::number(field.most)));
    return toJson(std::optional(static_cast<int>(number)));
}

/// What a list's entries must look like.
tl::unexpected<Error> wrongEntry(const FilmField &field)
{
    if (field.name == "countries"_L1)
        return wrong(say("core", "“countries” must be codes of two capital letters, such as FR."));
    if (field.name == "languages"_L1)
        return wrong(say("core", "“languages” must be codes of two or three small letters, such as fr."));
    return wrong(say("core", "“%1” must be a list of texts of 1 to 200 characters.").arg(field.name));
}

Result<QJsonValue> checkedList(const FilmField &field, const QJsonValue &value)
{
    if (!value.isArray())
        return wrongEntry(field);
    const QRegularExpression form(
        QRegularExpression::anchoredPattern(field.entry ? QString::fromLatin1(field.entry) : u".{1,200}"_s));
    const QJsonArray entries = value.toArray();
    if (entries.size() > field.most)
        return wrong(
            say("core", "“%1” can have at most %2 entries.").arg(field.name, QString::number(field.most)));
    QStringList list;
    for (const QJsonValue &entry : entries) {
        const QString text = entry.toString().trimmed();
        if (!form.match(text).hasMatch())
            return wrongEntry(field);
        if (!list.contains(text))
            list.append(text);
    }
    return toJson(list);
}

} // namespace

std::span<const FilmField> filmFields()
{
    return Fields;
}

const FilmField *filmField(const QString &name)
{
    for (const FilmField &field : Fields) {
        if (field.name == name)
            return &field;
    }
    return nullptr;
}

QJsonValue factOf(const Movie &movie, const FilmField &field)
{
    return std::visit([](const auto *fact) { return toJson(*fact); }, placeIn(movie, field));
}

void setFact(Movie &movie, const FilmField &field, const QJsonValue &value)
{
    std::visit([&](auto *fact) { fromJson(*fact, value); }, field.place(movie));
}

Result<QJsonValue> checkedFact(const FilmField &field, const QJsonValue &value)
{
    if (value.isNull() && field.name != "title"_L1)
        return value;
    Movie movie;
    const Place place = field.place(movie);
    if (std::holds_alternative<QString *>(place))
        return checkedText(field, value);
    if (std::holds_alternative<QStringList *>(place))
        return checkedList(field, value);
    return checkedNumber(field, value);
}

QJsonObject factsOf(const Movie &movie)
{
    QJsonObject facts;
    for (const FilmField &field : Fields) {
        if (const QJsonValue fact = factOf(movie, field); !fact.isNull())
            facts.insert(field.name, fact);
    }
    return facts;
}

QJsonObject personRefsOf(const Movie &movie, const FilmField &field)
{
    QJsonObject refs;
    if (field.name == "directors"_L1 || field.name == "cast"_L1) {
        for (const QString &name : *std::get<QStringList *>(placeIn(movie, field))) {
            if (const auto ref = movie.personRefs.constFind(name); ref != movie.personRefs.cend())
                refs.insert(name, *ref);
        }
    }
    return refs;
}

} // namespace matinee
