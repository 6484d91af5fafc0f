// The part of World that is the network: questions, answers and what becomes of them on the way.
#include "core/sync_core/stamp.h"
#include "tests/sync_simulator/front_door.h"
#include "tests/sync_simulator/invariants.h"
#include "tests/sync_simulator/world.h"

#include <QJsonDocument>

namespace matinee::simulator {

using namespace Qt::StringLiterals;

namespace {

using Kind = Step::Kind;

constexpr qsizetype MostFlights = 6;
constexpr qint64 MostAheadMs = 60'000;

/// What one account has on the server, as one text.
QString rowsOf(SimDatabase &files, int account)
{
    return files.text(
        u"SELECT COALESCE((SELECT seq || digest FROM sync_account WHERE user_id = u), '')"
        u" || COALESCE((SELECT group_concat(device_id || last_n) FROM sync_device WHERE user_id = u), '')"
        u" || COALESCE((SELECT group_concat(entity || key || seq || fields) FROM sync_base"
        u" WHERE user_id = u), '') FROM (SELECT :user AS u)"_s,
        {{u":user"_s, ServerMachine::owner(account).value()}});
}

Flight *flightOf(Device &device, quint32 which)
{
    const auto count = quint32(device.flights.size());
    return count == 0 ? nullptr : &device.flights[count - 1 - which % count];
}

} // namespace

bool World::ask(Device &device)
{
    const auto question = device.store->ask(Device::Owner, true);
    if (!question)
        broken(question.error());
    if (!*question)
        return false;
    device.flights.append({**question, QJsonDocument((*question)->body).toJson(QJsonDocument::Compact), {}});
    if (device.flights.size() > MostFlights)
        device.flights.removeFirst();
    return true;
}

void World::carry(Device &device, Flight &flight, int account)
{
    const UserId user = ServerMachine::owner(account);
    SimDatabase &files = m_server.files;
    const bool isForeign = account != device.account;
    const bool isRead = flight.question.kind == SyncQuestion::Kind::Pull && !isForeign;
    const QString otherBefore = isRead ? QString() : rowsOf(files, 1 - account);
    const PushSeen before = PushSeen::of(files, user, flight);
    QByteArray request = flight.request;
    if (m_defect) {
        QJsonObject body = flight.question.body;
        m_defect->beforeServe(*this, device, account, body);
        request = QJsonDocument(body).toJson(QJsonDocument::Compact);
    }
    SyncAnswer answer = serve(account, flight.question, request);
    if (m_defect)
        m_defect->afterServe(*this, device, flight.question, answer);
    ++m_census[u"answered %1"_s.arg(answer.status) + u' ' + answer.body.value(u"code"_s).toString()];
    if (!isRead && rowsOf(files, 1 - account) != otherBefore)
        report(u"I10"_s, u"a request of one account changed what another one has"_s);
    if (isForeign && flight.question.kind != SyncQuestion::Kind::Register && answer.status == 200)
        report(u"I10"_s, u"a device of another account was let in"_s);
    if (answer.status == 422 && !m_defect)
        report(u"I2"_s, u"the server cannot read what a device asks"_s);
    accepted(account, flight, answer, before);
    if (!isRead || before.seq != PushSeen::seqOf(files, user))
        checkServer(*this, account);
    if (!isForeign)
        flight.answers.append(answer);
}

SyncAnswer World::serve(int account, const SyncQuestion &question, const QByteArray &request)
{
    return answerTo(m_server, ServerMachine::owner(account), question, request,
                    m_isEnding ? MostPulledRecords : m_history->page);
}

void World::accepted(int account, const Flight &flight, const SyncAnswer &answer, const PushSeen &before)
{
    if (flight.question.kind != SyncQuestion::Kind::Push || answer.status != 200)
        return;
    const auto request = pushRequestFromJson(flight.question.body);
    const auto told = pushAnswerFromJson(answer.body);
    if (!request || !told)
        return; // a defect changed it
    const UserId user = ServerMachine::owner(account);
    if (before.isRepeatOnly(*request) && before.seq != PushSeen::seqOf(m_server.files, user))
        report(u"I4"_s, u"changes that had arrived before changed something again"_s);
    QList<Mutation> taken;
    QHash<QString, RecordState> after;
    for (qsizetype i = 0; i < request->mutations.size() && i < told->outcomes.size(); ++i) {
        const Mutation &mutation = request->mutations.at(i);
        ++m_census[u"outcome %1"_s.arg(int(told->outcomes.at(i).is))
                   + (mutation.n <= before.lastN ? u", a repeat"_s : u""_s)];
        if (told->outcomes.at(i).is == MutationOutcome::Is::Refused) {
            if (DurableEdit *edit = oracle(account).find(mutation.mid))
                edit->isRefused = true;
            continue;
        }
        if (mutation.n <= before.lastN)
            continue;
        taken.append(mutation);
        const RecordEdit &edit = mutation.edit;
        if (auto record = recordOf(m_server.files, user, edit.entity, edit.key))
            after.insert(recordName(edit.entity, edit.key), *record);
    }
    const QDateTime limit = m_server.clock.now().addMSecs(MostAheadMs);
    const auto wrong = oracle(account).accept(taken, after, [&](const QString &stamp) {
        const auto at = Stamp::fromText(stamp);
        return at && at->at() > limit;
    });
    if (wrong)
        report(wrong->name, wrong->what);
}

SyncStep World::take(Device &device, const Flight &flight, const SyncAnswer &answer)
{
    SyncQuestion question = flight.question;
    SyncAnswer taken = answer;
    if (m_defect)
        m_defect->beforeTake(*this, device, question, taken);
    const auto step = device.store->take(Device::Owner, question, taken);
    if (!step) {
        report(u"I12"_s, u"an answer cannot be taken in: "_s + step.error().message + step.error().detail);
        return {};
    }
    if (m_defect)
        m_defect->afterTake(*this, device, question, taken);
    noteEdits(device.files, Device::Owner, device.account, nullptr);
    if (std::exchange(m_hasDiffered, false))
        report(u"I6"_s, u"%1 found that it had not what the server has"_s.arg(nameOfMachine(device.place)));
    ++m_census[u"step %1"_s.arg(int(step->next))];
    if (step->next == SyncStep::Next::Stop)
        report(u"I2"_s, u"%1 stopped: %2"_s.arg(nameOfMachine(device.place), step->message));
    checkTaken(*this, device, question, taken);
    if (!m_isEnding)
        checkDevice(*this, device, step->changed);
    return *step;
}

void World::exchange(Device &device, int most)
{
    for (int left = most; left > 0 && !m_violation && ask(device); --left) {
        Flight &flight = device.flights.last();
        carry(device, flight, device.account);
        if (m_violation)
            return;
        const auto next = take(device, flight, flight.answers.last()).next;
        if (next != SyncStep::Next::Ask && next != SyncStep::Next::Halve)
            return;
    }
}

void World::message(const Step &step)
{
    Device &sender = device(step.who);
    if (step.kind == Kind::Ask) {
        (void)ask(sender);
        return;
    }
    if (step.kind == Kind::Sync) {
        if (sender.isSignedIn)
            exchange(sender, 1 + int(step.a % 12));
        return;
    }
    Flight *flight = flightOf(sender, step.kind == Kind::Answer ? 0 : step.a);
    if (!flight)
        return;
    if (step.kind == Kind::Carry) {
        if (sender.isSignedIn)
            carry(sender, *flight, sender.account);
        else if (!flight->isOrphan)
            flight->answers.append(SyncAnswer{401, {}});
    } else if (step.kind == Kind::Cross) {
        carry(sender, *flight, 1 - sender.account);
    } else if (step.kind == Kind::Lose || step.kind == Kind::CutAnswer) {
        // A cut-off answer is none: it is no JSON.
        if (flight->answers.isEmpty())
            sender.flights.removeAt(flight - sender.flights.data());
        else
            flight->answers.clear();
    } else if (!flight->isOrphan && !flight->answers.isEmpty()) {
        const SyncAnswer answer = flight->answers.at(step.b % quint32(flight->answers.size()));
        take(sender, *flight, answer);
    }
}

} // namespace matinee::simulator
