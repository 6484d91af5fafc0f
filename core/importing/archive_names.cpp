#include "core/importing/archive_names.h"

#include "core/base/text.h"

#include <QSet>

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

bool leadsOutside(const QString &name)
{
    const bool hasDrive = name.size() > 1 && name[1] == u':';
    return name.startsWith(u'/') || hasDrive || name.contains(QChar(QChar::Null))
        || name.split(u'/').contains(u".."_s);
}

/// macOS and Windows put files of their own beside a person's.
bool isLeftBehind(const QString &name)
{
    return name.startsWith("__MACOSX/"_L1) || name.section(u'/', -1).startsWith(u'.')
        || name.section(u'/', -1) == "Thumbs.db"_L1;
}

QString topFolderOf(const QStringList &names)
{
    const auto isReal = [](const QString &name) { return !name.isEmpty(); };
    const auto first = std::find_if(names.cbegin(), names.cend(), isReal);
    if (first == names.cend() || !first->contains(u'/'))
        return {};
    const QString top = first->section(u'/', 0, 0) + u'/';
    const auto isInside = [&](const QString &name) { return name.isEmpty() || name.startsWith(top); };
    return std::all_of(first, names.cend(), isInside) ? top : QString();
}

bool isTakenAway(const QString &name)
{
    return name.endsWith(u'/') || name.startsWith("deleted/"_L1) || name.startsWith("orphaned/"_L1);
}

} // namespace

Result<QStringList> cleanMemberNames(QStringList names)
{
    for (QString &name : names) {
        name.replace(u'\\', u'/');
        if (leadsOutside(name))
            return fail(Error::Kind::Invalid,
                        say("core", "The archive is not safe to read: it names a file outside itself."),
                        name);
        if (isLeftBehind(name))
            name.clear();
    }

    QSet<QString> known;
    const QString top = topFolderOf(names);
    for (QString &name : names) {
        name.remove(0, top.size());
        if (isTakenAway(name))
            name.clear();
        if (name.isEmpty())
            continue;
        if (known.contains(name))
            return fail(Error::Kind::Invalid, say("core", "The archive holds two files with the same name."),
                        name);
        known.insert(name);
    }
    return names;
}

} // namespace matinee
