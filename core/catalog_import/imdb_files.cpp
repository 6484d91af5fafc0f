#include "core/catalog_import/imdb_files.h"

#include "core/base/text.h"
#include "core/catalog_import/film_intake.h"
#include "core/catalog_import/imdb_tables.h"
#include "core/catalog_import/popularity.h"
#include "core/catalog_import/source_folder.h"

namespace matinee::imdb {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostDirectors = 5;
constexpr qsizetype MostCast = 10;

QString named(const char *file)
{
    return QString::fromLatin1(file);
}

tl::unexpected<Error> tooMuch(const LineFile &file)
{
    return fail(Error::Kind::Invalid,
                say("core", "%1, line %2: there are more rows than Matinee can take in.")
                    .arg(file.name(), QString::number(file.number())));
}

class Importer {
public:
    Importer(const SourceFolder &folder, FilmIntake &intake) : m_folder(folder), m_intake(intake) { }

    Result<void> import();

private:
    enum class Pass { First, Again }; ///< the second time, rows are not counted and faults not reported

    /// Calls `use` with what `readRow` makes of each line of a file that has these columns.
    template <std::size_t Columns, class Row, class Use>
    Result<void> readFile(const char *name, const QString &step,
                          const std::array<std::string_view, Columns> &columns,
                          Result<Row> (*readRow)(const PlainColumns<Columns> &, std::string_view), Use use,
                          Pass pass = Pass::First);

    void expectBytes();
    Result<void> readRatings();
    Result<void> readTitles();
    Result<void> readCredits();
    Result<void> readPeople();
    Result<void> addFilms();
    Movie movieFrom(const Title &title) const;
    void addCredits(Movie &movie, quint32 title) const;

    const SourceFolder &m_folder;
    FilmIntake &m_intake;
    qint64 m_savingWeight = 1;
    bool m_hasCredits = false;
    Ratings m_ratings;
    Taken m_taken;
    Credits m_credits;
    Names m_names{{}};
};

template <std::size_t Columns, class Row, class Use>
Result<void> Importer::readFile(const char *name, const QString &step,
                                const std::array<std::string_view, Columns> &columns,
                                Result<Row> (*readRow)(const PlainColumns<Columns> &, std::string_view),
                                Use use, Pass pass)
{
    auto file = m_folder.open(named(name));
    if (!file)
        return tl::unexpected(file.error());
    const auto header = file->next();
    if (!header)
        return tl::unexpected(header.error());
    const auto places = PlainColumns<Columns>::find(file->name(), file->text(), columns, '\t');
    if (!places)
        return tl::unexpected(places.error());

    return m_intake.readAll(*file, step, pass == Pass::Again ? m_savingWeight : 1, [&]() -> Result<void> {
        if (pass == Pass::First)
            m_intake.countRow();
        const auto row = readRow(*places, file->text());
        if (row)
            return use(*row, *file);
        if (pass == Pass::First)
            m_intake.report(file->name(), file->number(),
                            file->isTooLong() ? say("core", "The line is longer than 1 MiB.")
                                              : row.error().message);
        return {};
    });
}

Result<void> Importer::import()
{
    if (!m_folder.has(named(TitlesFile)))
        return fail(Error::Kind::NotFound,
                    say("core", "These are no data sets of IMDb: %1 is missing.").arg(named(TitlesFile)));
    for (const char *file : {RatingsFile, CreditsFile, PeopleFile}) {
        if (!m_folder.has(named(file)))
            m_intake.reportMissing(named(file));
    }
    // Credits without names say nothing, nor the other way round.
    m_hasCredits = m_folder.has(named(CreditsFile)) && m_folder.has(named(PeopleFile));
    expectBytes();
    return readRatings()
        .and_then([this] { return readTitles(); })
        .and_then([this] { return readCredits(); })
        .and_then([this] { return readPeople(); })
        .and_then([this] { return addFilms(); });
}

void Importer::expectBytes()
{
    const qint64 titles = m_folder.packedSize(named(TitlesFile));
    qint64 reading = titles + m_folder.packedSize(named(RatingsFile));
    if (m_hasCredits)
        reading += m_folder.packedSize(named(CreditsFile)) + m_folder.packedSize(named(PeopleFile));
    // Saving the films takes about four times as long as reading all files.
    m_savingWeight = 1 + 4 * reading / std::max<qint64>(1, titles);
    m_intake.expect(reading + m_savingWeight * titles);
}

Result<void> Importer::readRatings()
{
    if (!m_folder.has(named(RatingsFile)))
        return {};
    const auto use = [this](const Rating &rating, const LineFile &file) -> Result<void> {
        if (!m_ratings.add(rating))
            return tooMuch(file);
        return {};
    };
    return readFile(RatingsFile, say("core", "Reading ratings"), RatingColumns, readRating, use).map([this] {
        m_ratings.sort();
    });
}

Result<void> Importer::readTitles()
{
    const auto use = [this](const Title &title, const LineFile &file) -> Result<void> {
        const bool isFilm = title.kind == Title::Kind::Film
            || (title.kind == Title::Kind::LesserFilm && m_ratings.find(title.id));
        if (title.isAdult || !isFilm)
            m_intake.countSkipped();
        else if (!m_taken.add(title.id))
            return tooMuch(file);
        return {};
    };
    return readFile(TitlesFile, say("core", "Reading titles"), TitleColumns, readTitle, use).map([this] {
        m_taken.sort();
    });
}

Result<void> Importer::readCredits()
{
    if (!m_hasCredits)
        return {};
    // A title's credits follow one another.
    quint32 title = 0;
    bool isTaken = false;
    const auto use = [&](const Credit &credit, const LineFile &file) -> Result<void> {
        if (credit.title != title) {
            title = credit.title;
            isTaken = m_taken.contains(title);
        }
        if (isTaken && credit.role != Credit::Role::Other && !m_credits.add(credit))
            return tooMuch(file);
        return {};
    };
    return readFile(CreditsFile, say("core", "Reading credits"), CreditColumns, readCredit, use).map([this] {
        m_credits.sort();
    });
}

Result<void> Importer::readPeople()
{
    if (!m_hasCredits)
        return {};
    m_names = Names(m_credits.people());
    const auto use = [this](const Person &person, const LineFile &file) -> Result<void> {
        if (!m_names.add(person))
            return tooMuch(file);
        return {};
    };
    return readFile(PeopleFile, say("core", "Reading names"), PersonColumns, readPerson, use);
}

Result<void> Importer::addFilms()
{
    const auto use = [this](const Title &title, const LineFile &file) -> Result<void> {
        // An id may have been an episode's further up: such a row has no title.
        if (title.kind == Title::Kind::Other || title.isAdult || !m_taken.contains(title.id))
            return {};
        return m_intake.add(movieFrom(title), file.name(), file.number());
    };
    return readFile(TitlesFile, say("core", "Saving films"), TitleColumns, readTitle, use, Pass::Again)
        .and_then([this] { return m_intake.finish(); });
}

Movie Importer::movieFrom(const Title &title) const
{
    Movie movie;
    MovieSummary &summary = movie.summary;
    const QString id = idText("tt"_L1, title.id);
    summary.ref = u"imdb:"_s + id;
    summary.title = textOf(title.primary);
    if (title.original != title.primary)
        summary.originalTitle = textOf(title.original);
    summary.year = title.year;
    summary.runtimeMinutes = title.runtimeMinutes;
    if (!title.genres.empty())
        summary.genres = textOf(title.genres).split(u',', Qt::SkipEmptyParts);
    summary.genres.removeDuplicates();
    movie.source = u"imdb"_s;
    movie.externalIds.insert(u"imdb"_s, id);
    if (const Rating *rating = m_ratings.find(title.id)) {
        movie.scores.append({u"imdb"_s, rating->tenths / 10.0, 10, rating->votes});
        summary.popularity = popularityOfVotes(rating->votes);
    }
    addCredits(movie, title.id);
    return movie;
}

/// Of two people of one name in a film, the first stays: a film's people go by their names.
void Importer::addCredits(Movie &movie, quint32 title) const
{
    for (const Credit &credit : m_credits.of(title)) {
        const bool isDirector = credit.role == Credit::Role::Director;
        QStringList &names = isDirector ? movie.summary.directors : movie.cast;
        if (names.size() == (isDirector ? MostDirectors : MostCast))
            continue;
        const QString name = textOf(m_names.of(credit.person));
        if (name.isEmpty() || names.contains(name))
            continue;
        const QString ref = u"imdb:"_s + idText("nm"_L1, credit.person);
        if (movie.personRefs.value(name, ref) != ref)
            continue;
        movie.personRefs.insert(name, ref);
        names.append(name);
    }
}

} // namespace

Result<void> importFilms(const SourceFolder &folder, FilmIntake &intake)
{
    return Importer(folder, intake).import();
}

} // namespace matinee::imdb
