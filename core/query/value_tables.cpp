#include "core/query/value_tables.h"

#include "core/base/text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <span>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

struct Spelling {
    QStringView name;
    QStringView value;
};

constexpr std::array Genres{
    QT_TRANSLATE_NOOP("core", "Action"),      QT_TRANSLATE_NOOP("core", "Adventure"),
    QT_TRANSLATE_NOOP("core", "Animation"),   QT_TRANSLATE_NOOP("core", "Biography"),
    QT_TRANSLATE_NOOP("core", "Comedy"),      QT_TRANSLATE_NOOP("core", "Crime"),
    QT_TRANSLATE_NOOP("core", "Documentary"), QT_TRANSLATE_NOOP("core", "Drama"),
    QT_TRANSLATE_NOOP("core", "Family"),      QT_TRANSLATE_NOOP("core", "Fantasy"),
    QT_TRANSLATE_NOOP("core", "Film-Noir"),   QT_TRANSLATE_NOOP("core", "History"),
    QT_TRANSLATE_NOOP("core", "Horror"),      QT_TRANSLATE_NOOP("core", "Music"),
    QT_TRANSLATE_NOOP("core", "Musical"),     QT_TRANSLATE_NOOP("core", "Mystery"),
    QT_TRANSLATE_NOOP("core", "Romance"),     QT_TRANSLATE_NOOP("core", "Sci-Fi"),
    QT_TRANSLATE_NOOP("core", "Short"),       QT_TRANSLATE_NOOP("core", "Sport"),
    QT_TRANSLATE_NOOP("core", "Thriller"),    QT_TRANSLATE_NOOP("core", "War"),
    QT_TRANSLATE_NOOP("core", "Western"),     QT_TRANSLATE_NOOP("core", "News"),
    QT_TRANSLATE_NOOP("core", "Reality-TV"),  QT_TRANSLATE_NOOP("core", "Talk-Show"),
    QT_TRANSLATE_NOOP("core", "Game-Show"),   QT_TRANSLATE_NOOP("core", "Adult"),
};

constexpr std::array GenreSynonyms{
    Spelling{u"scifi", u"Sci-Fi"},          Spelling{u"science fiction", u"Sci-Fi"},
    Spelling{u"sciencefiction", u"Sci-Fi"}, Spelling{u"sf", u"Sci-Fi"},
    Spelling{u"noir", u"Film-Noir"},        Spelling{u"filmnoir", u"Film-Noir"},
    Spelling{u"biopic", u"Biography"},      Spelling{u"biographical", u"Biography"},
    Spelling{u"doc", u"Documentary"},       Spelling{u"documentaries", u"Documentary"},
    Spelling{u"animated", u"Animation"},    Spelling{u"cartoon", u"Animation"},
    Spelling{u"romantic", u"Romance"},      Spelling{u"historical", u"History"},
    Spelling{u"children", u"Family"},       Spelling{u"kids", u"Family"},
    Spelling{u"sports", u"Sport"},          Spelling{u"comedies", u"Comedy"},
    Spelling{u"short film", u"Short"},      Spelling{u"shorts", u"Short"},
    Spelling{u"realitytv", u"Reality-TV"},  Spelling{u"reality", u"Reality-TV"},
    Spelling{u"talkshow", u"Talk-Show"},    Spelling{u"gameshow", u"Game-Show"},
};

/// Countries that films have and Qt has not, by the code ISO 3166 had for them.
constexpr std::array FormerCountries{
    Spelling{u"Soviet Union", u"SU"},         Spelling{u"Yugoslavia", u"YU"},
    Spelling{u"Czechoslovakia", u"CS"},       Spelling{u"East Germany", u"DD"},
    Spelling{u"Netherlands Antilles", u"AN"}, Spelling{u"Zaire", u"ZR"},
};

constexpr std::array CountrySynonyms{
    Spelling{u"USA", u"US"},
    Spelling{u"United States of America", u"US"},
    Spelling{u"America", u"US"},
    Spelling{u"UK", u"GB"},
    Spelling{u"Great Britain", u"GB"},
    Spelling{u"Britain", u"GB"},
    Spelling{u"England", u"GB"},
    Spelling{u"Scotland", u"GB"},
    Spelling{u"Wales", u"GB"},
    Spelling{u"Northern Ireland", u"GB"},
    Spelling{u"USSR", u"SU"},
    Spelling{u"West Germany", u"DE"},
    Spelling{u"GDR", u"DD"},
    Spelling{u"DDR", u"DD"},
    Spelling{u"Czech Republic", u"CZ"},
    Spelling{u"Holland", u"NL"},
    Spelling{u"The Netherlands", u"NL"},
    Spelling{u"Korea", u"KR"},
    Spelling{u"Russian Federation", u"RU"},
    Spelling{u"Bosnia", u"BA"},
    Spelling{u"North Macedonia", u"MK"},
    Spelling{u"Burma", u"MM"},
    Spelling{u"Palestine", u"PS"},
    Spelling{u"Vatican", u"VA"},
    Spelling{u"Macau", u"MO"},
    Spelling{u"Congo", u"CD"},
    Spelling{u"Swaziland", u"SZ"},
    Spelling{u"Cabo Verde", u"CV"},
    Spelling{u"East Timor", u"TL"},
    Spelling{u"UAE", u"AE"},
    Spelling{u"Emirates", u"AE"},
    Spelling{u"Hongkong", u"HK"},
    Spelling{u"Türkiye", u"TR"},
    Spelling{u"Curaçao", u"CW"},
};

/// Languages by codes that Qt has not, or takes for those of others.
constexpr std::array MoreLanguages{
    Spelling{u"Norwegian", u"no"},
    Spelling{u"Tagalog", u"tl"},
    Spelling{u"Serbo-Croatian", u"sh"},
    Spelling{u"Moldavian", u"mo"},
    Spelling{u"Twi", u"tw"},
    Spelling{u"Mandarin", u"cmn"},
    Spelling{u"Min Nan", u"nan"},
    Spelling{u"Hakka", u"hak"},
    Spelling{u"Shanghainese", u"wuu"},
    Spelling{u"Cantonese", u"cn"},
    Spelling{u"No language", u"zxx"},
    Spelling{u"No language", u"xx"},
    Spelling{u"Sign language", u"sgn"},
    Spelling{u"British Sign Language", u"bfi"},
    Spelling{u"French Sign Language", u"fsl"},
};

constexpr std::array LanguageSynonyms{
    Spelling{u"Bengali", u"bn"},
    Spelling{u"Farsi", u"fa"},
    Spelling{u"Castilian", u"es"},
    Spelling{u"Español", u"es"},
    Spelling{u"Flemish", u"nl"},
    Spelling{u"Scottish Gaelic", u"gd"},
    Spelling{u"Hokkien", u"nan"},
    Spelling{u"Taiwanese", u"nan"},
    Spelling{u"Greenlandic", u"kl"},
    Spelling{u"Kurmanji", u"ku"},
    Spelling{u"Uighur", u"ug"},
    Spelling{u"Kirghiz", u"ky"},
    Spelling{u"Sinhalese", u"si"},
    Spelling{u"Romansch", u"rm"},
    Spelling{u"Frisian", u"fy"},
    Spelling{u"Wolof", u"wo"},
    Spelling{u"Haitian Creole", u"ht"},
    Spelling{u"中文", u"zh"},
    Spelling{u"Putonghua", u"cmn"},
    Spelling{u"Silent", u"zxx"},
    Spelling{u"Oriya", u"or"},
    Spelling{u"ASL", u"ase"},
    Spelling{u"jp", u"ja"},
    Spelling{u"cz", u"cs"},
    Spelling{u"dk", u"da"},
    Spelling{u"gr", u"el"},
    Spelling{u"Bokmål", u"nb"},
    Spelling{u"Nynorsk", u"nn"},
    Spelling{u"Sami", u"se"},
    Spelling{u"Malinke", u"man"},
};

constexpr std::array CommonLists{
    Spelling{u"watchlist", u"watchlist"},   Spelling{u"watch list", u"watchlist"},
    Spelling{u"favourites", u"favourites"}, Spelling{u"favorites", u"favourites"},
    Spelling{u"favourite", u"favourites"},  Spelling{u"favorite", u"favourites"},
    Spelling{u"hidden", u"hidden"},         Spelling{u"seen", u"seen"},
    Spelling{u"watched", u"seen"},
};

void append(QList<NamedValue> &names, std::span<const Spelling> spellings)
{
    for (const Spelling &spelling : spellings)
        names.append({spelling.name.toString(), spelling.value.toString()});
}

QString nameIn(std::span<const Spelling> spellings, const QString &value)
{
    const auto found = std::ranges::find(spellings, value, &Spelling::value);
    return found == spellings.end() ? QString() : found->name.toString();
}

/// Of a country; empty for regions ("Europe", "150") and the code of the European Union.
QString codeOf(QLocale::Territory territory)
{
    const QString code = QLocale::territoryToCode(territory);
    const bool isRegion = territory == QLocale::EuropeanUnion || territory == QLocale::OutlyingOceania;
    return code.size() == 2 && !isRegion ? code : QString();
}

QString codeOf(QLocale::Language language)
{
    const bool isNone = language == QLocale::AnyLanguage || language == QLocale::C;
    return isNone ? QString() : QLocale::languageToCode(language);
}

} // namespace

QList<NamedValue> genreNames()
{
    QList<NamedValue> names;
    for (const char *genre : Genres)
        names.append({QString::fromLatin1(genre), QString::fromLatin1(genre)});
    for (const char *genre : Genres)
        names.append({say("core", genre), QString::fromLatin1(genre)});
    append(names, GenreSynonyms);
    return names;
}

QList<NamedValue> countryNames()
{
    QList<NamedValue> names;
    for (int number = 1; number <= QLocale::LastTerritory; ++number) {
        const auto territory = QLocale::Territory(number);
        if (const QString code = codeOf(territory); !code.isEmpty())
            names.append({QLocale::territoryToString(territory), code});
    }
    append(names, FormerCountries);
    append(names, CountrySynonyms);
    for (int number = 1; number <= QLocale::LastLanguage; ++number) {
        const QLocale locale{QLocale::Language(number)};
        const QString code = codeOf(locale.territory());
        if (locale.language() == number && !code.isEmpty())
            names.append({locale.nativeTerritoryName(), code});
    }
    return names;
}

QList<NamedValue> languageNames()
{
    QList<NamedValue> names;
    for (int number = 1; number <= QLocale::LastLanguage; ++number) {
        const auto language = QLocale::Language(number);
        if (const QString code = codeOf(language); !code.isEmpty())
            names.append({QLocale::languageToString(language), code});
    }
    append(names, MoreLanguages);
    append(names, LanguageSynonyms);
    for (int number = 1; number <= QLocale::LastLanguage; ++number) {
        const QLocale locale{QLocale::Language(number)};
        const QString code = codeOf(locale.language());
        if (locale.language() == number && !code.isEmpty())
            names.append({locale.nativeLanguageName(), code});
    }
    return names;
}

QList<NamedValue> commonListNames()
{
    QList<NamedValue> names;
    append(names, CommonLists);
    return names;
}

std::optional<QString> countryCode(const QString &typed)
{
    const QString upper = typed.toUpper();
    if (typed.size() == 2 && !nameIn(FormerCountries, upper).isEmpty())
        return upper;
    const QString code = codeOf(QLocale::codeToTerritory(typed));
    return code.isEmpty() ? std::nullopt : std::optional(code);
}

std::optional<QString> languageCode(const QString &typed)
{
    const QString lower = typed.toLower();
    if (!nameIn(MoreLanguages, lower).isEmpty())
        return lower;
    const QString code = codeOf(QLocale::codeToLanguage(typed));
    return code.isEmpty() ? std::nullopt : std::optional(code);
}

QString genreLabel(const QString &genre)
{
    return say("core", genre.toUtf8().constData());
}

QString countryLabel(const QString &code)
{
    if (QString former = nameIn(FormerCountries, code); !former.isEmpty())
        return former;
    const auto territory = QLocale::codeToTerritory(code);
    return territory == QLocale::AnyTerritory ? code : QLocale::territoryToString(territory);
}

QString languageLabel(const QString &code)
{
    if (QString more = nameIn(MoreLanguages, code); !more.isEmpty())
        return more;
    const auto language = QLocale::codeToLanguage(code);
    return language == QLocale::AnyLanguage ? code : QLocale::languageToString(language);
}

} // namespace matinee
