#include "core/index/segment_file.h"

#include "core/base/text.h"
#include "core/index/segment_data.h"

#include <QIODevice>

#include <sodium.h>

#include <cstring>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<char, 8> Magic{'M', 'A', 'T', 'I', 'N', 'E', 'E', '\x1A'};
constexpr quint32 OrderMark = 0x01020304;
/// To be raised with every change of the arrays, and of how texts are folded and taken apart.
constexpr quint32 Format = 2;
constexpr quint32 MaxHead = 64 * 1024;

struct Opening {
    std::array<char, 8> magic = Magic;
    quint32 orderMark = OrderMark;
    quint32 format = Format;
    quint32 unicode = QChar::currentUnicodeVersion(); ///< folding depends on it
    quint32 headBytes = 0;
    friend bool operator==(const Opening &, const Opening &) = default;
};

using Checksum = std::array<uchar, crypto_shorthash_BYTES>;

struct ArrayHead {
    quint64 elementBytes = 0;
    quint64 bytes = 0;
    Checksum checksum{};
};

Checksum checksumOf(std::span<const std::byte> bytes)
{
    static constexpr std::array<uchar, crypto_shorthash_KEYBYTES> NoSecret{};
    Checksum checksum{};
    crypto_shorthash(checksum.data(), reinterpret_cast<const uchar *>(bytes.data()), bytes.size(),
                     NoSecret.data());
    return checksum;
}

template <class Value>
void append(QByteArray &bytes, const Value &value)
{
    bytes.append(reinterpret_cast<const char *>(&value), sizeof(value));
}

/// Moves what is taken out of `bytes`; false when there is too little.
template <class Value>
bool take(QByteArrayView &bytes, Value &value)
{
    if (bytes.size() < qsizetype(sizeof(value)))
        return false;
    std::memcpy(&value, bytes.data(), sizeof(value));
    bytes = bytes.sliced(sizeof(value));
    return true;
}

/// What of a segment is no plain array, as plain arrays.
struct Plain {
    std::vector<Doc> ownedDocs;
    std::vector<qint64> owners;
    std::array<std::vector<char>, 3> values; ///< of each category; each value ends with '\0'
};

Plain plainOf(const Columns &columns, const std::array<ValueSets, 3> &categories)
{
    Plain plain;
    for (const auto &[doc, owner] : columns.owned) {
        plain.ownedDocs.push_back(doc);
        plain.owners.push_back(owner);
    }
    for (std::size_t i = 0; i < categories.size(); ++i) {
        for (const QString &value : categories[i].values) {
            const QByteArray bytes = value.toUtf8();
            plain.values[i].insert(plain.values[i].end(), bytes.begin(), bytes.end());
            plain.values[i].push_back('\0');
        }
    }
    return plain;
}

bool restore(const Plain &plain, Columns &columns, std::array<ValueSets, 3> &categories)
{
    if (plain.ownedDocs.size() != plain.owners.size())
        return false;
    for (std::size_t i = 0; i < plain.owners.size(); ++i)
        columns.owned.emplace_back(plain.ownedDocs[i], plain.owners[i]);
    for (std::size_t i = 0; i < categories.size(); ++i) {
        const QByteArrayView bytes(plain.values[i].data(), qsizetype(plain.values[i].size()));
        for (qsizetype at = 0; at < bytes.size();) {
            const qsizetype end = bytes.indexOf('\0', at);
            if (end < 0)
                return false;
            categories[i].values.append(QString::fromUtf8(bytes.sliced(at, end - at)));
            at = end + 1;
        }
    }
    return true;
}

template <class Data, class ArraysOf, class Use>
void eachArray(Data &data, ArraysOf &plain, Use use)
{
    std::remove_const_t<Data>::eachArray(data, use);
    use(plain.ownedDocs);
    use(plain.owners);
    for (auto &values : plain.values)
        use(values);
}

struct Head {
    SnapshotStamp stamp;
    std::vector<ArrayHead> arrays;
};

QByteArray written(const Head &head)
{
    QByteArray bytes;
    append(bytes, head.stamp.version);
    for (const QByteArray &text : {head.stamp.catalogue, head.stamp.name}) {
        append(bytes, quint32(text.size()));
        bytes += text;
    }
    for (const ArrayHead &array : head.arrays)
        append(bytes, array);
    return bytes;
}

std::optional<Head> readHead(QByteArrayView bytes)
{
    Head head;
    if (!take(bytes, head.stamp.version))
        return std::nullopt;
    for (QByteArray *text : {&head.stamp.catalogue, &head.stamp.name}) {
        quint32 length = 0;
        if (!take(bytes, length) || length > bytes.size())
            return std::nullopt;
        *text = bytes.first(length).toByteArray();
        bytes = bytes.sliced(length);
    }
    for (ArrayHead array; !bytes.isEmpty(); head.arrays.push_back(array)) {
        if (!take(bytes, array))
            return std::nullopt;
    }
    return head;
}

tl::unexpected<Error> corrupt(const QString &what)
{
    return fail(Error::Kind::Corrupt,
                say("core", "The search index on the disk is damaged or of another version."), what);
}

/// The head of a file, after which its arrays follow up to its very end.
Result<Head> openHead(QIODevice &file, bool isVerified)
{
    Opening opening;
    QByteArray above = file.read(sizeof(opening));
    QByteArrayView left = above;
    if (!take(left, opening))
        return corrupt(u"the file is cut short"_s);
    Opening known;
    known.headBytes = opening.headBytes;
    if (opening != known || opening.headBytes > MaxHead)
        return corrupt(u"another kind or version of file"_s);
    const QByteArray bytes = file.read(opening.headBytes);
    Checksum checksum{};
    const QByteArray sum = file.read(sizeof(checksum));
    QByteArrayView sumLeft = sum;
    if (bytes.size() != opening.headBytes || !take(sumLeft, checksum))
        return corrupt(u"the file is cut short"_s);
    above += bytes;
    if (isVerified
        && checksum != checksumOf(std::as_bytes(std::span(above.constData(), std::size_t(above.size())))))
        return corrupt(u"the checksum of the head does not fit"_s);
    auto head = readHead(bytes);
    if (!head)
        return corrupt(u"the head is damaged"_s);
    quint64 size = quint64(file.pos());
    for (const ArrayHead &array : head->arrays) {
        if (array.bytes > quint64(file.size()) - size)
            return corrupt(u"the file is cut short"_s);
        size += array.bytes;
    }
    if (size != quint64(file.size()))
        return corrupt(u"the file is longer than it says"_s);
    return *head;
}

template <class Value>
bool readArray(QIODevice &file, const ArrayHead &head, bool isVerified, std::vector<Value> &array)
{
    if (head.elementBytes != sizeof(Value) || head.bytes % sizeof(Value) != 0)
        return false;
    array.resize(head.bytes / sizeof(Value));
    const auto bytes = std::as_writable_bytes(std::span(array));
    return file.read(reinterpret_cast<char *>(bytes.data()), qint64(bytes.size())) == qint64(bytes.size())
        && (!isVerified || checksumOf(bytes) == head.checksum);
}

} // namespace

bool SegmentFile::write(QIODevice &file, const SnapshotStamp &stamp, const Segment &segment)
{
    if (sodium_init() < 0)
        return false;
    const Segment::Data &data = *segment.m_data;
    const Plain plain = plainOf(data.columns, data.categories);
    Head head{stamp, {}};
    eachArray(data, plain, [&head](const auto &array) {
        const auto bytes = std::as_bytes(std::span(array));
        head.arrays.push_back({sizeof(array[0]), bytes.size(), checksumOf(bytes)});
    });
    const QByteArray headBytes = written(head);
    Opening opening;
    opening.headBytes = quint32(headBytes.size());
    QByteArray above;
    append(above, opening);
    above += headBytes;
    append(above, checksumOf(std::as_bytes(std::span(above.constData(), std::size_t(above.size())))));

    bool isWritten = headBytes.size() <= MaxHead && file.write(above) == above.size();
    eachArray(data, plain, [&](const auto &array) {
        const auto bytes = std::as_bytes(std::span(array));
        isWritten = isWritten
            && file.write(reinterpret_cast<const char *>(bytes.data()), qint64(bytes.size()))
                == qint64(bytes.size());
    });
    return isWritten;
}

Result<Snapshot> SegmentFile::read(QIODevice &file, Checksums checksums)
{
    const bool isVerified = checksums == Checksums::Verified;
    if (sodium_init() < 0)
        return corrupt(u"no checksums on this machine"_s);
    const auto head = openHead(file, isVerified);
    if (!head)
        return tl::unexpected(head.error());

    auto data = std::make_unique<Segment::Data>();
    Plain plain;
    std::size_t place = 0;
    bool isRead = true;
    eachArray(*data, plain, [&](auto &array) {
        isRead = isRead && place < head->arrays.size()
            && readArray(file, head->arrays[place++], isVerified, array);
    });
    if (!isRead || place != head->arrays.size())
        return corrupt(u"array %1 is damaged"_s.arg(place));
    if (!restore(plain, data->columns, data->categories) || !data->check())
        return corrupt(u"the arrays do not fit together"_s);
    data->dictionary.findCommon();
    return Snapshot{head->stamp, SegmentPtr(new Segment(std::move(data)))};
}

} // namespace matinee
