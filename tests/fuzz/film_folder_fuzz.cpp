#include "tests/fuzz/import_twice.h"

namespace {

struct File {
    const char *name;
    const char *header;
};

constexpr File ImdbFiles[] = {
    {"title.basics.tsv",
     "tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\truntimeMinutes\tgenres\n"},
    {"title.ratings.tsv", "tconst\taverageRating\tnumVotes\n"},
    {"title.principals.tsv", "tconst\tordering\tnconst\tcategory\tjob\tcharacters\n"},
    {"name.basics.tsv", "nconst\tprimaryName\tbirthYear\tdeathYear\tprimaryProfession\tknownForTitles\n"}};

constexpr File MovieLensFiles[] = {{"movies.csv", "movieId,title,genres\n"},
                                   {"links.csv", "movieId,imdbId,tmdbId\n"},
                                   {"tags.csv", "userId,movieId,tag,timestamp\n"},
                                   {"ratings.csv", "userId,movieId,rating,timestamp\n"}};

} // namespace

/// The bytes are the rows of four files, with a form feed between the files; of IMDb's when the first byte is
/// even, of MovieLens' when it is odd.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace matinee;
    if (size == 0)
        return 0;
    const bool isImdb = data[0] % 2 == 0;
    const auto parts =
        QByteArray(reinterpret_cast<const char *>(data + 1), static_cast<qsizetype>(size - 1)).split('\f');
    ImportTwice &importer = importTwice();
    for (qsizetype i = 0; i < 4; ++i) {
        const File &file = (isImdb ? ImdbFiles : MovieLensFiles)[i];
        importer.write(file.name, file.header + parts.value(i));
    }
    importer.run(isImdb ? CatalogFormat::Imdb : CatalogFormat::MovieLens,
                 importer.path(isImdb ? "title.basics.tsv" : "movies.csv"));
    return 0;
}
