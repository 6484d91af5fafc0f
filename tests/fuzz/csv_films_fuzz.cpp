#include "tests/fuzz/import_twice.h"

/// The bytes are a CSV file, once as they are and once under a header that has every column.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace matinee;
    ImportTwice &importer = importTwice();
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    for (const char *header : {"",
                               "title,original_title,year,runtime,genres,directors,cast,countries,languages,"
                               "keywords,synopsis,imdb_id,tmdb_id,rating,votes\n"}) {
        importer.write("films.csv", header + bytes);
        importer.run(CatalogFormat::Csv, importer.path("films.csv"));
    }
    return 0;
}
