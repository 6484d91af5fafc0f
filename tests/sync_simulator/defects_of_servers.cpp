// Mistakes that a server could make.
#include "core/sync/record_batch.h"
#include "core/sync_core/stamp.h"
#include "tests/sync_simulator/world.h"

#include <QJsonArray>

namespace matinee::simulator {

using namespace Qt::StringLiterals;

namespace {

/// Calls `change(mutation)` for each of a push's mutations, which it may change.
template <class Change>
void eachMutation(QJsonObject &body, Change change)
{
    QJsonArray mutations = body.value(u"mutations"_s).toArray();
    for (qsizetype i = 0; i < mutations.size(); ++i) {
        QJsonObject mutation = mutations.at(i).toObject();
        change(mutation);
        mutations.replace(i, mutation);
    }
    if (!mutations.isEmpty())
        body.insert(u"mutations"_s, mutations);
}

QString stampAt(qint64 ms, int counter)
{
    return u"%1-%2-00000abc"_s.arg(ms, 12, 16, '0'_L1).arg(counter, 4, 16, '0'_L1);
}

bool isAhead(World &world, const QString &stamp)
{
    const auto at = Stamp::fromText(stamp);
    return at && at->at() > world.server().clock.now().addSecs(60);
}

class NoAccountLock : public Defect {
    void afterServe(World &, Device &, const SyncQuestion &question, SyncAnswer &answer) override
    {
        QJsonArray changes = answer.body.value(u"changes"_s).toArray();
        if (question.kind != SyncQuestion::Kind::Pull || changes.size() < 2)
            return;
        changes.removeFirst();
        answer.body.insert(u"changes"_s, changes);
    }
};

class NoRepeatCheck : public Defect {
    void beforeServe(World &world, Device &, int account, QJsonObject &body) override
    {
        const QJsonObject after = body.value(u"after"_s).toObject();
        if (!body.contains(u"mutations"_s))
            return;
        const Bindings from{{u":user"_s, account + 1},
                            {u":device"_s, body.value(u"device"_s).toString()},
                            {u":n"_s, after.value(u"n"_s).toInteger()}};
        Bindings all = from;
        all.append({u":mid"_s, after.value(u"mid"_s).toString(u""_s)});
        world.server().files.execute(u"UPDATE sync_device SET last_n = :n, last_mid = :mid"
                                     u" WHERE user_id = :user AND device_id = :device AND last_n > :n"_s,
                                     all);
        world.server().files.execute(
            u"DELETE FROM sync_mutation WHERE user_id = :user AND device_id = :device AND n > :n"_s, from);
    }
};

class MergeByArrival : public Defect {
    void beforeServe(World &world, Device &, int, QJsonObject &body) override
    {
        int counter = 0;
        eachMutation(body, [&](QJsonObject &mutation) {
            mutation.insert(u"stamp"_s, stampAt(world.server().clock.now().toMSecsSinceEpoch(), ++counter));
        });
    }
};

class EqualReplacements : public Defect {
    void beforeServe(World &world, Device &, int, QJsonObject &body) override
    {
        eachMutation(body, [&](QJsonObject &mutation) {
            if (isAhead(world, mutation.value(u"stamp"_s).toString()))
                mutation.insert(u"stamp"_s, stampAt(world.server().clock.now().toMSecsSinceEpoch(), 0));
        });
    }
};

class NoFloor : public Defect {
    void beforePurge(World &world, int account) override { m_before = purged(world, account); }
    void afterPurge(World &world, int account) override
    {
        for (int at = 0; at < world.devices(); ++at) {
            Device &device = world.device(at);
            if (device.account == account
                && device.files.number(u"SELECT COUNT(*) FROM sync_state WHERE snapshot <> ''"_s) > 0)
                world.server().files.execute(
                    u"UPDATE sync_account SET purged_seq = :seq WHERE user_id = :user"_s,
                    {{u":seq"_s, m_before}, {u":user"_s, account + 1}});
        }
    }
    static qint64 purged(World &world, int account)
    {
        return world.server().files.number(u"SELECT purged_seq FROM sync_account WHERE user_id = :user"_s,
                                           {{u":user"_s, account + 1}});
    }

    qint64 m_before = 0;
};

class CopyDropped : public Defect {
    void afterServe(World &world, Device &device, const SyncQuestion &question, SyncAnswer &) override
    {
        if (question.kind != SyncQuestion::Kind::Push)
            return;
        const UserId user = ServerMachine::owner(device.account);
        SimDatabase &files = world.server().files;
        auto ledger = AccountLedger::read(files.database(), user);
        for (const RecordState &record : recordsOf(files, user)) {
            if (record.entity != "text_copy"_L1)
                continue;
            ledger->remove(record);
            files.execute(u"DELETE FROM sync_base WHERE user_id = :user AND key = :key"_s,
                          {{u":user"_s, user.value()}, {u":key"_s, record.key}});
            files.execute(u"DELETE FROM text_copy WHERE user_id = :user AND id = :key"_s,
                          {{u":user"_s, user.value()}, {u":key"_s, record.key}});
            if (!ledger->write(files.database(), user))
                qFatal("the ledger cannot be written");
        }
    }
};

class FollowingTextLoses : public Defect {
    void beforeServe(World &world, Device &, int account, QJsonObject &body) override
    {
        eachMutation(body, [&](QJsonObject &mutation) {
            QJsonObject fields = mutation.value(u"fields"_s).toObject();
            const QJsonObject base = mutation.value(u"base"_s).toObject();
            const auto record =
                recordOf(world.server().files, ServerMachine::owner(account),
                         mutation.value(u"entity"_s).toString(), mutation.value(u"key"_s).toString());
            for (const QString &name : base.keys()) {
                const QString stamp = mutation.value(u"stamp"_s).toString();
                const FieldState now = record ? record->fields.value(name) : FieldState();
                if (now.version == base.value(name).toString() && stamp < now.stamp)
                    fields.remove(name);
            }
            if (!fields.isEmpty())
                mutation.insert(u"fields"_s, fields);
        });
    }
};

class TablesBehind : public Defect {
    void afterServe(World &world, Device &device, const SyncQuestion &question, SyncAnswer &) override
    {
        if (question.kind == SyncQuestion::Kind::Push)
            world.server().files.execute(u"DELETE FROM watch WHERE user_id = :user"_s,
                                         {{u":user"_s, device.account + 1}});
    }
};

class PoisonedQueue : public Defect {
    void afterServe(World &, Device &, const SyncQuestion &question, SyncAnswer &answer) override
    {
        bool isPoisoned = false;
        QJsonObject body = question.body;
        eachMutation(body,
                     [&](QJsonObject &mutation) { isPoisoned |= mutation.value(u"entity"_s) == u"list"_s; });
        if (isPoisoned)
            answer = {503, {}};
    }
};

class DeviceOfAnyone : public Defect {
    void beforeServe(World &world, Device &device, int account, QJsonObject &body) override
    {
        if (account == device.account || !body.contains(u"device"_s))
            return;
        world.server().files.execute(
            u"INSERT INTO sync_device (user_id, device_id, name, session_id, last_n, last_mid, created_at,"
            u" last_seen) VALUES (:user, :device, '', '', :n, :mid, 0, 0) ON CONFLICT DO NOTHING"_s,
            {{u":user"_s, account + 1},
             {u":device"_s, body.value(u"device"_s).toString()},
             {u":n"_s, body.value(u"after"_s)[u"n"].toInteger()},
             {u":mid"_s, body.value(u"after"_s)[u"mid"].toString(u""_s)}});
    }
};

class DigestBehind : public Defect {
    void afterServe(World &world, Device &device, const SyncQuestion &question, SyncAnswer &) override
    {
        if (question.kind == SyncQuestion::Kind::Push)
            world.server().files.execute(u"UPDATE sync_account SET digest = '{}' WHERE user_id = :user"_s,
                                         {{u":user"_s, device.account + 1}});
    }
};

class UnknownDropped : public Defect {
    void afterServe(World &world, Device &device, const SyncQuestion &question, SyncAnswer &) override
    {
        if (question.kind != SyncQuestion::Kind::Push)
            return;
        const UserId user = ServerMachine::owner(device.account);
        SimDatabase &files = world.server().files;
        for (RecordState record : recordsOf(files, user)) {
            auto batch = RecordBatch::open(files.database(), user);
            if (record.fields.remove(u"future"_s) > 0
                && (!batch->putNext(record) || !batch->save(world.server().clock.now())))
                qFatal("the record cannot be changed");
        }
    }
};

} // namespace

QList<NamedDefect> defectsOfServers()
{
    return {
        {"no-account-lock", "I6", "a reader passes a number that is not committed yet", make<NoAccountLock>},
        {"no-repeat-check", "I4", "a change that arrives again is merged again", make<NoRepeatCheck>},
        {"merge-by-arrival", "I3", "what arrives last wins, whatever its stamp", make<MergeByArrival>},
        {"equal-replacements", "I9", "stamps too far ahead are all cut to now", make<EqualReplacements>},
        {"no-floor", "I1", "removals purged while a device reads everything are not told", make<NoFloor>},
        {"copy-dropped", "I5", "of two texts of the same time one is thrown away", make<CopyDropped>},
        {"following-text-loses", "I5", "a text that follows the current one loses to its raised stamp",
         make<FollowingTextLoses>},
        {"tables-behind", "I1", "diary entries do not reach the server's typed table", make<TablesBehind>},
        {"poisoned-queue", "I2", "a push with a list is never answered", make<PoisonedQueue>},
        {"device-of-anyone", "I10", "a device may write into another account", make<DeviceOfAnyone>},
        {"digest-behind", "I13", "a push does not change the digest", make<DigestBehind>},
        {"unknown-dropped", "I15", "a push drops fields that nobody here knows", make<UnknownDropped>},
    };
}

} // namespace matinee::simulator
