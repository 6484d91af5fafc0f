#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <memory>

struct z_stream_s;

namespace matinee {

/// The bytes of one file, from its start to its end. Errors name neither file nor line: who reads knows them.
class ByteSource {
public:
    virtual ~ByteSource() = default;

    /// Fills at most `size` bytes at `into` and answers how many; 0 is the end of the file.
    /// Errors: Invalid (damaged, cut off, unpacks to far too much), Unavailable (cannot be read).
    virtual Result<qint64> read(char *into, qint64 size) = 0;
    /// For progress: how many of the `packedSize()` bytes on the disk are behind us.
    virtual qint64 packedDone() const = 0;
    virtual qint64 packedSize() const = 0;
};

using ByteSourcePtr = std::unique_ptr<ByteSource>;

/// A file as it lies there. Errors: NotFound, Unavailable.
Result<ByteSourcePtr> openFile(const QString &path);

/// What `packed` unpacks to when it is gzip (by its first bytes, whatever its name), else the same bytes.
///
/// Members that follow one another are one text, as gzip has it; zeros after the last are passed over.
/// Limits   once 16 MiB have come out, at most 200 times what has gone in: text packs to a tenth, a bomb to a
///          thousandth.
ByteSourcePtr unpacked(ByteSourcePtr packed);

/// Whether so many bytes out of so few are a bomb.
bool isBomb(qint64 packedBytes, qint64 unpackedBytes);

} // namespace matinee
