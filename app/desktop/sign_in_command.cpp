#include "app/desktop/sign_in_command.h"

#include "app/desktop/keychain_vault.h"
#include "app/desktop/secret_input.h"
#include "app/desktop/session_end.h"
#include "core/base/text.h"
#include "core/base/when_done.h"
#include "core/net/url_rules.h"
#include "core/sync_client/account_client.h"
#include "core/sync_client/file_vault.h"

#include <QCoreApplication>
#include <QDir>
#include <QSysInfo>
#include <QTextStream>
#include <QTimer>

#include <cstdlib>

namespace matinee {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Nobody may sit there who could open it.
constexpr std::chrono::milliseconds KeychainPatience = 10s;

int told(const QString &message)
{
    QTextStream(stdout) << message << Qt::endl;
    return EXIT_SUCCESS;
}

int refused(const Error &error)
{
    QTextStream(stderr) << error.message << Qt::endl;
    return EXIT_FAILURE;
}

/// The profile of the account, a new one if it was never here.
Result<AccountProfile> profileFor(const SignInOrder &order, const AccountProfiles &profiles)
{
    return profiles.all().map([&](const QList<AccountProfile> &known) {
        AccountProfile wanted = newProfile(order.server, order.handle);
        for (const AccountProfile &profile : known) {
            if (isSameOrigin(profile.server, wanted.server)
                && profile.handle.compare(wanted.handle, Qt::CaseInsensitive) == 0)
                wanted = profile;
        }
        wanted.authorityFile = order.authorityFile;
        wanted.proxy = order.proxy;
        return wanted;
    });
}

/// What is asked and answered at a terminal, on the event loop.
class SignIn : public QObject {
public:
    SignIn(const DesktopOptions &options, AccountProfile profile)
        : m_order(*options.signIn),
          m_profiles(options.dataFolder),
          m_secrets(secretsIn(options.dataFolder)),
          m_vault(m_secrets),
          m_client(std::move(profile), m_vault)
    {
    }

    int run()
    {
        const auto password = m_order.passwordFile.isEmpty() ? secretFromInput(say("desktop", "Password: "))
                                                             : secretFromFile(m_order.passwordFile);
        if (!password)
            return refused(password.error());
        m_credentials = {m_order.handle, *password};
        QTimer::singleShot(0, this, [this] { ask(); });
        return QCoreApplication::exec();
    }

private:
    void ask()
    {
        const QString device = QSysInfo::machineHostName();
        whenDone(m_client.signIn(m_credentials, device.isEmpty() ? u"Matinee"_s : device), this,
                 [this](const Result<void> &signedIn) { answered(signedIn); });
    }

    void answered(const Result<void> &signedIn)
    {
        const bool wantsCode = !signedIn && signedIn.error().detail == "second_factor_required"_L1;
        if (wantsCode && m_credentials.code.isEmpty()) {
            if (const auto code = secretFromInput(say("desktop", "Code of your authenticator: "))) {
                m_credentials.code = *code;
                ask();
                return;
            }
        }
        if (!signedIn) {
            QCoreApplication::exit(refused(signedIn.error()));
            return;
        }
        if (const auto kept = keep(); !kept)
            endSession(kept.error());
        else
            QCoreApplication::exit(told(say("desktop", "Signed in to %1 as %2.")
                                            .arg(m_client.profile().server.host(), m_order.handle)));
    }

    /// One that nobody could go on with is not left on the server.
    void endSession(const Error &why)
    {
        whenDone(m_client.signOut(), this,
                 [why](const Result<void> &) { QCoreApplication::exit(refused(why)); });
    }

    Result<void> keep()
    {
        const AccountProfile &profile = m_client.profile();
        if (!m_vault.isLasting())
            return fail(Error::Kind::Unavailable,
                        say("desktop", "The session cannot be kept: nothing can be written in the folder %1.")
                            .arg(m_secrets));
        if (profile.folder.isEmpty())
            return m_profiles.add(profile, m_order.choice).map([](const AccountProfile &) {});
        return m_profiles.save(profile).and_then([&] { return m_profiles.setCurrent(profile.id); });
    }

    SignInOrder m_order;
    AccountProfiles m_profiles;
    QString m_secrets; ///< a folder
    FileVault m_vault;
    AccountClient m_client;
    Credentials m_credentials;
};

QString signedOutText(const QString &notice, bool hasWindowEnded)
{
    QStringList lines{say("desktop", "Signed out. The library stays on this computer.")};
    if (!notice.isEmpty())
        lines.append(notice);
    if (!hasWindowEnded)
        lines.append(say("desktop",
                         "The keychain cannot be reached: if a window was signed in here as well, end its "
                         "session in the list of devices."));
    return lines.join(u'\n');
}

} // namespace

QString secretsIn(const QString &dataFolder)
{
    return QDir(dataFolder).filePath(u"secrets"_s);
}

int signIn(const DesktopOptions &options)
{
    const auto profile = profileFor(*options.signIn, AccountProfiles(options.dataFolder));
    return profile ? SignIn(options, *profile).run() : refused(profile.error());
}

int signOut(const DesktopOptions &options)
{
    AccountProfiles profiles(options.dataFolder);
    const auto current = profiles.current();
    if (!current)
        return refused(current.error());
    if (!*current)
        return refused({Error::Kind::NotFound, say("desktop", "Nobody is signed in.")});
    FileVault files(secretsIn(options.dataFolder));
    KeychainVault keychain(KeychainService, KeychainPatience); // of the window, where there is one
    const SessionEnd mine(**current, files);
    const SessionEnd ofWindow(**current, keychain);
    const auto removed = profiles.remove((*current)->id, true);
    if (!removed)
        return refused(removed.error());
    whenDone(mine.end(), qApp, [&](const Result<void> &ended) {
        whenDone(ofWindow.end(), qApp, [&, ended](const Result<void> &windowEnded) {
            QCoreApplication::exit(ended ? told(signedOutText(*removed, windowEnded.has_value()))
                                         : refused(ended.error()));
        });
    });
    return QCoreApplication::exec();
}

} // namespace matinee
