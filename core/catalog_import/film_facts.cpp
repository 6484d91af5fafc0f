#include "core/catalog_import/film_facts.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

struct Spellings {
    FilmFact fact;
    const char *name;
    const char *others; ///< of columns, most telling first, without blanks and punctuation
};

constexpr Spellings Facts[] = {
    {FilmFact::Title, "title",
     "title primarytitle movietitle filmtitle name moviename filmname film movie titel titre titulo"},
    {FilmFact::OriginalTitle, "original_title", "originaltitle originaltitel titreoriginal titulooriginal"},
    {FilmFact::Year, "year",
     "year releaseyear startyear yearreleased titleyear movieyear releasedate released premiered jahr annee "
     "ano"},
    {FilmFact::Runtime, "runtime",
     "runtime runtimeminutes runtimemins runtimemin duration length minutes laufzeit dauer duree duracion"},
    {FilmFact::Genres, "genres", "genres genre"},
    {FilmFact::Directors, "directors",
     "directors director directedby regie regisseur realisateur realisation"},
    {FilmFact::Cast, "cast",
     "cast actors starring stars castmembers darsteller besetzung distribution acteurs"},
    {FilmFact::Countries, "countries",
     "countries country productioncountries countryoforigin land lander pays pais"},
    {FilmFact::Languages, "languages",
     "languages language spokenlanguages originallanguage lang sprache sprachen langue langues idioma"},
    {FilmFact::Keywords, "keywords", "keywords keyword plotkeywords tags"},
    {FilmFact::Synopsis, "synopsis",
     "synopsis overview plot plotsummary description summary logline handlung inhalt resume"},
    {FilmFact::ImdbId, "imdb_id", "imdbid imdb imdbtitleid tconst const imdburl imdblink titleid"},
    {FilmFact::TmdbId, "tmdb_id", "tmdbid tmdb themoviedbid moviedbid tmdburl tmdblink"},
    {FilmFact::Rating, "rating",
     "rating imdbrating imdbscore averagerating avgrating ratingaverage voteaverage avgvote score bewertung "
     "note"},
    {FilmFact::Votes, "votes",
     "votes numvotes imdbvotes votecount numberofvotes ratingcount numvotedusers stimmen"},
};

/// "Release Date", "release_date" and "releaseDate" are one; so are "Année" and "annee".
QString bare(const QString &column)
{
    QString letters;
    for (const QChar letter : column.normalized(QString::NormalizationForm_KD).toLower()) {
        if (letter.isLetterOrNumber())
            letters += letter;
    }
    return letters;
}

} // namespace

QString nameOf(FilmFact fact)
{
    for (const Spellings &spellings : Facts) {
        if (spellings.fact == fact)
            return QString::fromLatin1(spellings.name);
    }
    return {};
}

std::optional<FilmFact> filmFactOf(const QString &name)
{
    for (const Spellings &spellings : Facts) {
        if (name == QLatin1StringView(spellings.name))
            return spellings.fact;
    }
    return std::nullopt;
}

QList<FilmFact> allFilmFacts()
{
    QList<FilmFact> facts;
    for (const Spellings &spellings : Facts)
        facts.append(spellings.fact);
    return facts;
}

QMap<FilmFact, QString> guessColumns(const QStringList &columns)
{
    QStringList bareColumns;
    for (const QString &column : columns)
        bareColumns.append(bare(column));
    QMap<FilmFact, QString> guess;
    for (const Spellings &spellings : Facts) {
        for (const QString &spelling : QString::fromLatin1(spellings.others).split(u' ')) {
            const qsizetype place = bareColumns.indexOf(spelling);
            if (place >= 0 && !guess.contains(spellings.fact))
                guess.insert(spellings.fact, columns[place]);
        }
    }
    return guess;
}

} // namespace matinee
