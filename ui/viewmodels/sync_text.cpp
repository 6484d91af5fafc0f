#include "ui/viewmodels/sync_text.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

using Is = SyncState::Is;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Sync)
};

/// Texts and refusals wait for the person whatever the exchange is doing.
QString toDecideText(const AccountState &account)
{
    const qint64 texts = account.sync.status.conflicts;
    const qint64 refused = account.sync.status.refused;
    if (texts == 1 && refused == 0)
        return Text::tr("1 conflict");
    if (refused == 0)
        return Text::tr("Conflicts: %1").arg(QLocale().toString(texts));
    return Text::tr("To decide: %1").arg(QLocale().toString(texts + refused));
}

QString joined(const QStringList &parts)
{
    QStringList there = parts;
    there.removeAll(QString());
    return there.join(u" · "_s);
}

QString unsentText(const AccountState &account)
{
    const qint64 unsent = account.sync.status.unsent;
    return unsent > 0 ? Text::tr("changes waiting: %1").arg(QLocale().toString(unsent)) : QString();
}

QString nextTryText(const AccountState &account)
{
    const QDateTime next = account.sync.nextTry;
    if (!next.isValid())
        return {};
    return Text::tr("next try at %1").arg(QLocale().toString(next.toLocalTime().time(), u"HH:mm"));
}

QString lastText(const AccountState &account, const QDateTime &now)
{
    const QDateTime last = account.sync.status.syncedAt;
    return last.isValid() ? momentText(last, now) : Text::tr("not yet in step");
}

QString devicesText(const AccountState &account)
{
    if (!account.devices || account.devices->size() < 2)
        return {};
    return Text::tr("%1 devices").arg(QLocale().toString(account.devices->size()));
}

/// For a report, which is read in English.
QString nameOf(Is is)
{
    static const QStringList names{u"in step"_s, u"working"_s,        u"unsent"_s, u"offline"_s, u"busy"_s,
                                   u"paused"_s,  u"sign-in needed"_s, u"held"_s,   u"stopped"_s, u"erased"_s};
    return names.value(int(is));
}

SyncWords calmWords(const AccountState &account, const QDateTime &now)
{
    const SyncState &sync = account.sync;
    const QString who = account.name();
    switch (sync.is) {
    case Is::Working:
        return {u"sync"_s,
                sync.status.isReadingAll ? Text::tr("Reading everything again…")
                                         : Text::tr("Sending and reading…"),
                joined({who, unsentText(account)}),
                Text::tr("Working"),
                false,
                AccountAct::SyncNow};
    case Is::Unsent:
        return {u"sync"_s,
                Text::tr("Changes wait to be sent"),
                joined({who, unsentText(account)}),
                Text::tr("Changes wait"),
                false,
                AccountAct::SyncNow};
    case Is::Offline:
        return {u"offline"_s,
                Text::tr("The server is not reached"),
                joined({sync.message, nextTryText(account), unsentText(account)}),
                Text::tr("Offline"),
                false,
                AccountAct::SyncNow};
    case Is::Busy:
        return {u"clock"_s,
                Text::tr("The server asks to wait"),
                joined({sync.message, nextTryText(account), unsentText(account)}),
                Text::tr("Waiting"),
                false,
                AccountAct::SyncNow};
    case Is::Paused:
        return {u"pause"_s,
                Text::tr("Paused"),
                joined({who, Text::tr("changes stay on this computer until you go on"), unsentText(account)}),
                Text::tr("Paused"),
                false,
                AccountAct::Resume};
    default:
        return {u"sync-ok"_s,
                Text::tr("In step with your account"),
                joined({who, lastText(account, now), devicesText(account)}),
                Text::tr("In step"),
                false,
                AccountAct::SyncNow};
    }
}

} // namespace

SyncWords syncWords(const AccountState &account, const QDateTime &now)
{
    if (!account.hasAccount())
        return {u"laptop"_s, Text::tr("On this computer only"), {}, Text::tr("No account")};
    const SyncState &sync = account.sync;
    switch (sync.is) {
    case Is::SignInNeeded:
        return {u"user"_s,
                Text::tr("Sign in again"),
                joined({Text::tr("Your session as %1 has ended; you can go on working").arg(account.name()),
                        unsentText(account)}),
                Text::tr("Sign in again"),
                true,
                AccountAct::SignInAgain};
    case Is::Held:
        return {u"conflict"_s, Text::tr("Waiting for your word"),
                joined({account.name(), unsentText(account)}), Text::tr("Waiting for you"), true};
    case Is::Stopped:
        return {u"conflict"_s,
                Text::tr("Stopped"),
                joined({sync.message, unsentText(account)}),
                Text::tr("Stopped"),
                true,
                AccountAct::SyncNow,
                AccountAct::CopyReport};
    case Is::Erased:
        return {u"conflict"_s,
                Text::tr("This account is no more"),
                Text::tr("%1 was erased. Your library is still on this computer.").arg(account.name()),
                Text::tr("Account erased"),
                true,
                AccountAct::KeepLibrary};
    default:
        break;
    }
    SyncWords words = calmWords(account, now);
    if (sync.status.conflicts + sync.status.refused > 0) {
        words.brief = toDecideText(account);
        words.isTrouble = true;
    }
    return words;
}

QString placeOf(const QUrl &server)
{
    return server.port() < 0 ? server.host() : u"%1:%2"_s.arg(server.host()).arg(server.port());
}

QString actText(AccountAct act)
{
    switch (act) {
    case AccountAct::SyncNow:
        return Text::tr("Sync now");
    case AccountAct::Resume:
        return Text::tr("Go on");
    case AccountAct::SignInAgain:
        return Text::tr("Sign in");
    case AccountAct::CopyReport:
        return Text::tr("Copy a report");
    case AccountAct::KeepLibrary:
        return Text::tr("Keep the library…");
    }
    return {};
}

QString momentText(const QDateTime &moment, const QDateTime &now)
{
    if (!moment.isValid())
        return Text::tr("never");
    const qint64 minutes = moment.secsTo(now) / 60;
    if (minutes < 1)
        return Text::tr("just now");
    if (minutes < 60)
        return Text::tr("%1 min ago").arg(QLocale().toString(minutes));
    const QDateTime here = moment.toLocalTime();
    const QDate today = now.toLocalTime().date();
    const QString time = QLocale().toString(here.time(), u"HH:mm");
    if (here.date() == today)
        return Text::tr("today, %1").arg(time);
    if (here.date() == today.addDays(-1))
        return Text::tr("yesterday, %1").arg(time);
    const QString day = here.date().year() == today.year() ? Text::tr("d MMM", "a day of this year")
                                                           : Text::tr("d MMM yyyy", "a day");
    return QLocale().toString(here.date(), day) + u", "_s + time;
}

QString entityText(const QString &entity)
{
    static const QHash<QString, const char *> names{
        {u"watch"_s, QT_TRANSLATE_NOOP("Sync", "Diary entries")},
        {u"rating"_s, QT_TRANSLATE_NOOP("Sync", "Ratings")},
        {u"favourite"_s, QT_TRANSLATE_NOOP("Sync", "Favourites")},
        {u"watchlist"_s, QT_TRANSLATE_NOOP("Sync", "Watchlist")},
        {u"hidden"_s, QT_TRANSLATE_NOOP("Sync", "Hidden films")},
        {u"nudge"_s, QT_TRANSLATE_NOOP("Sync", "More or less like this")},
        {u"review"_s, QT_TRANSLATE_NOOP("Sync", "Reviews")},
        {u"text_copy"_s, QT_TRANSLATE_NOOP("Sync", "Kept texts")},
        {u"list"_s, QT_TRANSLATE_NOOP("Sync", "Lists")},
        {u"list_item"_s, QT_TRANSLATE_NOOP("Sync", "Films in lists")},
        {u"pref"_s, QT_TRANSLATE_NOOP("Sync", "Preferences")},
        {u"film"_s, QT_TRANSLATE_NOOP("Sync", "Films of your own")},
    };
    const char *name = names.value(entity);
    return name ? Text::tr(name) : entity;
}

QString syncReport(const AccountState &account, const QString &version, const QDateTime &now)
{
    const SyncStatus &status = account.sync.status;
    QStringList lines{u"Matinee %1"_s.arg(version),
                      u"time: %1"_s.arg(now.toString(Qt::ISODate)),
                      u"server: %1"_s.arg(account.server),
                      u"state: "_s + nameOf(account.sync.is),
                      u"message: %1"_s.arg(account.sync.message),
                      u"last in step: %1"_s.arg(status.syncedAt.toString(Qt::ISODate)),
                      u"unsent: %1, refused: %2, conflicts: %3, reading all: %4"_s.arg(status.unsent)
                          .arg(status.refused)
                          .arg(status.conflicts)
                          .arg(status.isReadingAll)};
    for (const HeldRemoval &held : status.held)
        lines += u"held: %1 %2 of %3"_s.arg(held.entity).arg(held.lost).arg(held.had);
    for (const Refusal &refusal : account.refusals)
        lines += u"refused: %1 %2 %3"_s.arg(refusal.refused.edit.entity, refusal.refused.code,
                                            refusal.refused.mid);
    return lines.join(u'\n') + u'\n';
}

} // namespace matinee
