#include "core/accounts/mail_sender.h"

#include "core/base/text.h"
#include "core/net/url_rules.h"

#include <QLocale>
#include <QUrl>
#include <QUuid>

#include <algorithm>
#include <curl/curl.h>
#include <memory>
#include <mutex>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr long ConnectSeconds = 15;
constexpr long AllSeconds = 30;

struct Reading {
    QByteArray text;
    qsizetype at = 0;
};

std::size_t readSome(char *buffer, std::size_t size, std::size_t count, void *pointer)
{
    auto *reading = static_cast<Reading *>(pointer);
    const auto part = std::min<qsizetype>(qsizetype(size * count), reading->text.size() - reading->at);
    std::copy_n(reading->text.constData() + reading->at, part, buffer);
    reading->at += part;
    return std::size_t(part);
}

/// RFC 2047, for what is not plain ASCII.
QByteArray headerText(const QString &text)
{
    const bool isPlain =
        std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u' ' && c < u'\x7f'; });
    return isPlain ? text.toLatin1() : "=?utf-8?B?" + text.toUtf8().toBase64() + "?=";
}

QByteArray inLines(const QByteArray &base64)
{
    constexpr qsizetype LineLength = 76;
    QByteArray lines;
    for (qsizetype at = 0; at < base64.size(); at += LineLength)
        lines += base64.mid(at, LineLength) + "\r\n";
    return lines;
}

using Curl = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;

int isStopped(void *stop, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return *static_cast<const std::atomic_bool *>(stop) ? 1 : 0;
}

void configure(CURL *curl, const MailSettings &settings, Reading &reading, curl_slist *recipients)
{
    const QUrl url(settings.url);
    QUrl plain = url;
    plain.setUserInfo({});
    curl_easy_setopt(curl, CURLOPT_URL, plain.toEncoded().constData());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    const bool isLocal = isLoopback(url.host());
    curl_easy_setopt(curl, CURLOPT_USE_SSL, long(isLocal ? CURLUSESSL_TRY : CURLUSESSL_ALL));
    if (!url.userName().isEmpty()) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, url.userName().toUtf8().constData());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, settings.password.constData());
    }
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, ('<' + settings.from.toLatin1() + '>').constData());
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, &readSome);
    curl_easy_setopt(curl, CURLOPT_READDATA, &reading);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, ConnectSeconds);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, AllSeconds);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_PROXY, ""); // the environment is not asked where mail goes
}

Curl newCurl()
{
    static std::once_flag once; // curl's own start-up is not safe from two threads
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    return {curl_easy_init(), &curl_easy_cleanup};
}

} // namespace

QByteArray messageText(const Mail &mail, const QString &from, const QDateTime &now, const QString &id)
{
    const QString date = QLocale::c().toString(now.toUTC(), u"ddd, dd MMM yyyy hh:mm:ss"_s) + u" +0000"_s;
    return "Date: " + date.toLatin1() + "\r\nFrom: Matinee <" + from.toLatin1() + ">\r\nTo: <"
        + mail.to.toLatin1() + ">\r\nMessage-ID: <" + id.toLatin1() + '@' + from.section(u'@', 1).toLatin1()
        + ">\r\nSubject: " + headerText(mail.subject)
        + "\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8"
          "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + inLines(mail.text.toUtf8().toBase64());
}

Result<void> sendMail(const MailSettings &settings, const Mail &mail, const QDateTime &now,
                      const std::atomic_bool &stop)
{
    if (emailFault(mail.to) || emailFault(settings.from))
        return fail(Error::Kind::Invalid, say("core", "This is no e-mail address, like ada@example.org."));
    const Curl curl = newCurl();
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients(
        curl_slist_append(nullptr, ('<' + mail.to.toLatin1() + '>').constData()), &curl_slist_free_all);
    if (!curl || !recipients)
        return fail(Error::Kind::Unavailable, say("core", "The mail could not be sent."),
                    u"curl: out of memory"_s);

    Reading reading{messageText(mail, settings.from, now, QUuid::createUuid().toString(QUuid::Id128))};
    configure(curl.get(), settings, reading, recipients.get());
    curl_easy_setopt(curl.get(), CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl.get(), CURLOPT_XFERINFOFUNCTION, &isStopped);
    curl_easy_setopt(curl.get(), CURLOPT_XFERINFODATA, &stop);
    const CURLcode code = curl_easy_perform(curl.get());
    if (code == CURLE_OK)
        return {};
    long answer = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &answer);
    // A wrong password of ours is also 5xx, but nothing that this message is to be given up for.
    const bool isFinal = answer >= 500 && answer < 600 && code != CURLE_LOGIN_DENIED;
    return fail(isFinal ? Error::Kind::Invalid : Error::Kind::Unavailable,
                say("core", "The mail could not be sent."),
                u"smtp: %1, answer %2"_s.arg(QString::fromUtf8(curl_easy_strerror(code))).arg(answer));
}

} // namespace matinee
