#include "core/catalog/keyword_ids.h"

#include "core/catalog/portions.h"
#include "core/store/database.h"

namespace matinee {

using namespace Qt::StringLiterals;

Result<void> KeywordIds::load()
{
    {
        auto rows = m_database.run(u"SELECT COALESCE(MAX(id), 0) FROM keyword"_s);
        if (!rows)
            return tl::unexpected(rows.error());
        rows->next();
        m_last = rows->integer(0);
    }
    return eachRowOf(m_database, u"SELECT name, id FROM keyword WHERE name IN (%1)"_s, m_asked.values(),
                     [this](const Rows &rows) { m_ids.insert(rows.text(0), rows.integer(1)); });
}

qint64 KeywordIds::idOf(const QString &name)
{
    qint64 &id = m_ids[name];
    if (id == 0) {
        id = ++m_last;
        m_fresh.append({id, name});
    }
    return id;
}

Result<void> KeywordIds::save()
{
    return m_database.executeMany(u"INSERT INTO keyword (id, name) VALUES (?, ?)"_s, m_fresh);
}

} // namespace matinee
