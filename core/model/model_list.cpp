#include "core/model/model_list.h"

#include "core/base/text.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSaveFile>

namespace matinee::model {

using namespace Qt::StringLiterals;

namespace {

QJsonObject toJson(const ModelEntry &entry)
{
    return {{u"version"_s, entry.version},
            {u"promoted_at"_s, entry.promotedAt.toUTC().toString(Qt::ISODate)},
            {u"learnt_at"_s, entry.facts.learntAt.toUTC().toString(Qt::ISODate)},
            {u"source"_s, entry.facts.source},
            {u"people"_s, entry.facts.people},
            {u"likes"_s, entry.facts.likes},
            {u"quality"_s, entry.facts.quality},
            {u"compared_on"_s, entry.comparison.people},
            {u"difference"_s, entry.comparison.difference},
            {u"standard_error"_s, entry.comparison.standardError}};
}

ModelEntry entryFrom(const QJsonObject &json)
{
    const auto time = [&](const QString &name) {
        return QDateTime::fromString(json.value(name).toString(), Qt::ISODate);
    };
    ModelEntry entry;
    entry.version = json.value(u"version"_s).toString();
    entry.promotedAt = time(u"promoted_at"_s);
    entry.facts = {json.value(u"source"_s).toString(), time(u"learnt_at"_s),
                   json.value(u"people"_s).toInteger(), json.value(u"likes"_s).toInteger(),
                   json.value(u"quality"_s).toDouble()};
    entry.comparison = {json.value(u"compared_on"_s).toInt(), json.value(u"difference"_s).toDouble(),
                        json.value(u"standard_error"_s).toDouble()};
    return entry;
}

} // namespace

Result<QList<ModelEntry>> readModelList(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return QList<ModelEntry>();
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Unavailable,
                    say("core", "%1 cannot be read: %2").arg(path, file.errorString()));
    const QJsonDocument json = QJsonDocument::fromJson(file.readAll());
    // The version becomes a part of a path.
    static const QRegularExpression version(u"^[0-9a-f]{12}$"_s);
    QList<ModelEntry> entries;
    for (const QJsonValue &value : json.array()) {
        entries.append(entryFrom(value.toObject()));
        if (!version.match(entries.last().version).hasMatch())
            return fail(Error::Kind::Corrupt, say("core", "%1 is damaged.").arg(path));
    }
    if (!json.isArray())
        return fail(Error::Kind::Corrupt, say("core", "%1 is damaged.").arg(path));
    return entries;
}

Result<void> writeModelList(const QString &path, const QList<ModelEntry> &entries)
{
    QJsonArray json;
    for (const ModelEntry &entry : entries)
        json.append(toJson(entry));
    const QByteArray bytes = QJsonDocument(json).toJson();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(Error::Kind::Unavailable,
                    say("core", "%1 cannot be written: %2").arg(path, file.errorString()));
    return {};
}

} // namespace matinee::model
