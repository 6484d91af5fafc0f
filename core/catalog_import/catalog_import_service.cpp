#include "core/catalog_import/catalog_import_service.h"

#include "core/catalog/catalog_service.h"
#include "core/catalog_import/csv_films.h"
#include "core/catalog_import/film_facts.h"
#include "core/catalog_import/film_intake.h"
#include "core/catalog_import/imdb_files.h"
#include "core/catalog_import/movielens_folder.h"
#include "core/catalog_import/source_folder.h"
#include "core/catalog_import/title_index.h"
#include "core/catalog_import/tmdb_ids.h"
#include "core/importing/zip_file.h"

#include <QFileInfo>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype RowsOfHead = 5;

bool has(const SourceFolder &folder, const char *file)
{
    return folder.has(QString::fromLatin1(file));
}

std::optional<CatalogFormat> formatOfFolder(const QString &path)
{
    const auto folder = SourceFolder::at(path);
    if (!folder)
        return std::nullopt;
    if (has(*folder, imdb::TitlesFile))
        return CatalogFormat::Imdb;
    if (has(*folder, movielens::MoviesFile))
        return CatalogFormat::MovieLens;
    return std::nullopt;
}

/// By its first line, whatever its name.
std::optional<CatalogFormat> formatOfFile(const QString &path)
{
    auto file = LineFile::open(path);
    const auto first = file ? file->next() : Result<bool>(false);
    if (!first || !*first)
        return std::nullopt;
    const std::string_view line = file->text();
    if (line.substr(0, 7) == "tconst\t" || line.substr(0, 7) == "nconst\t")
        return formatOfFolder(path);
    if (line.substr(0, 1) == "{")
        return tmdb::readLine(line) ? std::optional(CatalogFormat::TmdbIds) : std::nullopt;
    if (line.substr(0, 8) == "movieId,")
        return formatOfFolder(path);
    const auto head = CatalogImportService::csvHead(path);
    return head && head->columns.size() > 1 ? std::optional(CatalogFormat::Csv) : std::nullopt;
}

Result<TitleIndex> titlesOf(CatalogService &catalog)
{
    return catalog.catalogue().map([](const CataloguePtr &catalogue) { return TitleIndex(*catalogue); });
}

Result<void> read(const CatalogImportOptions &options, CatalogService &catalog, FilmIntake &intake)
{
    switch (options.format) {
    case CatalogFormat::Imdb:
        return SourceFolder::at(options.path).and_then([&](const SourceFolder &folder) {
            return imdb::importFilms(folder, intake);
        });
    case CatalogFormat::MovieLens:
        return SourceFolder::at(options.path).and_then([&](const SourceFolder &folder) {
            return titlesOf(catalog).and_then(
                [&](TitleIndex titles) { return movielens::importFilms(folder, titles, intake); });
        });
    case CatalogFormat::TmdbIds:
        return LineFile::open(options.path).and_then([&](LineFile file) {
            return tmdb::importFilms(std::move(file), intake);
        });
    case CatalogFormat::Csv:
        break;
    }
    return titlesOf(catalog).and_then(
        [&](TitleIndex titles) { return csv::importFilms(options.path, options.columns, titles, intake); });
}

} // namespace

Result<CatalogImportReport> CatalogImportService::import(const CatalogImportOptions &options,
                                                         const CatalogImportProgress &progress)
{
    FilmIntake intake(m_catalog, progress);
    return read(options, m_catalog, intake).map([&] { return intake.takeReport(); });
}

Result<CsvHead> CatalogImportService::csvHead(const QString &path)
{
    auto rows = LineFile::open(path).and_then([](LineFile file) { return CsvRows::open(std::move(file)); });
    if (!rows)
        return tl::unexpected(rows.error());
    CsvHead head{rows->columns(), {}, guessColumns(rows->columns())};
    while (head.rows.size() < RowsOfHead) {
        const auto more = rows->next();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
        if (rows->fault().isEmpty())
            head.rows.append(rows->cells());
    }
    return head;
}

std::optional<CatalogFormat> CatalogImportService::formatOf(const QString &path)
{
    const QFileInfo info(path);
    const bool isFile = info.isFile();
    return !isFile || ZipFile::isZip(path) ? formatOfFolder(path) : formatOfFile(path);
}

} // namespace matinee
