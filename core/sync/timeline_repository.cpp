#include "core/sync/timeline_repository.h"

#include "core/store/database.h"
#include "core/store/dialect.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

Result<QString> served(Database &database)
{
    return database.run(u"SELECT value FROM meta WHERE name = 'sync_timeline'"_s).map([](Rows rows) {
        return rows.next() ? rows.text(0) : QString();
    });
}

} // namespace

Result<bool> TimelineRepository::goesOn()
{
    const auto present = m_database.dialect().history(m_database);
    if (!present || present->isEmpty())
        return present.map([](const QString &) { return true; });
    const auto isPresent = [&](const QString &known) { return known == *present; };
    const auto before = served(m_database);
    if (!before || !before->isEmpty())
        return before.map(isPresent);
    return m_database
        .execute(u"INSERT INTO meta (name, value) VALUES ('sync_timeline', :present)"
                 u" ON CONFLICT (name) DO NOTHING"_s,
                 {{u":present"_s, *present}})
        .and_then([&] { return served(m_database); })
        .map(isPresent);
}

Result<void> TimelineRepository::accept()
{
    return m_database.dialect().history(m_database).and_then([&](const QString &present) {
        return present.isEmpty()
            ? Result<void>()
            : m_database.execute(u"INSERT INTO meta (name, value) VALUES ('sync_timeline', :present)"
                                 u" ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s,
                                 {{u":present"_s, present}});
    });
}

} // namespace matinee
