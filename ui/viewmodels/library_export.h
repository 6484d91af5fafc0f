#pragma once

#include "core/base/result.h"

#include <QFuture>
#include <QObject>

namespace matinee {

class Session;

/// Writes a person's whole library into one ZIP: gathered on a service thread, packed on another. The file
/// appears whole or not at all.
class LibraryExport : public QObject {
    Q_OBJECT

public:
    explicit LibraryExport(Session &session, QObject *parent = nullptr);

    void start(const QString &path);

signals:
    void finished(const QString &path);
    void failed(const QString &message);

private:
    void follow(const QFuture<Result<void>> &written, const QString &path);

    Session &m_session;
};

} // namespace matinee
