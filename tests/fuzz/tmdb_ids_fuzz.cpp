#include "core/catalog/film_ref.h"
#include "core/catalog_import/tmdb_ids.h"

#include <cstdlib>

/// Any line is a film that the catalogue can take, none, or an error that says something.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace matinee;
    const auto film = tmdb::readLine({reinterpret_cast<const char *>(data), size});
    if (!film) {
        if (film.error().message.isEmpty())
            std::abort();
        return 0;
    }
    if (!*film)
        return 0;
    const MovieSummary &summary = (*film)->summary;
    if (!canonicalRef(summary.ref) || summary.title.isEmpty() || summary.title.contains(QChar(QChar::Null))
        || (summary.popularity && !(*summary.popularity >= 0 && *summary.popularity <= 100)))
        std::abort();
    return 0;
}
