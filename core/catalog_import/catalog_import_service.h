#pragma once

#include "core/base/result.h"
#include "core/importing/service_export.h"

#include <QMap>
#include <QStringList>

#include <functional>
#include <optional>

namespace matinee {

class CatalogService;

enum class CatalogFormat {
    Imdb, ///< title.basics.tsv and, beside it, title.ratings, title.principals, name.basics; each plain or
          ///< .gz
    MovieLens, ///< a folder or .zip with movies.csv and, if there, links.csv, tags.csv, ratings.csv
    TmdbIds, ///< movie_ids_MM_DD_YYYY.json or .json.gz: one JSON object a line
    Csv, ///< any CSV file with a header
};

/// What a CSV column can be. Several of Genres, Directors, Cast, Countries, Languages, Keywords in one cell
/// are separated by
/// "|", ";" or ",".
enum class FilmFact {
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
    ImdbId,
    TmdbId,
    Rating,
    Votes
};

struct CatalogImportOptions {
    CatalogFormat format = CatalogFormat::Imdb;
    QString path; ///< a file or a folder
    QMap<FilmFact, QString>
        columns; ///< Csv: which column is what; Title is needed. Empty: as csvHead() guesses
};

struct CatalogImportReport {
    qint64 rows = 0; ///< read, headers aside, of all files
    qint64 added = 0; ///< films
    qint64 changed = 0; ///< films that got facts they lacked, or newer figures of this source
    qint64 unchanged = 0;
    qint64 skipped = 0; ///< rows that are no film: episodes, series, games, adult titles
    bool cancelled = false; ///< what is counted above is in the catalogue, the rest is not
    QStringList missing; ///< files that the format has and that were not there: "title.ratings.tsv"
    QList<ImportProblem> problems; ///< the first 1,000
    qint64 problemCount = 0;
};

/// How far a long job is: what it does now (translated), and `done` of `total`, which are the bytes of the
/// files as they lie there; those whose films are being saved count for more, because saving takes longer
/// than reading. Answering false cancels within a second.
using CatalogImportProgress = std::function<bool(const QString &step, qint64 done, qint64 total)>;

/// The head of a CSV file, for choosing what its columns are.
struct CsvHead {
    QStringList columns;
    QList<QStringList> rows; ///< the first few
    QMap<FilmFact, QString> guess; ///< by the columns' names
};

/// Brings films of other catalogues into ours: what is new is added, what we have gets the facts it lacks,
/// and own corrections stay. In batches of one transaction each, so a cancelled or failed import leaves whole
/// films. Running it twice changes nothing. Memory is bounded whatever the size of the files.
///
/// A film that an import names twice is reported, and gets no more than ids from the second row. One that
/// gives an unknown id is the only film of its title and year, too, if that has no id of the same system.
///
/// Imdb        Films are the types movie and tvMovie and, where title.ratings has votes for them, short,
///             tvShort, tvSpecial and video. Adult titles and everything else is skipped. Of
///             title.principals, the first ten of actor, actress and self are the cast, the first five of
///             director the directors. Ids alone tell.
/// MovieLens   Keywords are the tags in lower case that two people gave a film, in a set of less than 50,000
///             tags all; the twenty most frequent. A TMDB id that links.csv gives two films tells nothing.
/// TmdbIds     The files have no years and no IMDb ids, so only films with a TMDB id are met.
/// Csv         A film without an id is met by title and year, and is new when there is none.
/// Popularity  by votes, as the starter catalogue has it: see popularity.h.
///
/// Errors   NotFound (no such path, no file of the format there), Invalid (not this format, a packed file
/// that is
///          damaged; names file and line or column), Unavailable (the database).
class CatalogImportService {
public:
    explicit CatalogImportService(CatalogService &catalog) : m_catalog(catalog) { }

    Result<CatalogImportReport> import(const CatalogImportOptions &options,
                                       const CatalogImportProgress &progress = {});
    static Result<CsvHead> csvHead(const QString &path);
    /// What a path looks like; std::nullopt when it is none of the four.
    static std::optional<CatalogFormat> formatOf(const QString &path);

private:
    CatalogService &m_catalog;
};

} // namespace matinee
