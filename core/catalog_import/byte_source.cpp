#include "core/catalog_import/byte_source.h"

#include "core/base/text.h"

#include <QFile>

#include <zlib.h>

namespace matinee {

namespace {

constexpr qsizetype ChunkBytes = 64 * 1024;
constexpr qint64 BombRatio = 200;
constexpr qint64 BombFreeBytes = 16 * 1024 * 1024;
constexpr int GzipOnly = 16; ///< added to zlib's window bits
constexpr char Magic[] = {'\x1f', '\x8b'};

class FileBytes final : public ByteSource {
public:
    explicit FileBytes(const QString &path) : m_file(path) { }

    bool open() { return m_file.open(QIODevice::ReadOnly); }
    QString trouble() const { return m_file.errorString(); }

    Result<qint64> read(char *into, qint64 size) override
    {
        const qint64 got = m_file.read(into, size);
        if (got < 0)
            return fail(Error::Kind::Unavailable, say("core", "The file cannot be read."), trouble());
        return got;
    }
    qint64 packedDone() const override { return m_file.pos(); }
    qint64 packedSize() const override { return m_file.size(); }

private:
    QFile m_file;
};

class GunzippedBytes final : public ByteSource {
public:
    explicit GunzippedBytes(ByteSourcePtr packed) : m_packed(std::move(packed)) { }
    ~GunzippedBytes() override
    {
        if (m_isGzip)
            inflateEnd(&m_zlib);
    }
    Q_DISABLE_COPY_MOVE(GunzippedBytes)

    Result<qint64> read(char *into, qint64 size) override;
    qint64 packedDone() const override { return m_packed->packedDone(); }
    qint64 packedSize() const override { return m_packed->packedSize(); }

private:
    enum class Place { Start, InMember, BetweenMembers, Plain, End };

    Result<void> refill();
    Result<void> begin();
    Result<void> beginMember();
    Result<qint64> inflateSome(char *into, qint64 size);
    qint64 takePlain(char *into, qint64 size);

    ByteSourcePtr m_packed;
    QByteArray m_chunk = QByteArray(ChunkBytes, Qt::Uninitialized);
    Place m_place = Place::Start;
    bool m_isGzip = false; ///< m_zlib is set up
    z_stream_s m_zlib = {};
    qint64 m_in = 0;
    qint64 m_out = 0;
};

Result<void> GunzippedBytes::refill()
{
    if (m_zlib.avail_in > 0)
        return {};
    return m_packed->read(m_chunk.data(), m_chunk.size()).map([this](qint64 got) {
        m_in += got;
        m_zlib.next_in = reinterpret_cast<unsigned char *>(m_chunk.data());
        m_zlib.avail_in = static_cast<unsigned>(got);
    });
}

Result<void> GunzippedBytes::begin()
{
    // A source may give its first byte alone, and two are needed to tell.
    qint64 filled = 0;
    while (filled < qint64(sizeof Magic)) {
        const auto got = m_packed->read(m_chunk.data() + filled, m_chunk.size() - filled);
        if (!got)
            return tl::unexpected(got.error());
        if (*got == 0)
            break;
        filled += *got;
    }
    m_in = filled;
    m_zlib.next_in = reinterpret_cast<unsigned char *>(m_chunk.data());
    m_zlib.avail_in = static_cast<unsigned>(filled);
    m_place = Place::Plain;
    if (filled >= qint64(sizeof Magic) && m_chunk[0] == Magic[0] && m_chunk[1] == Magic[1]) {
        if (inflateInit2(&m_zlib, MAX_WBITS + GzipOnly) != Z_OK)
            return fail(Error::Kind::Unavailable,
                        say("core", "There is not enough memory to unpack the file."));
        m_isGzip = true;
        m_place = Place::InMember;
    }
    return {};
}

/// Another member, zeros that fill a tape's block, or the end.
Result<void> GunzippedBytes::beginMember()
{
    while (m_zlib.avail_in > 0 && *m_zlib.next_in == 0) {
        ++m_zlib.next_in;
        --m_zlib.avail_in;
    }
    if (m_zlib.avail_in > 0) {
        inflateReset(&m_zlib);
        m_place = Place::InMember;
        return {};
    }
    return refill().map([this] {
        if (m_zlib.avail_in == 0)
            m_place = Place::End;
    });
}

Result<qint64> GunzippedBytes::inflateSome(char *into, qint64 size)
{
    if (m_zlib.avail_in == 0)
        return fail(
            Error::Kind::Invalid,
            say("core", "The packed file ends too early; it has not been copied or downloaded whole."));
    m_zlib.next_out = reinterpret_cast<unsigned char *>(into);
    m_zlib.avail_out = static_cast<unsigned>(size);
    const int status = inflate(&m_zlib, Z_NO_FLUSH);
    const qint64 got = size - m_zlib.avail_out;
    m_out += got;
    if (status == Z_STREAM_END)
        m_place = Place::BetweenMembers;
    else if (status != Z_OK && status != Z_BUF_ERROR)
        return fail(Error::Kind::Invalid, say("core", "The packed file is damaged."),
                    QString::fromUtf8(m_zlib.msg));
    if (isBomb(m_in, m_out))
        return fail(Error::Kind::Invalid,
                    say("core", "The packed file unpacks to far more than a catalogue would."));
    return got;
}

qint64 GunzippedBytes::takePlain(char *into, qint64 size)
{
    const qint64 taken = std::min<qint64>(size, m_zlib.avail_in);
    std::copy_n(m_zlib.next_in, taken, into);
    m_zlib.next_in += taken;
    m_zlib.avail_in -= static_cast<unsigned>(taken);
    return taken;
}

Result<qint64> GunzippedBytes::read(char *into, qint64 size)
{
    if (m_place == Place::Start) {
        if (auto begun = begin(); !begun)
            return tl::unexpected(begun.error());
    }
    size = std::min<qint64>(size, 1 << 30); // zlib counts in unsigned int
    while (m_place != Place::End) {
        if (m_place == Place::Plain && m_zlib.avail_in == 0)
            return m_packed->read(into, size);
        if (m_place == Place::Plain)
            return takePlain(into, size);
        if (auto filled = refill(); !filled)
            return tl::unexpected(filled.error());
        if (m_place == Place::BetweenMembers) {
            if (auto begun = beginMember(); !begun)
                return tl::unexpected(begun.error());
            continue;
        }
        const auto got = inflateSome(into, size);
        if (!got || *got > 0)
            return got;
    }
    return 0;
}

} // namespace

Result<ByteSourcePtr> openFile(const QString &path)
{
    if (!QFile::exists(path))
        return fail(Error::Kind::NotFound, say("core", "There is no file or folder at %1.").arg(path));
    auto file = std::make_unique<FileBytes>(path);
    if (!file->open())
        return fail(Error::Kind::Unavailable, say("core", "%1 cannot be read.").arg(path), file->trouble());
    return file;
}

ByteSourcePtr unpacked(ByteSourcePtr packed)
{
    return std::make_unique<GunzippedBytes>(std::move(packed));
}

bool isBomb(qint64 packedBytes, qint64 unpackedBytes)
{
    return unpackedBytes > BombFreeBytes && unpackedBytes / std::max<qint64>(1, packedBytes) >= BombRatio;
}

} // namespace matinee
