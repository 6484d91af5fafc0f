#include "core/index/segment_file.h"

#include <QBuffer>

#include <cstdlib>

/// Any bytes as a snapshot, without the checksums that would turn nearly all of them away: what is taken for
/// a segment answers everything that it can be asked within its arrays.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace matinee;
    QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    const auto snapshot = SegmentFile::read(buffer, SegmentFile::Checksums::Ignored);
    if (!snapshot)
        return 0;
    const Segment &segment = *snapshot->segment;
    const Fields all = Fields(Field::Title) | Field::Director | Field::Cast | Field::Keyword | Field::Plot;
    Bitset films(segment.size());
    segment.collect(TermRange{0, segment.termCount()}, all, films);
    for (Term term = 0; term < segment.termCount(); ++term) {
        segment.collect(segment.beginningWith(segment.word(term).first(segment.word(term).size() / 2)), all,
                        films);
        segment.peopleWith({term, term + 1});
    }
    if (films.count() > segment.size() || segment.similar("abcdef", 2, true).size() > segment.termCount())
        std::abort();
    for (Doc doc = 0; doc < segment.size(); ++doc) {
        segment.titled(segment.titles(doc));
        for (const Credit &credit : segment.credits(doc))
            segment.personText(credit.person);
        if (segment.columns().byTitle[doc] >= segment.size())
            std::abort();
    }
    for (const Category category : {Category::Genre, Category::Country, Category::Language}) {
        for (qsizetype value = 0; value < segment.values(category).size(); ++value)
            segment.collect(category, value, films);
        if (segment.counts(category, films).size() != static_cast<size_t>(segment.values(category).size()))
            std::abort();
    }
    return 0;
}
