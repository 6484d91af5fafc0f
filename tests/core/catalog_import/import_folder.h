#pragma once

#include "core/catalog_import/catalog_import_service.h"
#include "core/catalog_import/line_file.h"
#include "tests/support/test_library.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <zip.h>
#include <zlib.h>

namespace matinee {

/// A folder of small files, and an in-memory library of four films to import them into.
struct ImportFolder : TestLibrary {
    QTemporaryDir folder;
    CatalogImportService importing{catalog};

    QString path(const QString &name) const { return folder.filePath(name); }

    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (!QDir().mkpath(QFileInfo(file).path()) || !file.open(QIODevice::WriteOnly)
            || file.write(bytes) != bytes.size())
            qFatal("a test file cannot be written");
        return path(name);
    }

    QString writeZip(const QString &name, const QList<std::pair<QByteArray, QByteArray>> &members) const
    {
        zip_t *archive =
            zip_open(QFile::encodeName(path(name)).constData(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
        for (const auto &[member, bytes] : members) {
            zip_source_t *source =
                zip_source_buffer(archive, bytes.constData(), static_cast<zip_uint64_t>(bytes.size()), 0);
            zip_file_add(archive, member.constData(), source, ZIP_FL_ENC_UTF_8);
        }
        if (zip_close(archive) != 0)
            qFatal("a test zip cannot be written");
        return path(name);
    }

    CatalogImportReport import(CatalogFormat format, const QString &from,
                               const QMap<FilmFact, QString> &columns = {})
    {
        const auto report = importing.import({format, from, columns});
        if (!report)
            qWarning("%s", qPrintable(report.error().message));
        return report.value_or(CatalogImportReport());
    }

    Movie film(const QString &ref) const
    {
        return catalog.find(ref).and_then([this](MovieId id) { return catalog.movie(id); }).value_or(Movie());
    }
};

/// Packs text as gzip does.
inline QByteArray gzip(const QByteArray &text)
{
    z_stream zlib = {};
    deflateInit2(&zlib, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray packed(static_cast<qsizetype>(deflateBound(&zlib, static_cast<uLong>(text.size()))) + 64,
                      Qt::Uninitialized);
    QByteArray copy = text;
    zlib.next_in = reinterpret_cast<Bytef *>(copy.data());
    zlib.avail_in = static_cast<uInt>(copy.size());
    zlib.next_out = reinterpret_cast<Bytef *>(packed.data());
    zlib.avail_out = static_cast<uInt>(packed.size());
    deflate(&zlib, Z_FINISH);
    packed.truncate(static_cast<qsizetype>(zlib.total_out));
    deflateEnd(&zlib);
    return packed;
}

/// "file:line" of the problems, in order.
inline QStringList placesOf(const CatalogImportReport &report)
{
    QStringList places;
    for (const ImportProblem &problem : report.problems)
        places.append(problem.file + u':' + QString::number(problem.line));
    return places;
}

} // namespace matinee
