#include "core/importing/letterboxd_reader.h"

#include <cstdlib>

/// The first byte says which file of the export the others are; 255 is all of them at once.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace matinee;
    static constexpr const char *Names[] = {"diary.csv",   "reviews.csv",   "ratings.csv",
                                            "watched.csv", "watchlist.csv", "likes/films.csv"};
    if (size == 0)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data + 1), static_cast<qsizetype>(size - 1));
    ExportFiles files;
    for (size_t i = 0; i < std::size(Names); ++i) {
        if (data[0] == 255 || data[0] % std::size(Names) == i)
            files.insert(QString::fromLatin1(Names[i]), bytes);
    }
    const auto exported = letterboxd::read(files);
    if (!exported)
        return 0;
    const auto isFilm = [&](qsizetype film) { return film >= 0 && film < exported->films.size(); };
    for (const ExportedWatch &watch : exported->watches) {
        if (!isFilm(watch.film) || watch.sourceId.isEmpty())
            std::abort();
    }
    for (const ExportedReview &review : exported->reviews) {
        if (!isFilm(review.film) || review.text.isEmpty() || review.text.toUtf8().size() > 64 * 1024)
            std::abort();
    }
    for (const ExportedFilm &film : exported->films) {
        if (film.title.isEmpty() || film.title.contains(QChar(QChar::Null)))
            std::abort();
    }
    return 0;
}
