#include "core/exchange/archive_reader.h"
#include "core/exchange/archive_writer.h"
#include "core/exchange/zip_writer.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cstdlib>

namespace {

using namespace matinee;
using namespace Qt::StringLiterals;

/// A ZIP whose one file of records are these bytes, or that of films, and whose manifest tells so.
QByteArray zipAround(quint8 which, const QByteArray &lines)
{
    const QStringList names = archivedEntities() + QStringList{u"films"_s};
    const QString name = names.at(which % names.size());
    const bool breaksOff = !lines.isEmpty() && !lines.endsWith('\n');
    const QJsonObject manifest{{u"format"_s, QString(LibraryArchive::Format)},
                               {u"version"_s, LibraryArchive::Version},
                               {u"schema"_s, 8},
                               {u"exported_at"_s, u"2026-03-14T09:26:53.589Z"_s},
                               {u"counts"_s, QJsonObject{{name, lines.count('\n') + (breaksOff ? 1 : 0)}}}};
    return writeZip({{archiveFileOf(name), lines}, {u"manifest.json"_s, QJsonDocument(manifest).toJson()}},
                    QDateTime::fromSecsSinceEpoch(0, Qt::UTC))
        .value();
}

} // namespace

/// The first byte says what the others are: from 128 on a ZIP, else lines of one file of it. Whatever they
/// are is an archive, which is the same once it is written and read again, or refused with a reason.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data + 1), static_cast<qsizetype>(size - 1));
    const auto archive = readArchive(data[0] >= 128 ? bytes : zipAround(data[0], bytes));
    if (!archive) {
        if (archive.error().isEmpty() || archive.error().size() > 100)
            std::abort();
        for (const ArchiveFault &fault : archive.error()) {
            if (fault.message.isEmpty() || fault.line < 0)
                std::abort();
        }
        return 0;
    }
    const auto again = readArchive(writeArchive(*archive).value());
    if (!again || *again != *archive)
        std::abort();
    return 0;
}
