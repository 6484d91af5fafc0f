#include "app/desktop/desktop_options.h"
#include "app/desktop/desktop_settings.h"
#include "app/desktop/headless_command.h"
#include "core/backend/backend.h"
#include "core/backend/model_learning.h"
#include "core/base/clock.h"
#include "core/base/translations.h"
#include "core/base/when_done.h"
#include "core/learn/linear_algebra.h"
#include "core/serving/serve.h"
#include "ui/theme/theme.h"
#include "ui/viewmodels/session.h"
#include "ui/views/main_window.h"
#include "ui/widgets/poster_cache.h"

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

/// A QFuture must be able to copy what it carries.
using SharedBackend = std::shared_ptr<Backend>;

/// Says why there is no window, to the terminal and in a box of its own; the exit code.
int refuse(const QString &message)
{
    QTextStream(stderr) << message << Qt::endl;
    QMessageBox box(QMessageBox::NoIcon, u"Matinee"_s, message, QMessageBox::Close);
    box.show();
    QApplication::exec();
    return EXIT_FAILURE;
}

Result<SharedBackend> openBackend(const QString &dataFolder, const Clock &clock)
{
    return Backend::open(dataFolder, clock).map([](auto backend) {
        return SharedBackend(std::move(backend));
    });
}

Doors doorsOf(Backend &backend, const QString &dataFolder)
{
    return {backend.user(),      backend.catalog(),
            backend.library(),   backend.search(),
            backend.recommend(), backend.importing(),
            backend.report(),    backend.catalogImport(),
            backend.feedback(),  {QApplication::applicationFilePath(), dataFolder},
            &backend.index()};
}

/// The window stands before the library is open, which takes place on another thread.
int run(const DesktopOptions &options, Theme &theme)
{
    DesktopSettings settings(options.dataFolder);
    WindowSettings remembered = settings.window();
    if (!options.page.isEmpty())
        remembered.page = options.page;
    if (options.theme)
        remembered.theme = *options.theme;

    const SystemClock clock;
    SharedBackend backend; // outlives the session, whose calls it answers
    Session session;
    theme.setMode(remembered.theme);
    PosterCache posters;
    MainWindow window(session, theme, posters, remembered);
    QObject::connect(&window, &MainWindow::closing, &window, [&] { settings.setWindow(window.settings()); });
    window.show();

    QString failure;
    auto opening = QtConcurrent::run(openBackend, options.dataFolder, std::cref(clock));
    whenDone(opening, &session, [&](const Result<SharedBackend> &opened) {
        if (!opened) {
            failure = opened.error().message;
            QApplication::quit();
            return;
        }
        backend = *opened;
        session.open(doorsOf(*backend, options.dataFolder));
    });
    const int code = QApplication::exec();
    opening.waitForFinished();
    window.hide();
    return failure.isEmpty() ? code : refuse(failure);
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
