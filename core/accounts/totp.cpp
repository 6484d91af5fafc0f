#include "core/accounts/totp.h"

#include <QRandomGenerator>
#include <QUrl>

#include <array>
#include <cstdlib>
#include <liboath/oath.h>
#include <memory>
#include <qrencode.h>
#include <sodium.h>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 StepMs = 30'000;
constexpr int Digits = 6;

bool isOathReady()
{
    static const bool ready = oath_init() == OATH_OK; // not safe from two threads at once
    return ready;
}

} // namespace

QByteArray drawTotpSecret()
{
    std::array<quint32, 5> random;
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    return {reinterpret_cast<const char *>(random.data()), sizeof(random)};
}

QString base32(const QByteArray &bytes)
{
    char *text = nullptr;
    std::size_t length = 0;
    if (oath_base32_encode(bytes.constData(), std::size_t(bytes.size()), &text, &length) != OATH_OK)
        return {};
    const std::unique_ptr<char, decltype(&std::free)> owner(text, &std::free);
    return QString::fromLatin1(text, qsizetype(length)).remove(u'=');
}

qint64 totpStepAt(const QDateTime &at)
{
    return at.toMSecsSinceEpoch() / StepMs;
}

QString totpCode(const QByteArray &secret, qint64 step)
{
    std::array<char, Digits + 1> code{};
    if (!isOathReady()
        || oath_hotp_generate(secret.constData(), std::size_t(secret.size()), quint64(step), Digits, false,
                              OATH_HOTP_DYNAMIC_TRUNCATION, code.data())
            != OATH_OK)
        return {};
    return QString::fromLatin1(code.data());
}

std::optional<qint64> totpStepOf(const QByteArray &secret, const QString &code, const QDateTime &now)
{
    const QByteArray given = code.toLatin1();
    std::optional<qint64> found;
    for (const qint64 step : {totpStepAt(now) - 1, totpStepAt(now), totpStepAt(now) + 1}) {
        const QByteArray right = totpCode(secret, step).toLatin1();
        if (right.size() == Digits && given.size() == Digits
            && sodium_memcmp(right.constData(), given.constData(), Digits) == 0)
            found = step;
    }
    return found;
}

QString otpauthUri(const QByteArray &secret, const QString &handle)
{
    return u"otpauth://totp/Matinee:%1?secret=%2&issuer=Matinee"_s.arg(
        QString::fromLatin1(QUrl::toPercentEncoding(handle)), base32(secret));
}

QByteArray qrSvg(const QString &text)
{
    constexpr int Quiet = 4; // modules around it, by the standard
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString(text.toUtf8().constData(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), &QRcode_free);
    if (!code)
        return {};
    QByteArray dark;
    for (int i = 0; i < code->width * code->width; ++i) {
        if (code->data[i] & 1)
            dark += 'M' + QByteArray::number(i % code->width + Quiet) + ' '
                + QByteArray::number(i / code->width + Quiet) + "h1v1h-1z";
    }
    const QByteArray size = QByteArray::number(code->width + 2 * Quiet);
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + ' ' + size
        + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + size + 'v' + size
        + "H0z\"/><path d=\"" + dark + "\"/></svg>";
}

} // namespace matinee
