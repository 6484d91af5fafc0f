#include "core/store/database_location.h"

#include "core/base/text.h"

#include <QRegularExpression>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

using Settings = QMap<QString, QString>;

QString decoded(const QString &part)
{
    return QUrl::fromPercentEncoding(part.toUtf8());
}

/// postgresql://user:password@host:port/name?key=value. Not QUrl, which refuses the host
/// "%2Frun%2Fpostgresql".
std::optional<Settings> fromUrl(const QString &url)
{
    static const QRegularExpression form(
        uR"(^postgres(?:ql)?://(?:([^:@/]*)(?::([^@/]*))?@)?(\[[^\]]*\]|[^:/?]*)(?::(\d+))?(?:/([^?]*))?(?:\?(.*))?$)"_s);
    const auto parts = form.match(url);
    if (!parts.hasMatch())
        return std::nullopt;
    Settings settings;
    const QStringList names{u"user"_s, u"password"_s, u"host"_s, u"port"_s, u"dbname"_s};
    for (int i = 0; i < names.size(); ++i) {
        if (const QString value = decoded(parts.captured(i + 1)); !value.isEmpty())
            settings.insert(names.at(i), value);
    }
    if (QString &host = settings[u"host"_s]; host.startsWith(u'['))
        host = host.sliced(1, host.size() - 2);
    for (const QString &pair : parts.captured(6).split(u'&', Qt::SkipEmptyParts))
        settings.insert(decoded(pair.section(u'=', 0, 0)), decoded(pair.section(u'=', 1)));
    return settings;
}

/// key=value pairs; a value with blanks stands in single quotes, where a backslash takes the next letter as
/// it is.
std::optional<Settings> fromPairs(const QString &text)
{
    static const QRegularExpression pair(
        uR"(\G\s*([A-Za-z_]+)\s*=\s*(?:'((?:[^'\\]|\\.)*)'|((?:[^\s'\\]|\\.)+)))"_s);
    static const QRegularExpression escaped(uR"(\\(.))"_s);
    Settings settings;
    qsizetype at = 0;
    for (auto found = pair.match(text, at); found.hasMatch(); found = pair.match(text, at)) {
        QString value = found.captured(2) + found.captured(3);
        settings.insert(found.captured(1), value.replace(escaped, u"\\1"_s));
        at = found.capturedEnd();
    }
    return text.mid(at).trimmed().isEmpty() ? std::optional(settings) : std::nullopt;
}

std::optional<DatabaseLocation> read(const QString &text)
{
    if (text.startsWith("sqlite:"_L1) && text.size() > 7)
        return DatabaseLocation(text.mid(7));
    const bool isUrl = text.startsWith("postgres://"_L1) || text.startsWith("postgresql://"_L1);
    if (!isUrl && !text.startsWith("postgres:"_L1))
        return std::nullopt;
    const auto settings = isUrl ? fromUrl(text) : fromPairs(text.mid(9));
    if (!settings)
        return std::nullopt;
    DatabaseLocation location;
    location.engine = DatabaseLocation::Engine::Postgres;
    location.settings = *settings;
    return location;
}

} // namespace

Result<DatabaseLocation> DatabaseLocation::parse(const QString &text)
{
    const auto location = read(text);
    if (!location)
        return fail(Error::Kind::Invalid,
                    say("core",
                        "A database is named like sqlite:/var/lib/matinee/library.db, "
                        "postgres:host=/run/postgresql dbname=matinee or postgres://user@host/matinee."));
    return *location;
}

bool DatabaseLocation::isInMemory() const
{
    return engine == Engine::Sqlite && file == ":memory:"_L1;
}

QString DatabaseLocation::name() const
{
    if (engine == Engine::Sqlite)
        return file;
    QStringList words;
    for (const QString &key : {u"host"_s, u"port"_s, u"dbname"_s, u"user"_s}) {
        if (const QString value = settings.value(key); !value.isEmpty())
            words.append(key + u'=' + value);
    }
    return u"postgres:"_s + words.join(u' ');
}

} // namespace matinee
