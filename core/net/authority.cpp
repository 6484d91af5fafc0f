#include "core/net/authority.h"

#include "core/base/text.h"

#include <QDateTime>
#include <QSslCertificateExtension>

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostBytes = 64 << 10;

bool mayVouch(const QSslCertificate &certificate)
{
    const auto extensions = certificate.extensions();
    return std::any_of(extensions.cbegin(), extensions.cend(), [](const QSslCertificateExtension &extension) {
        return extension.name() == "basicConstraints"_L1 && extension.value().toMap().value(u"ca"_s).toBool();
    });
}

QString nameOf(const QSslCertificate &certificate)
{
    for (const auto kind : {QSslCertificate::CommonName, QSslCertificate::Organization}) {
        QString name = certificate.subjectInfo(kind).join(u", ");
        if (!name.isEmpty())
            return name;
    }
    return u"?"_s;
}

} // namespace

Result<Authority> readAuthority(const QByteArray &file, const QDateTime &now)
{
    if (file.size() > MostBytes)
        return fail(Error::Kind::Invalid, say("core", "This file is too large to be a certificate."));
    QList<QSslCertificate> found = QSslCertificate::fromData(file, QSsl::Pem);
    if (found.isEmpty())
        found = QSslCertificate::fromData(file, QSsl::Der);
    if (found.size() != 1 || found.first().isNull())
        return fail(Error::Kind::Invalid,
                    say("core", "This file does not hold exactly one certificate (PEM or DER)."));
    const QSslCertificate &certificate = found.first();
    if (!mayVouch(certificate))
        return fail(
            Error::Kind::Invalid,
            say("core", "“%1” is not a certificate authority. Add the certificate that it was signed with.")
                .arg(nameOf(certificate)));
    if (now < certificate.effectiveDate() || now > certificate.expiryDate())
        return fail(Error::Kind::Invalid,
                    say("core", "The certificate “%1” is valid from %2 to %3 only.")
                        .arg(nameOf(certificate), certificate.effectiveDate().toString(Qt::ISODate),
                             certificate.expiryDate().toString(Qt::ISODate)));
    const QByteArray digest = certificate.digest(QCryptographicHash::Sha256);
    return Authority{certificate, nameOf(certificate), QString::fromLatin1(digest.toHex(':').toUpper())};
}

} // namespace matinee
