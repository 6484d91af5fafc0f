#include "tests/sync_simulator/machine.h"

#include "core/sync_core/sync_json.h"
#include "tests/sync_simulator/oracle.h"

namespace matinee::simulator {

using namespace Qt::StringLiterals;

namespace {

using Fields = QMap<QString, FieldState>;

/// The same texts are read again and again.
Fields fieldsIn(const QString &text)
{
    constexpr qsizetype MostKept = 5000;
    static QHash<QString, Fields> known;
    if (const auto at = known.constFind(text); at != known.cend())
        return *at;
    const auto fields = fieldsFromJson(objectOf(text));
    if (!fields)
        broken(fields.error());
    if (known.size() == MostKept)
        known.clear();
    return *known.insert(text, *fields);
}

RecordState recordIn(const Rows &row)
{
    return {row.text(0), row.text(1), row.integer(2), row.integer(3) != 0, fieldsIn(row.text(4))};
}

} // namespace

void Device::restart()
{
    store = std::make_unique<SyncStore>(files.database(), clock);
    for (Flight &flight : flights)
        flight.isOrphan = true;
}

QHash<QString, RecordState> recordsOf(SimDatabase &files, UserId user)
{
    QHash<QString, RecordState> records;
    const auto read =
        files.database().each(u"SELECT entity, key, seq, dead, fields FROM sync_base WHERE user_id = :user"_s,
                              {{u":user"_s, user.value()}}, [&](const Rows &row) {
                                  RecordState record = recordIn(row);
                                  records.insert(recordName(record.entity, record.key), std::move(record));
                              });
    if (!read)
        broken(read.error());
    return records;
}

std::optional<RecordState> recordOf(SimDatabase &files, UserId user, const QString &entity,
                                    const QString &key)
{
    std::optional<RecordState> record;
    const auto read =
        files.database().each(u"SELECT entity, key, seq, dead, fields FROM sync_base"
                              u" WHERE user_id = :user AND entity = :entity AND key = :key"_s,
                              {{u":user"_s, user.value()}, {u":entity"_s, entity}, {u":key"_s, key}},
                              [&](const Rows &row) { record = recordIn(row); });
    if (!read)
        broken(read.error());
    return record;
}

QList<Mutation> unsentOf(SimDatabase &files, UserId user)
{
    QList<Mutation> mutations;
    const auto read = files.database().each(
        u"SELECT n, mid, entity, key, op, fields, base, stamp FROM sync_outbox"
        u" WHERE user_id = :user ORDER BY n"_s,
        {{u":user"_s, user.value()}}, [&](const Rows &row) {
            Mutation mutation;
            mutation.n = row.integer(0);
            mutation.mid = row.text(1);
            mutation.edit = {row.text(2), row.text(3), objectOf(row.text(5)),
                             row.text(4) == "del"_L1 ? RecordEdit::Op::Delete : RecordEdit::Op::Set};
            mutation.stamp = row.text(7);
            const QJsonObject base = objectOf(row.text(6));
            for (auto field = base.begin(); field != base.end(); ++field)
                mutation.base.insert(field.key(), field.value().toString());
            mutations.append(mutation);
        });
    if (!read)
        broken(read.error());
    return mutations;
}

} // namespace matinee::simulator
