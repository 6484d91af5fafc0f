#include "core/importing/movielens_reader.h"
#include "core/importing/movielens_title.h"

#include <cstdlib>

/// The bytes are a member's own file, a set's films with fixed ratings, and a title.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace matinee;
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const ExportFiles sets[] = {
        {{QStringLiteral("movielens-ratings.csv"), bytes}},
        {{QStringLiteral("movies.csv"), bytes},
         {QStringLiteral("links.csv"), bytes},
         {QStringLiteral("ratings.csv"), "userId,movieId,rating,timestamp\n1,1,4,964912345\n"}},
        {{QStringLiteral("movies.csv"), "movieId,title,genres\n1,Heat (1995),Crime\n"},
         {QStringLiteral("ratings.csv"), bytes}},
    };
    for (const ExportFiles &files : sets) {
        const auto exported = movielens::read(files, 1);
        for (const ExportedFilm &film : exported ? exported->films : QList<ExportedFilm>()) {
            if (film.title.isEmpty())
                std::abort();
        }
    }
    const QString title = QString::fromUtf8(bytes).trimmed();
    if (movielens::readTitle(title).title.isEmpty() && !title.isEmpty())
        std::abort();
    return 0;
}
