// The half of csv_cells.h that knows words: countries, languages, genres.
#include "core/catalog_import/csv_cells.h"

#include <QHash>
#include <QLocale>

namespace matinee::csv {

using namespace Qt::StringLiterals;

namespace {

using Codes = QHash<QString, QString>; ///< by name in lower case

Codes makeCountries()
{
    Codes codes;
    for (int country = QLocale::AnyCountry + 1; country <= QLocale::LastCountry; ++country) {
        const auto territory = static_cast<QLocale::Territory>(country);
        const QString code = QLocale::territoryToCode(territory);
        if (code.size() == 2) // the others are parts of the world
            codes.insert(QLocale::territoryToString(territory).toLower(), code);
    }
    // As film lists write them.
    codes.insert({{u"usa"_s, u"US"_s},
                  {u"united states of america"_s, u"US"_s},
                  {u"uk"_s, u"GB"_s},
                  {u"great britain"_s, u"GB"_s},
                  {u"czech republic"_s, u"CZ"_s},
                  {u"soviet union"_s, u"SU"_s},
                  {u"ussr"_s, u"SU"_s},
                  {u"west germany"_s, u"DE"_s},
                  {u"hong kong"_s, u"HK"_s},
                  {u"türkiye"_s, u"TR"_s},
                  {u"korea"_s, u"KR"_s}});
    return codes;
}

Codes makeLanguages()
{
    Codes codes;
    for (int language = QLocale::C + 1; language <= QLocale::LastLanguage; ++language) {
        const auto known = static_cast<QLocale::Language>(language);
        const QString code = QLocale::languageToCode(known);
        if (!code.isEmpty())
            codes.insert(QLocale::languageToString(known).toLower(), code);
    }
    codes.insert({{u"norwegian"_s, u"no"_s},
                  {u"mandarin"_s, u"zh"_s},
                  {u"cantonese"_s, u"yue"_s},
                  {u"greek"_s, u"el"_s},
                  {u"farsi"_s, u"fa"_s},
                  {u"tagalog"_s, u"tl"_s}});
    return codes;
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

bool isAsciiWord(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar letter) {
        return (letter >= u'a' && letter <= u'z') || (letter >= u'A' && letter <= u'Z');
    });
}

} // namespace

std::optional<QString> countryCode(const QString &text)
{
    static const Codes codes = makeCountries();
    const QString name = text.trimmed().toLower();
    if (const auto found = codes.constFind(name); found != codes.cend())
        return *found;
    const QString code = name.toUpper();
    const bool isKnown = code == "SU"_L1 || QLocale::codeToTerritory(code) != QLocale::AnyTerritory;
    return code.size() == 2 && isAsciiWord(code) && isKnown ? std::optional(code) : std::nullopt;
}

std::optional<QString> languageCode(const QString &text)
{
    static const Codes codes = makeLanguages();
    const QString name = text.trimmed().toLower();
    if (const auto found = codes.constFind(name); found != codes.cend())
        return *found;
    if (name == "no"_L1 || name == "yue"_L1)
        return name;
    const bool isCode = (name.size() == 2 || name.size() == 3) && isAsciiWord(name);
    const auto language = isCode ? QLocale::codeToLanguage(name) : QLocale::AnyLanguage;
    return language == QLocale::AnyLanguage ? std::nullopt : std::optional(QLocale::languageToCode(language));
}

QString genreName(const QString &text)
{
    static const Codes ours = [] {
        Codes names = {{u"sciencefiction"_s, u"Sci-Fi"_s},  {u"sf"_s, u"Sci-Fi"_s},
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
