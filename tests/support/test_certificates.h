#pragma once

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTemporaryDir>

#include <stdexcept>

namespace matinee {

/// A certificate authority of a test's own, made by openssl, and servers that it vouches for.
class TestCertificates {
public:
    TestCertificates() { makeAuthority(QStringLiteral("ca"), QStringLiteral("Matinee test authority")); }

    void makeAuthority(const QString &name, const QString &commonName) const
    {
        openssl({QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                 QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                 QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"),
                 QStringLiteral("-days"), QStringLiteral("30"), QStringLiteral("-subj"),
                 QStringLiteral("/CN=") + commonName, QStringLiteral("-keyout"), path(name, "key"),
                 QStringLiteral("-out"), path(name, "pem")});
    }

    /// A server's certificate for `names` ("DNS:localhost,IP:127.0.0.1"), signed by `authority`; a time of
    /// `days` below 0 is over.
    QSslConfiguration server(const QString &name, const QString &names, int days = 10,
                             const QString &authority = QStringLiteral("ca")) const
    {
        openssl({QStringLiteral("req"), QStringLiteral("-new"), QStringLiteral("-newkey"),
                 QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                 QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"),
                 QStringLiteral("-subj"), QStringLiteral("/CN=") + name, QStringLiteral("-addext"),
                 QStringLiteral("subjectAltName=") + names, QStringLiteral("-keyout"), path(name, "key"),
                 QStringLiteral("-out"), path(name, "csr")});
        openssl({QStringLiteral("x509"), QStringLiteral("-req"), QStringLiteral("-in"), path(name, "csr"),
                 QStringLiteral("-CA"), path(authority, "pem"), QStringLiteral("-CAkey"),
                 path(authority, "key"), QStringLiteral("-CAcreateserial"),
                 QStringLiteral("-copy_extensions"), QStringLiteral("copy"), QStringLiteral("-days"),
                 QString::number(days), QStringLiteral("-out"), path(name, "pem")});
        QSslConfiguration made = QSslConfiguration::defaultConfiguration();
        made.setLocalCertificate(QSslCertificate(read(name, "pem")));
        made.setPrivateKey(QSslKey(read(name, "key"), QSsl::Ec));
        return made;
    }

    QByteArray read(const QString &name, const char *kind = "pem") const
    {
        QFile file(path(name, kind));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QList<QSslCertificate> authority() const { return QSslCertificate::fromData(read(QStringLiteral("ca"))); }

private:
    QString path(const QString &name, const char *kind) const
    {
        return m_folder.filePath(name + QLatin1Char('.') + QLatin1String(kind));
    }

    static void openssl(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral("openssl"), arguments);
        if (!process.waitForFinished() || process.exitCode() != 0)
            throw std::runtime_error("openssl: " + process.readAllStandardError().toStdString());
    }

    QTemporaryDir m_folder;
};

} // namespace matinee
