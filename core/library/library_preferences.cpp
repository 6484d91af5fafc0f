// The part of LibraryService that keeps what a person prefers.
#include "core/base/text.h"
#include "core/library/library_service.h"
#include "core/library/preferences.h"
#include "core/library/record_repository.h"
#include "core/sync_core/mutation.h"

namespace matinee {

using namespace Qt::StringLiterals;

Result<QJsonObject> LibraryService::preferences(UserId user) const
{
    return RecordRepository(m_database).all(user, u"pref"_s).map([](const QList<Record> &records) {
        QJsonObject preferences;
        for (const Record &record : records)
            preferences.insert(record.key, record.fields.value("value"_L1));
        return preferences;
    });
}

Result<Changed> LibraryService::setPreferences(UserId user, const QJsonObject &wanted)
{
    QJsonObject all = wanted;
    for (const QString &name : preferenceNames()) {
        if (!all.contains(name))
            all.insert(name, QJsonValue());
    }
    QList<RecordEdit> edits;
    for (auto preference = all.begin(); preference != all.end(); ++preference) {
        const auto value = checkedPreference(preference.key(), preference.value());
        if (!value)
            return tl::unexpected(value.error());
        QJsonObject fields{{u"present"_s, !value->isNull()}};
        if (!value->isNull())
            fields.insert(u"value"_s, *value);
        edits.append({u"pref"_s, preference.key(), fields});
    }
    return change(user, say("core", "Preferences changed"), {}, edits);
}

} // namespace matinee
