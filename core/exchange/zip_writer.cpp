#include "core/exchange/zip_writer.h"

#include "core/base/text.h"

#include <memory>

#include <zip.h>

namespace matinee {

namespace {

struct Discard {
    void operator()(zip_t *archive) const { zip_discard(archive); }
};
struct FreeSource {
    void operator()(zip_source_t *source) const { zip_source_free(source); }
};
using Archive = std::unique_ptr<zip_t, Discard>;
using Source = std::unique_ptr<zip_source_t, FreeSource>;

tl::unexpected<Error> broken(const char *why)
{
    return fail(Error::Kind::Unavailable, say("core", "The archive could not be made."),
                QString::fromUtf8(why));
}

/// `bytes` must outlive the archive.
bool add(zip_t *archive, const QString &name, const QByteArray &bytes, const QDateTime &at)
{
    Source source(zip_source_buffer(archive, bytes.constData(), static_cast<zip_uint64_t>(bytes.size()), 0));
    if (!source)
        return false;
    const zip_int64_t index =
        zip_file_add(archive, name.toUtf8().constData(), source.get(), ZIP_FL_ENC_UTF_8);
    if (index < 0)
        return false;
    (void)source.release(); // the archive's now
    return zip_file_set_mtime(archive, static_cast<zip_uint64_t>(index), at.toSecsSinceEpoch(), 0) == 0;
}

Result<QByteArray> bytesOf(zip_source_t *source)
{
    zip_stat_t facts;
    zip_stat_init(&facts);
    if (zip_source_open(source) != 0 || zip_source_stat(source, &facts) != 0)
        return broken("nothing to read");
    QByteArray bytes(static_cast<qsizetype>(facts.size), Qt::Uninitialized);
    const auto got = zip_source_read(source, bytes.data(), facts.size);
    zip_source_close(source);
    if (got != static_cast<zip_int64_t>(facts.size))
        return broken("cut off");
    return bytes;
}

} // namespace

Result<QByteArray> writeZip(const QMap<QString, QByteArray> &members, const QDateTime &at)
{
    zip_error_t error;
    zip_error_init(&error);
    Source buffer(zip_source_buffer_create(nullptr, 0, 0, &error));
    Archive archive(buffer ? zip_open_from_source(buffer.get(), ZIP_TRUNCATE, &error) : nullptr);
    if (!archive)
        return broken(zip_error_strerror(&error));
    zip_source_keep(buffer.get()); // closing the archive takes one hold away

    for (auto member = members.cbegin(); member != members.cend(); ++member) {
        if (!add(archive.get(), member.key(), *member, at))
            return broken(zip_strerror(archive.get()));
    }
    if (zip_close(archive.get()) != 0)
        return broken(zip_strerror(archive.get()));
    (void)archive.release();
    return bytesOf(buffer.get());
}

} // namespace matinee
