#include "tests/bench/film_files.h"

#include "tests/bench/made_up_words.h"

#include <QDir>
#include <QFile>

#include <array>
#include <cmath>
#include <memory>
#include <numeric>
#include <zlib.h>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr double PeoplePerFilm = 1.2;
constexpr double MostVotes = 2'900'000;

/// Text into a file or a .gz file, in large pieces. An error is told once, by close().
class Sink {
public:
    Sink(const QString &folder, const QString &name, bool packed)
        : m_path(QDir(folder).filePath(packed ? name + u".gz"_s : name)),
          m_file(gzopen(QFile::encodeName(m_path).constData(), packed ? "wb4" : "wbT"))
    {
    }

    void line(const std::string &text)
    {
        m_text += text;
        m_text += '\n';
        if (m_text.size() > 1'000'000)
            flush();
    }

    Result<void> close()
    {
        flush();
        if (!m_file || gzclose(m_file.release()) != Z_OK || m_hasFailed)
            return fail(Error::Kind::Unavailable, m_path + u" cannot be written."_s);
        return {};
    }

private:
    void flush()
    {
        const auto size = static_cast<unsigned>(m_text.size());
        if (!m_file || (size > 0 && gzwrite(m_file.get(), m_text.data(), size) == 0))
            m_hasFailed = true;
        m_text.clear();
    }

    struct Closer {
        void operator()(gzFile file) const { gzclose(file); }
    };

    QString m_path;
    std::unique_ptr<gzFile_s, Closer> m_file;
    std::string m_text;
    bool m_hasFailed = false;
};

/// "tt0000042", "nm0000042".
std::string idOf(const char *system, std::uint64_t number)
{
    std::string digits = std::to_string(number);
    return system + std::string(digits.size() < 7 ? 7 - digits.size() : 0, '0') + digits;
}

std::string genresFor(Chance &chance)
{
    static constexpr std::array Genres = {
        "Drama",     "Drama",  "Drama",   "Comedy",  "Comedy",  "Documentary", "Romance", "Action",
        "Thriller",  "Horror", "Crime",   "Family",  "Fantasy", "Adventure",   "Mystery", "Sci-Fi",
        "Animation", "Music",  "History", "Western", "War",     "Biography",   "Sport",   "Musical"};
    if (chance.with(0.05))
        return "\\N";
    std::string genres = Genres[chance.below(Genres.size())];
    for (std::uint64_t more = chance.below(3); more > 0; --more) {
        const char *genre = Genres[chance.below(Genres.size())];
        if (genres.find(genre) == std::string::npos)
            genres += std::string(",") + genre;
    }
    return genres;
}

class Generator {
public:
    Generator(const QString &folder, const FilmFiles &wanted)
        : m_wanted(wanted),
          m_chance(wanted.seed),
          m_people(static_cast<std::uint64_t>(wanted.films * PeoplePerFilm) + 1),
          m_basics(folder, u"title.basics.tsv"_s, wanted.packed),
          m_ratings(folder, u"title.ratings.tsv"_s, wanted.packed),
          m_principals(folder, u"title.principals.tsv"_s, wanted.packed),
          m_names(folder, u"name.basics.tsv"_s, wanted.packed)
    {
    }

    Result<void> write()
    {
        writeHeaders();
        const std::vector<std::uint32_t> ranks = shuffledRanks();
        std::uint64_t number = 0;
        for (const std::uint32_t rank : ranks) {
            writeFilm(++number, rank);
            if (m_chance.with(0.1))
                writeOther(++number);
        }
        for (std::uint64_t person = 1; person <= m_people; ++person)
            m_names.line(idOf("nm", person) + '\t' + madeUpName(person, m_people) + "\t\\N\t\\N\tactor\t\\N");
        return m_basics.close()
            .and_then([&] { return m_ratings.close(); })
            .and_then([&] { return m_principals.close(); })
            .and_then([&] { return m_names.close(); });
    }

private:
    void writeHeaders()
    {
        m_basics.line("tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear"
                      "\truntimeMinutes\tgenres");
        m_ratings.line("tconst\taverageRating\tnumVotes");
        m_principals.line("tconst\tordering\tnconst\tcategory\tjob\tcharacters");
        m_names.line("nconst\tprimaryName\tbirthYear\tdeathYear\tprimaryProfession\tknownForTitles");
    }

    /// How famous each film is, 1 first.
    std::vector<std::uint32_t> shuffledRanks()
    {
        std::vector<std::uint32_t> ranks(static_cast<std::size_t>(m_wanted.films));
        std::iota(ranks.begin(), ranks.end(), 1u);
        for (std::size_t left = ranks.size(); left > 1; --left)
            std::swap(ranks[left - 1], ranks[m_chance.below(left)]);
        return ranks;
    }

    void writeFilm(std::uint64_t number, std::uint32_t rank)
    {
        const std::string id = idOf("tt", number);
        const MadeUpTitle title = m_titles.next(m_chance);
        const int year = 2026 - static_cast<int>(127 * std::pow(m_chance.unit(), 2.5));
        const std::string minutes = m_chance.with(0.1) ? "\\N" : std::to_string(60 + m_chance.below(90));
        m_basics.line(id + (m_chance.with(0.15) ? "\ttvMovie\t" : "\tmovie\t") + title.primary + '\t'
                      + title.original + "\t0\t" + (m_chance.with(0.02) ? "\\N" : std::to_string(year))
                      + "\t\\N\t" + minutes + '\t' + genresFor(m_chance));
        if (rank <= static_cast<std::uint32_t>(m_wanted.films) * 6 / 10 + 1)
            writeRating(id, rank);
        writeCredits(id);
    }

    void writeRating(const std::string &id, std::uint32_t rank)
    {
        const auto votes = std::max(5L, std::lround(MostVotes / std::pow(rank, 0.95)));
        const std::uint64_t tenths = 30 + m_chance.below(32) + m_chance.below(32);
        m_ratings.line(id + '\t' + std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10) + '\t'
                       + std::to_string(votes));
    }

    void writeCredits(const std::string &id)
    {
        int ordering = 0;
        const auto credit = [&](const char *category, const char *characters) {
            const double fame = std::pow(m_chance.unit(), 1.7);
            const auto person = 1 + static_cast<std::uint64_t>(fame * static_cast<double>(m_people));
            m_principals.line(id + '\t' + std::to_string(++ordering) + '\t' + idOf("nm", person) + '\t'
                              + category + "\t\\N\t" + characters);
        };
        for (std::uint64_t actors = 2 + m_chance.below(6); actors > 0; --actors)
            credit(actors % 2 == 0 ? "actor" : "actress", R"(["A \"Part\""])");
        credit("director", "\\N");
        if (m_chance.with(0.07))
            credit("director", "\\N");
        if (m_chance.with(0.3))
            credit("writer", "\\N");
    }

    /// What the import has to pass over.
    void writeOther(std::uint64_t number)
    {
        static constexpr std::array Kinds = {"tvEpisode", "tvEpisode", "tvSeries", "videoGame"};
        const bool isAdult = m_chance.with(0.1);
        const std::string title = "Episode #1." + std::to_string(number % 100);
        m_basics.line(idOf("tt", number) + '\t' + (isAdult ? "movie" : Kinds[m_chance.below(Kinds.size())])
                      + '\t' + title + '\t' + title + (isAdult ? "\t1" : "\t0") + "\t2015\t\\N\t\\N\tComedy");
        writeCredits(idOf("tt", number));
    }

    FilmFiles m_wanted;
    Chance m_chance;
    MadeUpTitles m_titles;
    std::uint64_t m_people;
    Sink m_basics;
    Sink m_ratings;
    Sink m_principals;
    Sink m_names;
};

} // namespace

Result<void> writeFilmFiles(const QString &folder, const FilmFiles &wanted)
{
    if (!QDir().mkpath(folder))
        return fail(Error::Kind::Unavailable, folder + u" cannot be made."_s);
    return Generator(folder, wanted).write();
}

} // namespace matinee
