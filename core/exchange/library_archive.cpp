#include "core/exchange/library_archive.h"

#include "core/library/record_tables.h"

namespace matinee {

using namespace Qt::StringLiterals;

QStringList archivedEntities()
{
    QStringList entities{u"film"_s};
    for (const RecordTable &table : recordTables())
        entities.append(table.entity);
    return entities;
}

QString archiveFileOf(const QString &entity)
{
    return entity + u".jsonl"_s;
}

} // namespace matinee
