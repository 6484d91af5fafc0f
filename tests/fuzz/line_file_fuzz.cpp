#include "core/catalog_import/line_file.h"

#include <cstdlib>

namespace {

using namespace matinee;

/// Bytes in memory, given in pieces of `step`.
class MemoryBytes final : public ByteSource {
public:
    MemoryBytes(QByteArray bytes, qint64 step) : m_bytes(std::move(bytes)), m_step(step) { }

    Result<qint64> read(char *into, qint64 size) override
    {
        const qint64 taken = std::min({size, m_step, m_bytes.size() - m_at});
        std::copy_n(m_bytes.constData() + m_at, taken, into);
        m_at += taken;
        return taken;
    }
    qint64 packedDone() const override { return m_at; }
    qint64 packedSize() const override { return m_bytes.size(); }

private:
    QByteArray m_bytes;
    qint64 m_step;
    qint64 m_at = 0;
};

} // namespace

/// Any bytes are lines that are numbered from 1 without their ends, or an error with file and line; plain
/// ones are never an error. The first byte is the size of the pieces that the rest comes in.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data + 1), static_cast<qsizetype>(size - 1));
    LineFile file(std::make_unique<MemoryBytes>(bytes, data[0] + 1), QStringLiteral("f"));
    int lines = 0;
    while (true) {
        const auto more = file.next();
        if (!more) {
            if (!bytes.startsWith("\x1f\x8b") || !more.error().message.startsWith(QStringLiteral("f, line ")))
                std::abort();
            return 0;
        }
        if (!*more)
            break;
        if (file.number() != ++lines || file.text().find('\n') != std::string_view::npos)
            std::abort();
    }
    if (!bytes.startsWith("\x1f\x8b")
        && lines != bytes.count('\n') + (bytes.isEmpty() || bytes.endsWith('\n') ? 0 : 1))
        std::abort();
    return 0;
}
