#include "core/catalog_import/imdb_rows.h"

#include <cstdlib>

namespace {

using namespace matinee;
using namespace matinee::imdb;

/// The text before the first line end as a header, and every other line under it and under the right one.
template <std::size_t Columns, class Row, class Check>
void readAll(std::string_view text, std::string_view rightHeader,
             const std::array<std::string_view, Columns> &names,
             Result<Row> (*read)(const PlainColumns<Columns> &, std::string_view), Check check)
{
    const std::size_t headerEnd = std::min(text.find('\n'), text.size());
    const QString file = QStringLiteral("f");
    const auto own = PlainColumns<Columns>::find(file, text.substr(0, headerEnd), names, '\t');
    const auto right = PlainColumns<Columns>::find(file, rightHeader, names, '\t');
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        for (const auto &columns : {own, right}) {
            const auto row = columns ? read(*columns, text.substr(start, end - start))
                                     : Result<Row>(tl::unexpected(columns.error()));
            if (row ? !check(*row) : row.error().message.isEmpty())
                std::abort();
        }
        start = end + 1;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    readAll(
        text,
        "tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\truntimeMinutes\tgenres",
        TitleColumns, readTitle, [](const Title &title) {
            const bool isFilm = title.kind != Title::Kind::Other && !title.isAdult;
            return title.id != 0 && (!isFilm || !textOf(title.primary).isEmpty())
                && (!title.year || (*title.year >= 1870 && *title.year <= 2100))
                && (!title.runtimeMinutes || *title.runtimeMinutes > 0);
        });
    readAll(text, "tconst\taverageRating\tnumVotes", RatingColumns, readRating, [](const Rating &rating) {
        return rating.title != 0 && rating.tenths >= 10 && rating.tenths <= 100;
    });
    readAll(text, "tconst\tordering\tnconst\tcategory\tjob\tcharacters", CreditColumns, readCredit,
            [](const Credit &credit) { return credit.title != 0 && credit.person != 0; });
    readAll(text, "nconst\tprimaryName\tbirthYear\tdeathYear\tprimaryProfession\tknownForTitles",
            PersonColumns, readPerson,
            [](const Person &person) { return person.id != 0 && !textOf(person.name).isEmpty(); });
    return 0;
}
