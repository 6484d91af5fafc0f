// The half of csv_cells.h that knows words: countries, languages, genres.
#include "core/catalog/folded.h"
#include "core/catalog_import/csv_cells.h"
#include "core/query/value_tables.h"

#include <QHash>

namespace matinee::csv {

using namespace Qt::StringLiterals;

namespace {

using Codes = QHash<QString, QString>; ///< by folded name

Codes codesOf(const QList<NamedValue> &names)
{
    Codes codes;
    for (const NamedValue &named : names) {
        const QString name = folded(named.name);
        if (!name.isEmpty() && !codes.contains(name))
            codes.insert(name, named.value);
    }
    return codes;
}

std::optional<QString> codeIn(const Codes &codes, const QString &name)
{
    const auto found = codes.constFind(folded(name));
    return found == codes.cend() ? std::nullopt : std::optional(*found);
}

QString bare(const QString &text)
{
    QString letters;
    for (const QChar letter : text.toLower()) {
        if (letter.isLetterOrNumber())
            letters += letter;
    }
    return letters;
}

} // namespace

std::optional<QString> countryCode(const QString &text)
{
    static const Codes codes = codesOf(countryNames());
    const auto code = matinee::countryCode(text.trimmed());
    return code ? code : codeIn(codes, text);
}

std::optional<QString> languageCode(const QString &text)
{
    static const Codes codes = codesOf(languageNames());
    const auto code = matinee::languageCode(text.trimmed());
    return code ? code : codeIn(codes, text);
}

QString genreName(const QString &text)
{
    static const Codes ours = [] {
        QHash<QString, QString> names = {{u"sciencefiction"_s, u"Sci-Fi"_s},  {u"sf"_s, u"Sci-Fi"_s},
                                         {u"noir"_s, u"Film-Noir"_s},         {u"children"_s, u"Family"_s},
                                         {u"childrens"_s, u"Family"_s},       {u"kids"_s, u"Family"_s},
                                         {u"biographical"_s, u"Biography"_s}, {u"biopic"_s, u"Biography"_s},
                                         {u"historical"_s, u"History"_s},     {u"sports"_s, u"Sport"_s},
                                         {u"animated"_s, u"Animation"_s},     {u"romantic"_s, u"Romance"_s},
                                         {u"suspense"_s, u"Thriller"_s},      {u"shortfilm"_s, u"Short"_s}};
        for (const QString &genre :
             {u"Action"_s,      u"Adventure"_s, u"Animation"_s, u"Biography"_s, u"Comedy"_s,    u"Crime"_s,
              u"Documentary"_s, u"Drama"_s,     u"Family"_s,    u"Fantasy"_s,   u"Film-Noir"_s, u"History"_s,
              u"Horror"_s,      u"Music"_s,     u"Musical"_s,   u"Mystery"_s,   u"Romance"_s,   u"Sci-Fi"_s,
              u"Short"_s,       u"Sport"_s,     u"Thriller"_s,  u"War"_s,       u"Western"_s})
            names.insert(bare(genre), genre);
        return names;
    }();
    return ours.value(bare(text), text.trimmed());
}

} // namespace matinee::csv
