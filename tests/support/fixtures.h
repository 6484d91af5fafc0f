#pragma once

#include <QFile>
#include <QString>

namespace matinee {

/// The path of a file or folder under tests/fixtures.
inline QString fixturePath(const QString &name)
{
    return qEnvironmentVariable("MATINEE_SOURCE_DIR") + QStringLiteral("/tests/fixtures/") + name;
}

inline QByteArray readFixture(const QString &name)
{
    QFile file(fixturePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace matinee
