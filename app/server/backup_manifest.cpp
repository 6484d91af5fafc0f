#include "app/server/backup_manifest.h"

#include "core/base/text.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr int Format = 1;

/// Nothing but what a data folder has, so that no name leads anywhere else.
bool isFine(const BackupFile &file)
{
    static const QRegularExpression names(
        u"\\A(library\\.db|server\\.key|models/[A-Za-z0-9_][A-Za-z0-9_.-]{0,100})\\z"_s);
    return names.match(file.name).hasMatch() && file.bytes >= 0 && file.sha256.size() == 32;
}

} // namespace

QJsonObject toJson(const BackupManifest &manifest)
{
    QJsonArray files;
    for (const BackupFile &file : manifest.files)
        files.append(QJsonObject{{u"name"_s, file.name},
                                 {u"bytes"_s, file.bytes},
                                 {u"sha256"_s, QString::fromLatin1(file.sha256.toHex())}});
    return {{u"format"_s, Format},
            {u"program"_s, manifest.program},
            {u"made_at"_s, manifest.madeAt.toUTC().toString(Qt::ISODate)},
            {u"database"_s, u"sqlite"_s},
            {u"schema"_s, manifest.schema},
            {u"files"_s, files}};
}

Result<BackupManifest> manifestOf(const QJsonObject &json)
{
    if (json.value(u"format"_s).toInt() > Format)
        return fail(Error::Kind::Invalid, say("server", "This backup is from a newer Matinee."));
    BackupManifest manifest{json.value(u"program"_s).toString(),
                            QDateTime::fromString(json.value(u"made_at"_s).toString(), Qt::ISODate),
                            json.value(u"schema"_s).toInt(),
                            {}};
    QStringList names;
    for (const QJsonValue &value : json.value(u"files"_s).toArray()) {
        const QJsonObject one = value.toObject();
        const BackupFile file{one.value(u"name"_s).toString(), one.value(u"bytes"_s).toInteger(-1),
                              QByteArray::fromHex(one.value(u"sha256"_s).toString().toLatin1())};
        if (!isFine(file) || names.contains(file.name))
            return fail(Error::Kind::Corrupt, {}, u"the manifest has an odd file"_s);
        names.append(file.name);
        manifest.files.append(file);
    }
    if (json.value(u"format"_s).toInt() != Format || !manifest.madeAt.isValid() || manifest.schema < 1
        || !names.contains(u"library.db"_s) || !names.contains(u"server.key"_s))
        return fail(Error::Kind::Corrupt, {}, u"the manifest is not complete"_s);
    return manifest;
}

} // namespace matinee
