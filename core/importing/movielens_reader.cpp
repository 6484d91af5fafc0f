#include "core/importing/movielens_reader.h"

#include "core/base/text.h"
#include "core/importing/cell_values.h"
#include "core/importing/csv_table.h"
#include "core/importing/film_collector.h"
#include "core/importing/movielens_title.h"

namespace matinee::movielens {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView ProfileFile("movielens-ratings.csv");

/// "0133093", or "133093" after a spreadsheet, is tt0133093.
QString readImdbId(const QString &text)
{
    bool isNumber = false;
    const quint32 number = text.toUInt(&isNumber);
    return isNumber && number > 0 ? u"tt%1"_s.arg(number, 7, 10, QChar(u'0')) : QString();
}

QString readTmdbId(const QString &text)
{
    bool isNumber = false;
    const quint32 number = text.toUInt(&isNumber);
    return isNumber && number > 0 ? QString::number(number) : QString();
}

QDateTime readInstant(const QString &seconds)
{
    bool isNumber = false;
    const quint32 value = seconds.toUInt(&isNumber);
    return isNumber ? QDateTime::fromSecsSinceEpoch(value, Qt::UTC) : QDateTime();
}

struct Facts {
    QString title, genres, imdbId, tmdbId;
};

class Reader {
public:
    explicit Reader(const ExportFiles &files) : m_files(files) { m_export.source = u"movielens"_s; }

    Result<ServiceExport> readProfile();
    Result<ServiceExport> readDataSet(int user);

private:
    Result<CsvTable> open(const QString &file, const QStringList &columns);
    Result<void> readMovies();
    Result<void> readLinks();
    Result<void> readRatings(int user);
    void readRating(CsvTable &table, const Facts &facts, const QDateTime &ratedAt);

    const ExportFiles &m_files;
    ServiceExport m_export;
    FilmCollector m_films{m_export};
    QHash<QString, Facts> m_facts; ///< by movieId
};

Result<ServiceExport> Reader::readProfile()
{
    auto table = open(ProfileFile, {u"title"_s, u"rating"_s});
    if (!table)
        return tl::unexpected(table.error());
    while (table->next())
        readRating(*table,
                   {table->cell(u"title"_s), {}, table->cell(u"imdb_id"_s), table->cell(u"tmdb_id"_s)}, {});
    m_export.rows = table->rows();
    return std::move(m_export);
}

Result<ServiceExport> Reader::readDataSet(int user)
{
    return readMovies()
        .and_then([this] { return readLinks(); })
        .and_then([&] { return readRatings(user); })
        .map([this] { return std::move(m_export); });
}

Result<CsvTable> Reader::open(const QString &file, const QStringList &columns)
{
    if (!m_files.contains(file))
        return fail(Error::Kind::Invalid,
                    say("core", "This is no MovieLens export: %1 is missing.").arg(file));
    return CsvTable::open(file, m_files.value(file), columns, m_export.problems);
}

Result<void> Reader::readMovies()
{
    auto table = open(u"movies.csv"_s, {u"movieId"_s, u"title"_s});
    if (!table)
        return tl::unexpected(table.error());
    while (table->next())
        m_facts.insert(table->cell(u"movieId"_s),
                       {table->cell(u"title"_s), table->cell(u"genres"_s), {}, {}});
    return {};
}

Result<void> Reader::readLinks()
{
    if (!m_files.contains(u"links.csv"_s))
        return {};
    auto table = open(u"links.csv"_s, {u"movieId"_s, u"imdbId"_s});
    if (!table)
        return tl::unexpected(table.error());
    while (table->next()) {
        const auto facts = m_facts.find(table->cell(u"movieId"_s));
        if (facts == m_facts.end())
            continue;
        facts->imdbId = table->cell(u"imdbId"_s);
        facts->tmdbId = table->cell(u"tmdbId"_s);
    }
    return {};
}

Result<void> Reader::readRatings(int user)
{
    auto table = open(u"ratings.csv"_s, {u"userId"_s, u"movieId"_s, u"rating"_s});
    if (!table)
        return tl::unexpected(table.error());
    const QString wanted = QString::number(user);
    while (table->next()) {
        if (table->cell(u"userId"_s) != wanted)
            continue;
        ++m_export.rows;
        const QString movie = table->cell(u"movieId"_s);
        if (const auto facts = m_facts.constFind(movie); facts != m_facts.cend())
            readRating(*table, *facts, readInstant(table->cell(u"timestamp"_s)));
        else
            table->report(say("core", "movies.csv has no film with the number %1.").arg(movie));
    }
    if (m_export.rows == 0)
        return fail(Error::Kind::Invalid, say("core", "ratings.csv has no ratings of person %1.").arg(user));
    return {};
}

void Reader::readRating(CsvTable &table, const Facts &facts, const QDateTime &ratedAt)
{
    const QString stars = table.cell(u"rating"_s);
    const auto rating = readStars(stars);
    if (!isUsableTitle(facts.title)) {
        table.report(say("core", "The film has no title, or one that is far too long."));
        return;
    }
    if (!rating) {
        table.report(say("core", "\"%1\" is not a rating from 0.5 to 5 stars.").arg(stars));
        return;
    }
    ExportedFilm film = readTitle(facts.title);
    film.genres = readGenres(facts.genres);
    film.imdbId = readImdbId(facts.imdbId);
    film.tmdbId = readTmdbId(facts.tmdbId);
    m_films.rate({m_films.place(film), *rating, ratedAt});
}

} // namespace

bool wants(const QString &name)
{
    return name == ProfileFile || name == "movies.csv"_L1 || name == "ratings.csv"_L1
        || name == "links.csv"_L1;
}

Result<ServiceExport> read(const ExportFiles &files, int user)
{
    Reader reader(files);
    return files.contains(ProfileFile) ? reader.readProfile() : reader.readDataSet(user);
}

} // namespace matinee::movielens
