#include "ui/viewmodels/fact_text.h"

#include "core/query/value_tables.h"

#include <QCoreApplication>

#include <array>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(FactText)
};

/// The code that somebody's own word for it, or the code itself, stands for; empty: neither.
QString codeOf(const QString &typed, const QList<NamedValue> &names,
               std::optional<QString> (*code)(const QString &))
{
    const QString text = typed.trimmed();
    for (const NamedValue &named : names) {
        if (named.name.compare(text, Qt::CaseInsensitive) == 0)
            return named.value;
    }
    return code(text).value_or(QString());
}

/// Each value once, by the name it is shown with.
QStringList offersOf(const QList<NamedValue> &names, QString (*label)(const QString &))
{
    QStringList offers;
    for (const NamedValue &named : names)
        offers.append(label(named.value));
    offers.removeDuplicates();
    offers.sort(Qt::CaseInsensitive);
    return offers;
}

} // namespace

QString sourceName(const QString &source)
{
    static constexpr std::array<std::pair<QStringView, QStringView>, 6> Services{{
        {u"imdb", u"IMDb"},
        {u"tmdb", u"TMDB"},
        {u"movielens", u"MovieLens"},
        {u"letterboxd", u"Letterboxd"},
        {u"metacritic", u"Metacritic"},
        {u"rotten_tomatoes", u"Rotten Tomatoes"},
    }};
    if (source == "starter"_L1)
        return Text::tr("Starter catalogue");
    if (source == "own"_L1)
        return Text::tr("You");
    if (source == "csv"_L1)
        return Text::tr("Your table");
    for (const auto &[id, name] : Services) {
        if (source == id)
            return name.toString();
    }
    return source;
}

QString countryCodeOf(const QString &nameOrCode)
{
    return codeOf(nameOrCode, countryNames(), countryCode);
}

QString languageCodeOf(const QString &nameOrCode)
{
    return codeOf(nameOrCode, languageNames(), languageCode);
}

QString genreOf(const QString &typed)
{
    const QString text = typed.simplified();
    return codeOf(text, genreNames(), [](const QString &name) { return std::optional(name); });
}

QStringList countryOffers()
{
    return offersOf(countryNames(), countryLabel);
}

QStringList languageOffers()
{
    return offersOf(languageNames(), languageLabel);
}

} // namespace matinee
