#pragma once

#include "core/catalog_import/byte_source.h"

#include <string_view>
#include <vector>

namespace matinee {

/// A text file, plain or gzip, line by line. Lines end in LF or CRLF; a byte order mark is taken off the
/// first. Memory is bounded: a line longer than MaxLineBytes is passed over, and comes out empty and
/// isTooLong().
class LineFile {
public:
    static constexpr std::size_t MaxLineBytes = 1024 * 1024;

    /// `name` is what messages call it.
    LineFile(ByteSourcePtr packed, QString name);
    /// Errors: NotFound, Unavailable.
    static Result<LineFile> open(const QString &path);

    /// Before the first next(): lines end in CR if the first 64 KiB hold CRs and no LF, as old spreadsheets
    /// write them. Errors: as next().
    Result<void> acceptReturns();

    /// Goes to the next line; false at the end of the file. Errors as ByteSource::read(), with file and line.
    Result<bool> next();

    /// Without its end; valid until next().
    std::string_view text() const { return m_line; }
    bool isTooLong() const { return m_isTooLong; }
    int number() const { return m_number; } ///< the first is 1
    const QString &name() const { return m_name; }
    qint64 packedDone() const { return m_source->packedDone(); }
    qint64 packedSize() const { return m_source->packedSize(); }

private:
    Result<bool> refill();
    Result<bool> nextWithin();
    Error placed(Error error) const;
    void makeRoom();
    void setLine(std::size_t begin, std::size_t end);

    ByteSourcePtr m_source;
    QString m_name;
    std::vector<char> m_buffer;
    std::size_t m_at = 0; ///< of the buffer: where the next line begins
    std::size_t m_end = 0; ///< of the buffer: what is filled
    bool m_isAtEnd = false;
    char m_lineEnd = '\n';
    std::string_view m_line;
    bool m_isTooLong = false;
    int m_number = 0;
};

} // namespace matinee
