#include "core/sync_client/profile_file.h"

#include "core/base/text.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QUuid>

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr int Version = 1;

QString pathIn(const QString &dataFolder)
{
    return QDir(dataFolder).filePath(u"profiles.json"_s);
}

QJsonObject toJson(const AccountProfile &profile)
{
    return {{u"id"_s, profile.id},         {u"server"_s, profile.server.toString()},
            {u"handle"_s, profile.handle}, {u"authority_file"_s, profile.authorityFile},
            {u"proxy"_s, profile.proxy},   {u"paused"_s, profile.paused}};
}

AccountProfile profileOf(const QJsonObject &json, const QString &dataFolder)
{
    const QString id = json.value("id"_L1).toString();
    return {id,
            QUrl(json.value("server"_L1).toString()),
            json.value("handle"_L1).toString(),
            accountFolder(dataFolder, id),
            json.value("authority_file"_L1).toString(),
            json.value("proxy"_L1).toString(),
            json.value("paused"_L1).toBool()};
}

/// An id is the name of a folder.
bool isId(const QString &id)
{
    return QUuid::fromString(id).toString(QUuid::WithoutBraces) == id && !QUuid::fromString(id).isNull();
}

tl::unexpected<Error> damaged(const QString &path, const QString &detail)
{
    return fail(Error::Kind::Corrupt,
                say("core", "%1 cannot be read: it was changed or is damaged.").arg(path), detail);
}

} // namespace

QString accountFolder(const QString &dataFolder, const QString &id)
{
    return QDir(dataFolder).filePath(u"accounts/"_s + id);
}

const AccountProfile *ProfileFile::find(const QString &id) const
{
    const auto found = std::find_if(profiles.cbegin(), profiles.cend(),
                                    [&](const AccountProfile &profile) { return profile.id == id; });
    return found == profiles.cend() ? nullptr : &*found;
}

Result<ProfileFile> ProfileFile::read(const QString &dataFolder)
{
    QFile file(pathIn(dataFolder));
    if (!file.exists())
        return ProfileFile();
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Unavailable, say("core", "%1 cannot be read.").arg(file.fileName()),
                    file.errorString());
    QJsonParseError fault;
    const QJsonObject json = QJsonDocument::fromJson(file.readAll(), &fault).object();
    if (json.value("version"_L1).toInt() != Version)
        return damaged(file.fileName(), fault.errorString());
    ProfileFile read{json.value("current"_L1).toString(), {}, json.value("put_away"_L1).toString()};
    const auto profiles = json.value("profiles"_L1).toArray();
    for (const QJsonValue &value : profiles)
        read.profiles.append(profileOf(value.toObject(), dataFolder));
    const auto leaving = json.value("leaving"_L1).toArray();
    for (const QJsonValue &value : leaving)
        read.leaving.append({value["id"_L1].toString(), value["keep_copy"_L1].toBool()});

    const bool isSound = std::all_of(read.profiles.cbegin(), read.profiles.cend(),
                                     [](const AccountProfile &profile) { return isId(profile.id); })
        && std::all_of(read.leaving.cbegin(), read.leaving.cend(),
                       [](const LeavingProfile &profile) { return isId(profile.id); })
        && (read.current.isEmpty() || read.find(read.current));
    return isSound ? Result<ProfileFile>(read) : damaged(file.fileName(), u"ids"_s);
}

Result<void> ProfileFile::write(const QString &dataFolder) const
{
    QJsonArray listed;
    for (const AccountProfile &profile : profiles)
        listed.append(toJson(profile));
    QJsonArray gone;
    for (const LeavingProfile &profile : leaving)
        gone.append(QJsonObject{{u"id"_s, profile.id}, {u"keep_copy"_s, profile.keepCopy}});
    const QJsonObject json{{u"version"_s, Version},
                           {u"current"_s, current},
                           {u"profiles"_s, listed},
                           {u"put_away"_s, putAway},
                           {u"leaving"_s, gone}};
    QSaveFile file(pathIn(dataFolder));
    const bool isWritten = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(QJsonDocument(json).toJson()) > 0 && file.commit();
    if (!isWritten)
        return fail(Error::Kind::Unavailable, say("core", "%1 cannot be written.").arg(file.fileName()),
                    file.errorString());
    return {};
}

} // namespace matinee
