#include "core/model/model_file.h"

#include "core/base/text.h"
#include "core/model/model_head.h"

#include <QFile>
#include <QSaveFile>

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace matinee::model {
namespace {

constexpr std::array<char, 8> Magic{'M', 'A', 'T', 'M', 'O', 'D', 'E', 'L'};
constexpr quint32 OrderMark = 0x01020304;
constexpr quint32 Format = 1; ///< to be raised with every change of head or arrays
constexpr qsizetype ChecksumBytes = 16;

struct Opening {
    std::array<char, 8> magic = Magic;
    quint32 orderMark = OrderMark;
    quint32 format = Format;
    quint32 headBytes = 0;
};

QByteArray checksumOf(QByteArrayView bytes)
{
    QByteArray checksum(ChecksumBytes, '\0');
    crypto_generichash(reinterpret_cast<uchar *>(checksum.data()), ChecksumBytes,
                       reinterpret_cast<const uchar *>(bytes.data()), bytes.size(), nullptr, 0);
    return checksum;
}

QString versionOf(QByteArrayView checksum)
{
    return QString::fromLatin1(checksum.first(6).toByteArray().toHex());
}

template <class Values>
void append(QByteArray &bytes, const Values &values)
{
    bytes.append(reinterpret_cast<const char *>(values.data()),
                 static_cast<qsizetype>(values.size() * sizeof(values[0])));
}

/// Takes arrays off the front of bytes.
class Arrays {
public:
    explicit Arrays(QByteArrayView bytes) : m_bytes(bytes) { }

    template <class Value>
    std::vector<Value> take(std::size_t count)
    {
        std::vector<Value> values;
        if (static_cast<std::size_t>(m_bytes.size()) / sizeof(Value) < count) {
            m_isShort = true;
            return values;
        }
        values.resize(count);
        const auto size = static_cast<qsizetype>(count * sizeof(Value));
        if (size > 0)
            std::memcpy(values.data(), m_bytes.data(), static_cast<std::size_t>(size));
        m_bytes = m_bytes.sliced(size);
        return values;
    }
    Eigen::VectorXf vector(std::size_t count)
    {
        const auto values = take<float>(count);
        return Eigen::Map<const Eigen::VectorXf>(values.data(), std::ssize(values));
    }
    Int8Columns columns(int rows, int count)
    {
        Int8Columns columns;
        columns.rows = rows;
        columns.scales = take<float>(count);
        columns.values = take<std::int8_t>(static_cast<std::size_t>(rows) * count);
        return columns;
    }
    bool areUsedUp() const { return !m_isShort && m_bytes.isEmpty(); }

private:
    QByteArrayView m_bytes;
    bool m_isShort = false;
};

std::vector<std::string> namesFrom(const std::vector<char> &bytes)
{
    std::vector<std::string> names;
    for (auto at = bytes.begin(); at != bytes.end();) {
        const auto end = std::find(at, bytes.end(), '\0');
        names.emplace_back(at, end);
        at = end == bytes.end() ? end : end + 1;
    }
    return names;
}

/// Figures with which sums stay figures.
bool areSound(std::span<const float> values)
{
    constexpr float Largest = 1e6F;
    return std::all_of(values.begin(), values.end(),
                       [](float value) { return std::abs(value) <= Largest; }); // false for NaN
}

bool isSound(const NeighbourTable &table, int films)
{
    return table.starts.front() == 0 && table.starts.back() == table.films.size()
        && std::is_sorted(table.starts.begin(), table.starts.end()) && areSound(table.scales)
        && std::all_of(table.films.begin(), table.films.end(), [&](int film) { return film < films; });
}

bool isSound(const CompactModel &model)
{
    const auto all = [](const Eigen::VectorXf &values) {
        return areSound({values.data(), static_cast<std::size_t>(values.size())});
    };
    const int films = static_cast<int>(model.likes.size());
    return std::ssize(model.films) == films && isSound(model.neighbours, films) && all(model.spectrumScale)
        && all(model.spectrumValues) && model.spectrumScale.minCoeff() > 1e-6F
        && areSound(model.directions.scales) && areSound(model.factors.scales)
        && std::all_of(model.likes.begin(), model.likes.end(), [](int likes) { return likes >= 0; });
}

QByteArray arraysOf(const CompactModel &model)
{
    QByteArray bytes;
    for (const std::string &name : model.films)
        bytes.append(name.c_str(), static_cast<qsizetype>(name.size()) + 1);
    append(bytes, model.likes);
    append(bytes, model.neighbours.starts);
    append(bytes, model.neighbours.films);
    append(bytes, model.neighbours.weights);
    append(bytes, model.neighbours.scales);
    append(bytes, model.spectrumScale);
    append(bytes, model.spectrumValues);
    append(bytes, model.directions.scales);
    append(bytes, model.directions.values);
    append(bytes, model.factors.scales);
    append(bytes, model.factors.values);
    return bytes;
}

std::optional<CompactModel> modelFrom(const ModelHead &head, QByteArrayView bytes)
{
    const ModelSizes &sizes = head.sizes;
    Arrays arrays(bytes);
    CompactModel model;
    model.choices = head.choices;
    model.films = namesFrom(arrays.take<char>(sizes.nameBytes));
    model.likes = arrays.take<int>(sizes.films);
    model.neighbours.starts = arrays.take<std::uint32_t>(sizes.films + 1);
    model.neighbours.films = arrays.take<std::uint16_t>(sizes.neighbours);
    model.neighbours.weights = arrays.take<std::int8_t>(sizes.neighbours);
    model.neighbours.scales = arrays.take<float>(sizes.films);
    model.spectrumScale = arrays.vector(sizes.films);
    model.spectrumValues = arrays.vector(sizes.directions);
    model.directions = arrays.columns(sizes.directions, sizes.films);
    model.factors = arrays.columns(sizes.factors, sizes.films);
    if (!arrays.areUsedUp() || !isSound(model) || !assembled(model)->scores({{0}}).allFinite())
        return std::nullopt;
    return model;
}

tl::unexpected<Error> damaged(const QString &name)
{
    return fail(Error::Kind::Corrupt, say("core", "The suggestion model %1 is damaged.").arg(name));
}

} // namespace

Result<QString> writeModel(const QString &path, const CompactModel &model,
                           const std::optional<BlendCurves> &curves, const ModelFacts &facts)
{
    ModelHead head{{}, model.choices, curves, facts};
    head.sizes.films = static_cast<int>(model.films.size());
    for (const std::string &name : model.films)
        head.sizes.nameBytes += static_cast<int>(name.size()) + 1;
    head.sizes.neighbours = static_cast<int>(model.neighbours.films.size());
    head.sizes.directions = model.directions.rows;
    head.sizes.factors = model.factors.rows;

    const QByteArray json = toJson(head);
    Opening opening;
    opening.headBytes = static_cast<quint32>(json.size());
    QByteArray bytes(reinterpret_cast<const char *>(&opening), sizeof(opening));
    bytes += json + arraysOf(model);
    const QByteArray checksum = checksumOf(bytes);
    bytes += checksum;
    // What could not be read back is not written.
    if (const auto back = readModelBytes(bytes, path); !back)
        return tl::unexpected(back.error());

    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(
            Error::Kind::Unavailable,
            say("core", "The suggestion model %1 cannot be written: %2").arg(path, file.errorString()));
    return versionOf(checksum);
}

Result<ModelFile> readModelBytes(QByteArrayView bytes, const QString &name)
{
    Opening opening;
    if (bytes.size() < qsizetype(sizeof(opening)) + ChecksumBytes)
        return damaged(name);
    std::memcpy(&opening, bytes.data(), sizeof(opening));
    if (opening.magic != Magic || opening.orderMark != OrderMark)
        return fail(Error::Kind::Corrupt, say("core", "%1 is no suggestion model.").arg(name));
    if (opening.format > Format)
        return fail(
            Error::Kind::Corrupt,
            say("core", "The suggestion model %1 was made by a newer Matinee. Update Matinee to use it.")
                .arg(name));
    const QByteArrayView checksum = bytes.last(ChecksumBytes);
    const QByteArrayView content = bytes.chopped(ChecksumBytes);
    const QByteArrayView rest = content.sliced(sizeof(opening));
    if (opening.format < Format || checksum != checksumOf(content) || rest.size() < opening.headBytes)
        return damaged(name);
    const auto head = headFromJson(rest.first(opening.headBytes).toByteArray());
    if (!head)
        return damaged(name);
    auto model = modelFrom(*head, rest.sliced(opening.headBytes));
    if (!model)
        return damaged(name);
    return ModelFile{versionOf(checksum), std::move(*model), head->curves, head->facts};
}

Result<ModelFile> readModel(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return fail(Error::Kind::NotFound, say("core", "There is no file %1.").arg(path));
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Unavailable,
                    say("core", "%1 cannot be read: %2").arg(path, file.errorString()));
    if (file.size() > LargestModelFile)
        return fail(Error::Kind::Corrupt, say("core", "%1 is no suggestion model.").arg(path));
    return readModelBytes(file.readAll(), path);
}

} // namespace matinee::model
