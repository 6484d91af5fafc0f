#include "ui/viewmodels/library_export.h"

#include "core/base/when_done.h"
#include "core/exchange/archive_writer.h"
#include "core/exchange/exchange_service.h"
#include "ui/viewmodels/session.h"

#include <QSaveFile>
#include <QtConcurrentRun>

namespace matinee {

namespace {

Result<void> writeFile(const LibraryArchive &archive, const QString &path)
{
    return writeArchive(archive).and_then([&](const QByteArray &bytes) -> Result<void> {
        QSaveFile file(path);
        if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
            return {};
        return fail(Error::Kind::Unavailable, LibraryExport::tr("%1 cannot be written.").arg(path),
                    file.errorString());
    });
}

} // namespace

LibraryExport::LibraryExport(Session &session, QObject *parent) : QObject(parent), m_session(session) { }

void LibraryExport::start(const QString &path)
{
    const auto &doors = m_session.doors();
    if (!doors.exchange)
        return;
    whenDone(doors.exchange->call(&ExchangeService::give, doors.user), this,
             [this, path](const Result<LibraryArchive> &archive) {
                 if (!archive)
                     emit failed(archive.error().message);
                 else
                     follow(QtConcurrent::run(writeFile, *archive, path), path);
             });
}

void LibraryExport::follow(const QFuture<Result<void>> &written, const QString &path)
{
    whenDone(written, this, [this, path](const Result<void> &done) {
        if (done)
            emit finished(path);
        else
            emit failed(done.error().message);
    });
}

} // namespace matinee
