#include "core/importing/csv_reader.h"

#include <cstdlib>

/// Any bytes are rows with rising line numbers, and the reading ends after a fault that ends it.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace matinee;
    CsvReader reader(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    int line = 0;
    bool hasEnded = false;
    while (const auto row = reader.next()) {
        if (hasEnded || row->line <= line || (row->cells.isEmpty() && row->fault == CsvFault::None))
            std::abort();
        line = row->line;
        hasEnded = row->fault != CsvFault::None && row->fault != CsvFault::TextAfterQuote;
    }
    return 0;
}
