#include "app/desktop/desktop_options.h"

#include "app/desktop/desktop_settings.h"
#include "core/base/text.h"
#include "ui/views/page_stack.h"

#include <QCommandLineParser>
#include <QDir>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

/// XDG_DATA_HOME by way of QStandardPaths, without asking for an application name first.
QString defaultDataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/matinee"_s;
}

Result<void> expectOneOf(const QStringList &names, const QString &option, const QString &value)
{
    if (value.isEmpty() || names.contains(value))
        return {};
    return fail(Error::Kind::Invalid,
                say("desktop", "--%1 takes one of: %2.").arg(option, names.join(u", "_s)));
}

} // namespace

Result<DesktopOptions> readOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions({{u"data-dir"_s, {}, u"folder"_s},
                       {u"page"_s, {}, u"name"_s},
                       {u"theme"_s, {}, u"name"_s},
                       {{u"v"_s, u"version"_s}, {}},
                       {{u"h"_s, u"help"_s}, {}}});
    if (!parser.parse(arguments))
        return fail(Error::Kind::Invalid, parser.errorText());
    if (const QStringList extra = parser.positionalArguments(); !extra.isEmpty())
        return fail(Error::Kind::Invalid, say("desktop", "“%1” is not an option.").arg(extra.first()));

    DesktopOptions options;
    const QString folder = parser.value(u"data-dir"_s);
    options.dataFolder =
        QDir::cleanPath(QDir().absoluteFilePath(folder.isEmpty() ? defaultDataFolder() : folder));
    options.page = parser.value(u"page"_s);
    options.theme = themeFromName(parser.value(u"theme"_s));
    options.version = parser.isSet(u"version"_s);
    options.help = parser.isSet(u"help"_s);
    return expectOneOf(PageStack::ids(), u"page"_s, options.page)
        .and_then([&] { return expectOneOf(themeNames(), u"theme"_s, parser.value(u"theme"_s)); })
        .map([&] { return options; });
}

QString optionsHelp()
{
    return say("desktop",
               "Usage: matinee [options]\n\n"
               "  --data-dir <folder>  keep the library in this folder (%1)\n"
               "  --page <name>        open this page: %2\n"
               "  --theme <name>       look: %3\n"
               "  -v, --version        print the version and exit\n"
               "  -h, --help           print this text and exit\n")
        .arg(defaultDataFolder(), PageStack::ids().join(u", "_s), themeNames().join(u", "_s));
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
