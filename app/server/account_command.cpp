#include "app/server/account_command.h"

#include "app/server/exit_status.h"
#include "app/server/server_key.h"
#include "app/server/worker_services.h"
#include "core/accounts/key_repository.h"
#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/store/database.h"

#include <QFile>
#include <QTextStream>

#include <termios.h>
#include <unistd.h>

namespace matinee {

namespace {

/// Switches the terminal's echo off while it lives.
class Unechoed {
public:
    Unechoed()
    {
        ::tcgetattr(STDIN_FILENO, &m_before);
        termios quiet = m_before;
        quiet.c_lflag &= ~tcflag_t(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~Unechoed() { ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before); }
    Q_DISABLE_COPY_MOVE(Unechoed)

private:
    termios m_before = {};
};

QString readPassword()
{
    QTextStream in(stdin);
    if (::isatty(STDIN_FILENO) == 0)
        return in.readLine();
    QTextStream prompt(stderr);
    prompt << say("server", "Password: ") << Qt::flush;
    const Unechoed unechoed;
    QString password = in.readLine();
    prompt << Qt::endl;
    return password;
}

} // namespace

int createUser(const ServerOptions &options)
{
    const SystemClock clock;
    const auto opened = openWorker(options, clock);
    if (!opened)
        return failed(opened.error());
    const auto account = (*opened)->accounts->people.signUp({options.handle, readPassword()});
    if (!account)
        return failed(account.error());
    QTextStream(stdout) << say("server", "Account %1 is made.").arg(account->handle) << Qt::endl;
    return EXIT_SUCCESS;
}

int makeAdministrator(const ServerOptions &options)
{
    const SystemClock clock;
    const auto opened = openExistingWorker(options, clock);
    if (!opened)
        return failed(opened.error());
    const auto account = (*opened)->accounts->people.setAdministrator(options.handle, true);
    if (!account)
        return failed(account.error());
    QTextStream(stdout) << say("server", "Account %1 may look after this server now.").arg(account->handle)
                        << Qt::endl;
    return EXIT_SUCCESS;
}

int inviteAdministrator(const ServerOptions &options)
{
    const SystemClock clock;
    const auto opened = openWorker(options, clock);
    if (!opened)
        return failed(opened.error());
    const auto invitation = (*opened)->accounts->signUps.invite({}, true);
    if (!invitation)
        return failed(invitation.error());
    QTextStream(stderr) << say("server", "An invitation for an administrator, good once within seven days:")
                        << Qt::endl;
    QTextStream(stdout) << invitation->secret << Qt::endl;
    return EXIT_SUCCESS;
}

int resetPassword(const ServerOptions &options)
{
    const SystemClock clock;
    const auto opened = openExistingWorker(options, clock);
    if (!opened)
        return failed(opened.error());
    const auto token = (*opened)->accounts->passwords.issueReset(options.handle);
    if (!token)
        return failed(token.error());
    QTextStream(stderr) << say("server", "A token for a new password, good once within a day:") << Qt::endl;
    QTextStream(stdout) << *token << Qt::endl;
    return EXIT_SUCCESS;
}

int removeSecondFactor(const ServerOptions &options)
{
    const SystemClock clock;
    const auto opened = openExistingWorker(options, clock);
    if (!opened)
        return failed(opened.error());
    Accounts &accounts = *(*opened)->accounts;
    const auto account = accounts.people.findByHandle(options.handle);
    const auto removed =
        account.and_then([&](const Account &known) { return accounts.secondFactor.removeLost(known.user); });
    if (!removed)
        return failed(removed.error());
    QTextStream(stdout) << say("server",
                               "Account %1 has no authenticator and no recovery codes any more, and "
                               "is signed out everywhere.")
                               .arg(account->handle)
                        << Qt::endl;
    return EXIT_SUCCESS;
}

int replaceServerKey(const ServerOptions &options)
{
    const SystemClock clock;
    // A server that went on with the old key would write what nobody can read afterwards.
    const auto unserved = checkLibraryExists(options.storage.database).and_then([&] {
        return ServingLock::take(options.storage.database, ServingLock::Use::Alone);
    });
    if (!unserved)
        return failed(unserved.error());
    const auto services =
        Services::open(options.dataFolder, clock, SharedParts(options.dataFolder, options.storage.database));
    if (!services)
        return failed(services.error());
    Database &database = *(*services)->database;
    const auto done = database.inTransaction([&]() -> Result<void> {
        KeyRepository keys(database);
        const QString &path = options.storage.keyFile;
        const bool isThere = QFile::exists(path);
        const auto key = serverKey(path);
        const auto isOwn = key.and_then([&](const QByteArray &now) { return keys.isShared(now); });
        if (!isOwn)
            return tl::unexpected(isOwn.error());
        if (isThere && *isOwn)
            return fail(Error::Kind::Conflict, say("server", "%1 is the key of this library.").arg(path));
        AuditLog audit(database, clock, *key);
        return keys.replace(*key).and_then([&] { return audit.takeOver(); }).and_then([&] {
            return audit.append({.event = AuditEvent::KeyReplaced});
        });
    });
    if (!done)
        return failed(done.error());
    QTextStream(stdout) << say("server",
                               "The library has another key now. Everybody signs in anew, and "
                               "authenticators have to be set up again.")
                        << Qt::endl;
    return EXIT_SUCCESS;
}

int verifyAudit(const ServerOptions &options)
{
    const SystemClock clock;
    const auto opened = openExistingWorker(options, clock);
    if (!opened)
        return failed(opened.error());
    if (const auto verified = (*opened)->accounts->audit.verify(); !verified)
        return failed(verified.error());
    QTextStream(stdout) << say("server", "The audit log is as it was written.") << Qt::endl;
    return EXIT_SUCCESS;
}

} // namespace matinee
