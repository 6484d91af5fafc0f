#include "core/rest/kept_answers.h"

#include "core/store/database.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 DayMs = 86'400'000;

/// Never null, which Qt binds as NULL: an answer may have no body.
QString textOf(const QByteArray &bytes)
{
    return bytes.isEmpty() ? u""_s : QString::fromUtf8(bytes);
}

QString textOf(const Headers &headers)
{
    QJsonArray pairs;
    for (const auto &[name, value] : headers)
        pairs.append(QJsonArray{QString::fromLatin1(name), QString::fromLatin1(value)});
    return QString::fromUtf8(QJsonDocument(pairs).toJson(QJsonDocument::Compact));
}

Headers headersIn(const QString &text)
{
    Headers headers;
    for (const QJsonValue &pair : QJsonDocument::fromJson(text.toUtf8()).array())
        headers.emplaceBack(pair.toArray().at(0).toString().toLatin1(),
                            pair.toArray().at(1).toString().toLatin1());
    return headers;
}

} // namespace

Result<std::optional<KeptAnswer>> KeptAnswers::find(UserId user, const QByteArray &key,
                                                    const QDateTime &now) const
{
    return m_database
        .run(u"SELECT fingerprint, status, content_type, headers, body FROM kept_answer"
             u" WHERE user_id = :user AND key = :key AND made_at > :yesterday"_s,
             {{u":user"_s, user.value()},
              {u":key"_s, QString::fromLatin1(key)},
              {u":yesterday"_s, now.toMSecsSinceEpoch() - DayMs}})
        .map([](Rows rows) -> std::optional<KeptAnswer> {
            if (!rows.next())
                return std::nullopt;
            return KeptAnswer{rows.text(0).toLatin1(),
                              {.status = int(rows.integer(1)),
                               .contentType = rows.text(2).toLatin1(),
                               .body = rows.text(4).toUtf8(),
                               .headers = headersIn(rows.text(3))}};
        });
}

Result<void> KeptAnswers::keep(UserId user, const QByteArray &key, const KeptAnswer &answer,
                               const QDateTime &now)
{
    return m_database
        .execute(u"DELETE FROM kept_answer WHERE made_at <= :yesterday"_s,
                 {{u":yesterday"_s, now.toMSecsSinceEpoch() - DayMs}})
        .and_then([&] {
            return m_database.execute(
                u"INSERT INTO kept_answer (user_id, key, fingerprint, status, content_type, headers, body,"
                u" made_at) VALUES (:user, :key, :fingerprint, :status, :type, :headers, :body, :now)"_s,
                {{u":user"_s, user.value()},
                 {u":key"_s, QString::fromLatin1(key)},
                 {u":fingerprint"_s, QString::fromLatin1(answer.fingerprint)},
                 {u":status"_s, answer.reply.status},
                 {u":type"_s, textOf(answer.reply.contentType)},
                 {u":headers"_s, textOf(answer.reply.headers)},
                 {u":body"_s, textOf(answer.reply.body)},
                 {u":now"_s, now.toMSecsSinceEpoch()}});
        });
}

} // namespace matinee
