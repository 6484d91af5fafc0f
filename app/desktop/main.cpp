#include "app/desktop/desktop_options.h"
#include "app/desktop/desktop_settings.h"
#include "app/desktop/headless_command.h"
#include "app/desktop/keychain_vault.h"
#include "app/desktop/library_change.h"
#include "app/desktop/library_window.h"
#include "app/desktop/sign_in_command.h"
#include "core/backend/model_learning.h"
#include "core/base/clock.h"
#include "core/base/translations.h"
#include "core/learn/linear_algebra.h"
#include "core/serving/serve.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QMessageBox>
#include <QTextStream>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;
using namespace matinee;

namespace {

constexpr int BadOptions = 2;

/// Says why there is no window, to the terminal and in a box of its own; the exit code.
int refuse(const QString &message)
{
    QTextStream(stderr) << message << Qt::endl;
    QMessageBox box(QMessageBox::NoIcon, u"Matinee"_s, message, QMessageBox::Close);
    box.show();
    QApplication::exec();
    return EXIT_FAILURE;
}

/// Which library is opened, once what waited for that is done. What goes wrong is told in the window: some
/// library can be opened, if only the local one.
std::optional<AccountProfile> currentProfile(const QString &dataFolder, QString &notice)
{
    AccountProfiles profiles(dataFolder);
    if (const auto settled = profiles.settle(); !settled)
        notice = settled.error().message;
    const auto current = profiles.current();
    if (!current)
        notice = current.error().message;
    return current.value_or(std::nullopt);
}

/// A window, and another one for as long as another library is wanted.
int run(const DesktopOptions &options, Theme &theme)
{
    DesktopSettings settings(options.dataFolder);
    KeychainVault vault(KeychainService);
    WindowOrder order{options.dataFolder};
    order.remembered = settings.window();
    if (!options.page.isEmpty())
        order.remembered.page = options.page;
    if (options.theme)
        order.remembered.theme = *options.theme;
    for (bool isLocalWanted = false;;) {
        order.account = currentProfile(options.dataFolder, order.notice);
        if (isLocalWanted)
            order.account.reset();
        theme.setMode(order.remembered.theme);
        const WindowEnd end = showWindow(order, theme, settings, vault);
        if (!end.failure.isEmpty() && !order.account)
            return refuse(end.failure);
        isLocalWanted = !end.failure.isEmpty();
        if (isLocalWanted) {
            order.notice = end.failure;
            continue;
        }
        if (!end.change)
            return end.code;
        const auto changed = carryOut(*end.change, options.dataFolder, vault);
        const bool isForgotten = end.change->kind == LibraryChange::Kind::Add && !vault.isLasting();
        order.notice = !changed ? changed.error().message
            : isForgotten
            ? QApplication::translate("main",
                                      "The keychain cannot be reached: you will sign in again at the "
                                      "next start.")
            : *changed;
        order.remembered = settings.window();
    }
}

/// Beside a window that may be open with the same library: what it writes are the models alone.
int learnSuggestions(const DesktopOptions &options, int argc, char *argv[])
{
    learn::preferFastArithmetic(argv);
    QCoreApplication application(argc, argv);
    installTranslations();
    LearningOrder order;
    order.dataFolder = options.dataFolder;
    order.ratings = options.learnFrom;
    order.how.source = QFileInfo(QDir::cleanPath(options.learnFrom)).fileName();
    const auto learnt = learnModel(order, SystemClock());
    QTextStream(learnt ? stdout : stderr) << (learnt ? learnt->outcome : learnt.error().message) << Qt::endl;
    return learnt ? EXIT_SUCCESS : EXIT_FAILURE;
}

/// What a terminal asks of an account. A window that is open keeps the library it has until it is closed.
int changeAccount(const DesktopOptions &options, int argc, char *argv[])
{
    keepSecrets();
    QCoreApplication application(argc, argv);
    installTranslations();
    if (const auto made = makeDataFolder(options.dataFolder); !made) {
        QTextStream(stderr) << made.error().message << Qt::endl;
        return EXIT_FAILURE;
    }
    return options.signIn ? signIn(options) : signOut(options);
}

/// Beside a window that may be open with the same library: see "One writer at a time" in ARCHITECTURE.md.
int serveLibrary(const DesktopOptions &options, int argc, char *argv[])
{
    keepSecrets();
    prepareToServe();
    QGuiApplication application(argc, argv);
    installTranslations();
    return serveHeadless(options);
}

} // namespace

int main(int argc, char *argv[])
{
    QStringList arguments;
    std::transform(argv, argv + argc, std::back_inserter(arguments),
                   [](const char *argument) { return QString::fromLocal8Bit(argument); });
    const auto options = readOptions(arguments);
    if (!options || options->help || options->version) {
        // Answered without an application: a terminal without a display asks this too.
        const QString version = u"matinee " MATINEE_VERSION "\n"_s;
        QTextStream(options ? stdout : stderr)
            << (!options            ? options.error().message + u" See matinee --help.\n"_s
                    : options->help ? optionsHelp()
                                    : version);
        return options ? EXIT_SUCCESS : BadOptions;
    }

    if (!options->learnFrom.isEmpty())
        return learnSuggestions(*options, argc, argv);
    if (options->signIn || options->isSigningOut)
        return changeAccount(*options, argc, argv);
    if (options->isHeadless)
        return serveLibrary(*options, argc, argv);

    QApplication application(argc, argv);
    installTranslations();
    QApplication::setApplicationName(u"matinee"_s);
    QApplication::setApplicationDisplayName(u"Matinee"_s);
    QApplication::setApplicationVersion(QStringLiteral(MATINEE_VERSION));
    QApplication::setDesktopFileName(u"matinee"_s);
    Theme theme(application, options->theme.value_or(Theme::Mode::System));
    if (const auto made = makeDataFolder(options->dataFolder); !made)
        return refuse(made.error().message);
    QLockFile lock(options->dataFolder + u"/matinee.lock"_s);
    lock.setStaleLockTime(0); // a library may be open for days; a dead process is noticed anyway
    if (!lock.tryLock(0)) {
        const bool isOpen = lock.error() == QLockFile::LockFailedError;
        return refuse(
            (isOpen ? QApplication::translate("main", "Matinee is already open with the library in %1.")
                    : QApplication::translate("main", "Nothing can be written in the data folder %1."))
                .arg(options->dataFolder));
    }
    return run(*options, theme);
}
