#include "ui/views/watch_text.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(WatchText)
};

} // namespace

QString watchedOnText(const WatchedOn &watchedOn)
{
    const QLocale locale;
    if (const auto day = watchedOn.exactDay())
        return locale.toString(*day, QLocale::ShortFormat);
    const QStringList parts = watchedOn.text().split(u'-', Qt::SkipEmptyParts);
    if (parts.isEmpty())
        return Text::tr("Day not known");
    if (parts.size() == 1)
        return parts.first();
    return locale.standaloneMonthName(parts.at(1).toInt()) + u' ' + parts.first();
}

QString watchLine(const Watch &watch)
{
    QStringList parts{watchedOnText(watch.watchedOn)};
    if (watch.rewatch)
        parts.append(Text::tr("again"));
    if (!watch.place.isEmpty())
        parts.append(watch.place);
    return parts.join(u" · "_s);
}

} // namespace matinee
