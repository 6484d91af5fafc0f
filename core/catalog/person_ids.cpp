#include "core/catalog/person_ids.h"

#include "core/catalog/portions.h"
#include "core/store/database.h"

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Unknown = 0;

/// In the order of the index: what is asked for one after the other lies together in a large table.
QStringList sortedKeys(const QHash<QString, qint64> &ids)
{
    QStringList keys = ids.keys();
    std::sort(keys.begin(), keys.end());
    return keys;
}

} // namespace

void PersonIds::ask(const QString &name, const QString &ref)
{
    (ref.isEmpty() ? m_byName[name] : m_byRef[ref]) = Unknown;
}

Result<void> PersonIds::load()
{
    {
        auto rows = m_database.run(u"SELECT COALESCE(MAX(id), 0) FROM person"_s);
        if (!rows)
            return tl::unexpected(rows.error());
        rows->next();
        m_last = rows->integer(0);
    }
    return eachRowOf(m_database, u"SELECT name, id FROM person WHERE ref IS NULL AND name IN (%1)"_s,
                     sortedKeys(m_byName),
                     [this](const Rows &rows) { m_byName[rows.text(0)] = rows.integer(1); })
        .and_then([this] {
            return eachRowOf(m_database, u"SELECT ref, id FROM person WHERE ref IN (%1)"_s,
                             sortedKeys(m_byRef),
                             [this](const Rows &rows) { m_byRef[rows.text(0)] = rows.integer(1); });
        });
}

qint64 PersonIds::idOf(const QString &name, const QString &ref)
{
    qint64 &id = ref.isEmpty() ? m_byName[name] : m_byRef[ref];
    if (id == Unknown) {
        id = ++m_last;
        m_fresh.append({id, name, ref.isEmpty() ? QVariant() : QVariant(ref)});
    }
    return id;
}

void PersonIds::adopt(const QString &name, const QString &ref)
{
    const qint64 refless = m_byName.value(name);
    if (refless == Unknown || m_adopted.contains(name))
        return;
    qint64 &id = m_byRef[ref];
    if (id == Unknown) {
        id = refless;
        m_named.append({ref, id});
    } else {
        m_moved.append({id, refless});
    }
    m_adopted.insert(name);
    m_byName.insert(name, id);
}

Result<void> PersonIds::saveNew()
{
    constexpr int Ref = 2;
    std::sort(m_fresh.begin(), m_fresh.end(), [](const QVariantList &a, const QVariantList &b) {
        return a.at(Ref).toString() < b.at(Ref).toString();
    });
    return m_database.executeMany(u"INSERT INTO person (id, name, ref) VALUES (?, ?, ?)"_s, m_fresh);
}

Result<void> PersonIds::saveAdopted(qint64 version)
{
    QList<QVariantList> touched;
    for (const QVariantList &move : std::as_const(m_moved))
        touched.append({version, move.at(1)});
    return m_database.executeMany(u"UPDATE person SET ref = ? WHERE id = ?"_s, m_named)
        .and_then([&] {
            return m_database.executeMany(u"UPDATE movie SET changed_version = ? WHERE id IN"
                                          u" (SELECT movie_id FROM credit WHERE person_id = ?)"_s,
                                          touched);
        })
        .and_then([&] {
            return m_database.executeMany(u"UPDATE credit SET person_id = ? WHERE person_id = ?"_s, m_moved);
        });
}

} // namespace matinee
