#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace matinee {

/// Seals what must be read again but not by whoever gets hold of the database: XSalsa20-Poly1305 with a key
/// of its own for each purpose, made from the server's secret.
class SecretSeal {
public:
    SecretSeal(const QByteArray &serverKey, const QByteArray &purpose);
    ~SecretSeal();
    Q_DISABLE_COPY_MOVE(SecretSeal)

    QString seal(const QByteArray &secret) const;
    /// std::nullopt for what was not sealed with this key, or was changed since.
    std::optional<QByteArray> open(const QString &sealed) const;

private:
    QByteArray m_key;
};

} // namespace matinee
