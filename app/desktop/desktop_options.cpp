#include "app/desktop/desktop_options.h"

#include "app/desktop/desktop_settings.h"
#include "core/base/text.h"
#include "core/net/proxy.h"
#include "ui/viewmodels/sign_in_view_model.h"
#include "ui/views/page_stack.h"

#include <QCommandLineParser>
#include <QDir>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

/// XDG_DATA_HOME by way of QStandardPaths, without asking for an application name first.
QString defaultDataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/matinee"_s;
}

/// Options of Qt's own, which QApplication takes out later, without their dashes; those that take a value
/// have it in the next argument or behind an equals sign.
const QStringList &qtSwitches()
{
    static const QStringList names{u"reverse"_s, u"widgetcount"_s, u"nograb"_s, u"dograb"_s, u"sync"_s};
    return names;
}

const QStringList &qtValues()
{
    static const QStringList names{u"display"_s,       u"geometry"_s,
                                   u"icon"_s,          u"name"_s,
                                   u"platform"_s,      u"platformpluginpath"_s,
                                   u"platformtheme"_s, u"plugin"_s,
                                   u"qmljsdebugger"_s, u"qwindowgeometry"_s,
                                   u"qwindowicon"_s,   u"qwindowtitle"_s,
                                   u"session"_s,       u"style"_s,
                                   u"stylesheet"_s,    u"title"_s};
    return names;
}

QString nameIn(const QString &argument)
{
    const qsizetype dashes = argument.startsWith("--"_L1) ? 2 : argument.startsWith(u'-') ? 1 : 0;
    return dashes > 0 ? argument.sliced(dashes).section(u'=', 0, 0) : QString();
}

QStringList withoutQtOptions(const QStringList &arguments)
{
    QStringList left;
    for (qsizetype at = 0; at < arguments.size(); ++at) {
        const QString name = nameIn(arguments.at(at));
        if (qtValues().contains(name))
            at += arguments.at(at).contains(u'=') ? 0 : 1;
        else if (!qtSwitches().contains(name))
            left.append(arguments.at(at));
    }
    return left;
}

/// "--colour", as it was typed; empty when all are known.
QString unknownOption(const QCommandLineParser &parser, const QStringList &arguments)
{
    const QStringList unknown = parser.unknownOptionNames();
    const auto typed = std::find_if(arguments.cbegin(), arguments.cend(), [&](const QString &argument) {
        return !unknown.isEmpty() && nameIn(argument) == unknown.first();
    });
    return typed == arguments.cend() ? unknown.value(0) : typed->section(u'=', 0, 0);
}

/// For --headless, with which nothing goes that is about a window.
Result<void> readServing(const QCommandLineParser &parser, DesktopOptions &options)
{
    options.isHeadless = parser.isSet(u"headless"_s);
    for (const QString &other : {u"page"_s, u"theme"_s, u"learn-from"_s}) {
        if (options.isHeadless && parser.isSet(other))
            return fail(Error::Kind::Invalid, say("desktop", "--headless does not go with --%1.").arg(other));
    }
    if (!parser.isSet(u"port"_s))
        return {};
    if (!options.isHeadless)
        return fail(Error::Kind::Invalid, say("desktop", "--port goes with --headless only."));
    bool isPort = false;
    options.port = parser.value(u"port"_s).toUShort(&isPort);
    if (!isPort)
        return fail(Error::Kind::Invalid, say("desktop", "--port takes a number from 0 to 65535."));
    return {};
}

QStringList pageNames()
{
    return PageStack::ids() + QStringList(PageStack::settingsId());
}

Result<void> expectOneOf(const QStringList &names, const QString &option, const QString &value)
{
    if (value.isEmpty() || names.contains(value))
        return {};
    return fail(Error::Kind::Invalid,
                say("desktop", "--%1 takes one of: %2.").arg(option, names.join(u", "_s)));
}

const QStringList &libraryChoices()
{
    static const QStringList names{u"merge"_s, u"keep-apart"_s, u"replace"_s};
    return names;
}

/// For --sign-in and --sign-out, which end when it is done.
Result<void> readAccount(const QCommandLineParser &parser, DesktopOptions &options)
{
    options.isSigningOut = parser.isSet(u"sign-out"_s);
    const bool isSigningIn = parser.isSet(u"sign-in"_s);
    for (const QString &other : {u"handle"_s, u"password-file"_s, u"authority"_s, u"proxy"_s, u"library"_s}) {
        if (!isSigningIn && parser.isSet(other))
            return fail(Error::Kind::Invalid, say("desktop", "--%1 goes with --sign-in only.").arg(other));
    }
    if (isSigningIn && (options.isSigningOut || options.isHeadless))
        return fail(Error::Kind::Invalid, say("desktop", "--sign-in goes alone; serve afterwards."));
    if (!isSigningIn)
        return {};
    SignInOrder order{serverUrl(parser.value(u"sign-in"_s)), parser.value(u"handle"_s),
                      parser.value(u"password-file"_s), parser.value(u"authority"_s),
                      parser.value(u"proxy"_s)};
    if (!order.server.isValid())
        return fail(Error::Kind::Invalid,
                    say("desktop", "--sign-in takes the address of a server, which begins with https://."));
    if (order.handle.isEmpty())
        return fail(Error::Kind::Invalid, say("desktop", "--sign-in needs --handle."));
    if (!order.authorityFile.isEmpty())
        order.authorityFile = QDir().absoluteFilePath(order.authorityFile);
    if (const auto proxy = readProxy(order.proxy); !proxy)
        return tl::unexpected(proxy.error());
    const QString choice = parser.value(u"library"_s);
    if (auto known = expectOneOf(libraryChoices(), u"library"_s, choice); !known)
        return known;
    order.choice = LibraryChoice(qMax(0, libraryChoices().indexOf(choice))); // in their order
    options.signIn = order;
    return {};
}

} // namespace

Result<DesktopOptions> readOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions({{u"data-dir"_s, {}, u"folder"_s},
                       {u"page"_s, {}, u"name"_s},
                       {u"theme"_s, {}, u"name"_s},
                       {u"learn-from"_s, {}, u"path"_s},
                       {u"headless"_s, {}},
                       {u"port"_s, {}, u"number"_s},
                       {u"sign-in"_s, {}, u"address"_s},
                       {u"handle"_s, {}, u"name"_s},
                       {u"password-file"_s, {}, u"file"_s},
                       {u"authority"_s, {}, u"file"_s},
                       {u"proxy"_s, {}, u"address"_s},
                       {u"library"_s, {}, u"what"_s},
                       {u"sign-out"_s, {}},
                       {{u"v"_s, u"version"_s}, {}},
                       {{u"h"_s, u"help"_s}, {}}});
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions); // as Qt reads its own
    const QStringList own = withoutQtOptions(arguments);
    const bool isParsed = parser.parse(own);
    const QStringList strangers = QStringList(unknownOption(parser, own)) + parser.positionalArguments();
    for (const QString &stranger : strangers) {
        if (!stranger.isEmpty())
            return fail(Error::Kind::Invalid, say("desktop", "“%1” is not an option.").arg(stranger));
    }
    if (!isParsed)
        return fail(Error::Kind::Invalid, parser.errorText());

    DesktopOptions options;
    const QString folder = parser.value(u"data-dir"_s);
    options.dataFolder =
        QDir::cleanPath(QDir().absoluteFilePath(folder.isEmpty() ? defaultDataFolder() : folder));
    options.page = parser.value(u"page"_s);
    options.theme = themeFromName(parser.value(u"theme"_s));
    options.learnFrom = parser.value(u"learn-from"_s);
    options.version = parser.isSet(u"version"_s);
    options.help = parser.isSet(u"help"_s);
    return expectOneOf(pageNames(), u"page"_s, options.page)
        .and_then([&] { return expectOneOf(themeNames(), u"theme"_s, parser.value(u"theme"_s)); })
        .and_then([&] { return readServing(parser, options); })
        .and_then([&] { return readAccount(parser, options); })
        .map([&] { return options; });
}

QString optionsHelp()
{
    return say("desktop",
               "Usage: matinee [options]\n\n"
               "  --data-dir <folder>  keep the library in this folder (%1)\n"
               "  --page <name>        open this page: %2\n"
               "  --theme <name>       look: %3\n"
               "  --learn-from <path>  open no window; learn better suggestions from the ratings of\n"
               "                       many: a MovieLens folder, or MovieTweetings' ratings.dat\n"
               "  --headless           open no window; offer the library to programs of this computer, by\n"
               "                       REST. Prints the address and, on the next line, the token they need\n"
               "  --port <number>      with --headless: listen there (default: any free port)\n"
               "  --sign-in <address>  open no window; sign in to an account of this server, with which\n"
               "                       --headless keeps the library in step from then on. The password is\n"
               "                       the first line of standard input, an authenticator's code the next\n"
               "      --handle <name>  of the account\n"
               "      --password-file <file>  the password, in a file for you alone (chmod 600)\n"
               "      --authority <file>      a certificate authority of your own, for this server\n"
               "      --proxy <address>       http://host:port, socks5://host:port or none\n"
               "      --library <what>        what becomes of the library here: %4\n"
               "  --sign-out           open no window; sign out, and keep the library on this computer\n"
               "  -v, --version        print the version and exit\n"
               "  -h, --help           print this text and exit\n\n"
               "Options of Qt, such as -platform and -reverse, work too.\n")
        .arg(defaultDataFolder(), pageNames().join(u", "_s), themeNames().join(u", "_s),
             libraryChoices().join(u", "_s));
}

Result<void> makeDataFolder(const QString &path)
{
    const QFileInfo folder(path);
    if (folder.isDir())
        return {};
    const bool made = QDir().mkpath(folder.path())
        && QDir().mkdir(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (!made)
        return fail(Error::Kind::Unavailable, say("desktop", "The folder %1 cannot be made.").arg(path));
    return {};
}

} // namespace matinee
