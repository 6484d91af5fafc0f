// Mistakes that a device could make.
#include "core/sync/projector.h"
#include "core/sync_core/entity_rule.h"
#include "core/sync_core/outbox.h"
#include "core/sync_core/sync_json.h"
#include "tests/sync_simulator/world.h"

#include <QJsonDocument>

namespace matinee::simulator {

using namespace Qt::StringLiterals;

namespace {

bool isReadingAll(Device &device)
{
    return device.files.number(u"SELECT COUNT(*) FROM sync_state WHERE snapshot <> ''"_s) > 0;
}

qint64 epochOf(Device &device)
{
    return device.files.number(u"SELECT epoch FROM sync_state"_s);
}

/// Without gaps, from 1.
void renumber(Device &device)
{
    qint64 n = 0;
    for (const Mutation &mutation : unsentOf(device.files, Device::Owner))
        device.files.execute(u"UPDATE sync_outbox SET n = :new WHERE n = :old"_s,
                             {{u":new"_s, ++n}, {u":old"_s, mutation.n}});
}

/// As a device that made the mistake would show it.
void showAgain(Device &device, const RecordEdit &edit)
{
    const auto record = Outbox(device.files.database()).visible(Device::Owner, edit.entity, edit.key);
    if (!record)
        broken(record.error());
    const RecordState gone{edit.entity, edit.key, 0, true};
    if (const auto shown = Projector(device.files.database(), Projector::Side::Device)
                               .show(Device::Owner, {record->value_or(gone)});
        !shown)
        broken(shown.error());
}

bool isRemoval(const Mutation &mutation)
{
    return mutation.edit.op == RecordEdit::Op::Delete
        || mutation.edit.fields.value(u"present"_s) == QJsonValue(false);
}

class PullOverwrites : public Defect {
    void afterTake(World &, Device &device, const SyncQuestion &question, const SyncAnswer &) override
    {
        if (question.kind != SyncQuestion::Kind::Pull)
            return;
        for (const Mutation &mutation : unsentOf(device.files, Device::Owner)) {
            const auto base = recordOf(device.files, Device::Owner, u"rating"_s, mutation.edit.key);
            if (mutation.edit.entity == "rating"_L1 && base)
                device.files.execute(u"UPDATE rating SET points = :points"
                                     u" WHERE movie_id = (SELECT id FROM movie WHERE ref = :ref)"_s,
                                     {{u":points"_s, base->fields.value(u"value"_s).value.toInt(1)},
                                      {u":ref"_s, mutation.edit.key}});
        }
    }
};

class PushDuringResync : public Defect {
    void afterStep(World &world) override
    {
        for (int at = 0; at < world.devices() && !world.isBroken(); ++at) {
            Device &device = world.device(at);
            if (isReadingAll(device) && device.isSignedIn
                && device.files.number(u"SELECT COUNT(*) FROM sync_outbox"_s) > 0)
                push(world, device);
        }
    }

    static void push(World &world, Device &device)
    {
        const QString snapshot = device.files.text(u"SELECT snapshot FROM sync_state"_s);
        const auto epoch = SyncServer::epoch(world.server().files.database());
        device.files.execute(u"UPDATE sync_state SET snapshot = '', epoch = :epoch"_s,
                             {{u":epoch"_s, epoch.value_or(0)}});
        const auto question = device.store->ask(Device::Owner, false);
        if (question && *question && (*question)->kind == SyncQuestion::Kind::Push) {
            Flight flight{**question, QJsonDocument((*question)->body).toJson(), {}};
            world.carry(device, flight, device.account);
            if (flight.answers.last().status == 200)
                (void)world.take(device, flight, flight.answers.last());
        }
        device.files.execute(u"UPDATE sync_state SET snapshot = :snapshot WHERE snapshot = ''"_s,
                             {{u":snapshot"_s, snapshot}});
    }
};

/// Knows when a device has learnt that the server was restored.
class AfterRestore : public Defect {
    void beforeTake(World &, Device &device, SyncQuestion &, SyncAnswer &) override
    {
        m_epoch = epochOf(device);
    }
    void afterTake(World &world, Device &device, const SyncQuestion &, const SyncAnswer &) override
    {
        if (m_epoch != 0 && epochOf(device) != m_epoch)
            change(world, device);
    }
    virtual void change(World &world, Device &device) = 0;

    qint64 m_epoch = 0;
};

class RemovalNotGivenBack : public AfterRestore {
    void change(World &world, Device &device) override
    {
        for (const Mutation &mutation : unsentOf(device.files, Device::Owner)) {
            if (!isRemoval(mutation) || world.oracle(device.account).knows(mutation.mid))
                continue;
            device.files.execute(u"DELETE FROM sync_outbox WHERE mid = :mid"_s, {{u":mid"_s, mutation.mid}});
            showAgain(device, mutation.edit);
        }
        renumber(device);
    }
};

class WrongTextBase : public AfterRestore {
    void change(World &, Device &device) override
    {
        for (const Mutation &mutation : unsentOf(device.files, Device::Owner)) {
            const EntityRule *rule = entityRule(mutation.edit.entity);
            const auto base = recordOf(device.files, Device::Owner, mutation.edit.entity, mutation.edit.key);
            if (!rule || !base || !mutation.edit.fields.contains(rule->text))
                continue;
            device.files.execute(
                u"UPDATE sync_outbox SET base = :base WHERE mid = :mid"_s,
                {{u":base"_s, objectText({{rule->text, base->fields.value(rule->text).version}})},
                 {u":mid"_s, mutation.mid}});
            showAgain(device, mutation.edit);
        }
    }
};

class AcknowledgedByNumber : public Defect {
    void afterTake(World &, Device &device, const SyncQuestion &question, const SyncAnswer &answer) override
    {
        if (question.kind != SyncQuestion::Kind::Push || answer.status != 200)
            return;
        for (const Mutation &mutation : unsentOf(device.files, Device::Owner)) {
            if (mutation.n > answer.body.value(u"last_n"_s).toInteger())
                break;
            device.files.execute(u"DELETE FROM sync_outbox WHERE mid = :mid"_s, {{u":mid"_s, mutation.mid}});
            showAgain(device, mutation.edit);
        }
    }
};

class LateAnswers : public Defect {
    void beforeTake(World &, Device &device, SyncQuestion &question, SyncAnswer &) override
    {
        // Whatever was asked last, this answers it.
        const auto newest = device.store->ask(Device::Owner, true);
        if (newest && *newest)
            question.number = (*newest)->number;
    }
};

class RefusalHidden : public Defect {
    void afterTake(World &, Device &device, const SyncQuestion &, const SyncAnswer &) override
    {
        device.files.execute(u"DELETE FROM sync_refused"_s);
    }
};

class HalfWritten : public Defect {
    void afterKill(SimDatabase &files) override
    {
        files.execute(u"UPDATE sync_state SET after_n = after_n + 1"_s);
    }
};

class ImportForgets : public Defect {
    void afterImport(SimDatabase &files) override { files.execute(u"DELETE FROM watch"_s); }
};

} // namespace

QList<NamedDefect> defectsOfDevices()
{
    return {
        {"pull-overwrites", "I7", "a pull overwrites unsent edits", make<PullOverwrites>},
        {"push-during-resync", "I3",
         "changes go to a restored server before it was given back what it forgot", make<PushDuringResync>},
        {"removal-not-given-back", "I3", "a restored server is not told of removals it forgot",
         make<RemovalNotGivenBack>},
        {"wrong-text-base", "I5", "after a restore a text claims to follow the server's",
         make<WrongTextBase>},
        {"acknowledged-by-number", "I3", "an answer acknowledges changes by their number alone",
         make<AcknowledgedByNumber>},
        {"late-answers", "I8", "answers of questions that were given up are taken in", make<LateAnswers>},
        {"refusal-hidden", "I11", "refused changes are not listed", make<RefusalHidden>},
        {"half-written", "I12", "a killed process leaves a part of its transaction", make<HalfWritten>},
        {"import-forgets", "I14", "an export is taken in without its diary", make<ImportForgets>},
    };
}

QList<NamedDefect> allDefects()
{
    return defectsOfServers() + defectsOfDevices();
}

} // namespace matinee::simulator
