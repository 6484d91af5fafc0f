#include "core/learn/csv_line.h"
#include "core/learn/world.h"

#include <cmath>
#include <cstdlib>
#include <sys/mman.h>
#include <unistd.h>

using namespace matinee::learn;

namespace {

void check(bool holds)
{
    if (!holds)
        std::abort();
}

/// An id that was read is written and read again as the same.
void checkName(const std::string &name)
{
    CsvLine line;
    const std::string written = csvField(name) + ",x";
    check(line.split(written) && line.size() == 2 && line[0] == name);
}

void checkTable(const RatingTable &table)
{
    int before = 1; // the header
    for (const RatingRow &row : table.rows) {
        check(row.user >= 0 && row.user < table.users.size() && row.film >= 0
              && row.film < table.films.size());
        check(std::isfinite(row.rating) && std::isfinite(row.at) && row.line > before);
        before = row.line;
        checkName(table.users[row.user]);
        checkName(table.films[row.film]);
    }
    const World world(table);
    check(world.liked().people() == table.users.size() && world.films() <= table.films.size());
    check(world.fold(table).size() == std::size_t(table.users.size()));
}

} // namespace

/// The bytes are a file of ratings; the reader takes a path, so they go through a file in memory.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const int file = memfd_create("ratings.csv", 0);
    check(ftruncate(file, 0) == 0 && pwrite(file, data, size, 0) == ssize_t(size));
    const QString path = QStringLiteral("/proc/self/fd/%1").arg(file);
    for (const auto columns : {RatingColumns::All, RatingColumns::Pairs}) {
        if (const auto table = readRatings(path, columns))
            checkTable(*table);
        else
            check(!table.error().message.isEmpty());
    }
    if (const auto items = readItems(path)) {
        for (int item = 0; item < items->size(); ++item)
            checkName((*items)[item]);
    }
    return 0;
}
