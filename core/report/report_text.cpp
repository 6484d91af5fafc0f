#include "core/report/report_text.h"

#include "core/base/text.h"

#include <QLocale>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr QStringView Between = u" · ";

/// The long date of the language without its weekday and with a short month: its own order of day,
/// month and year, and no "3/4/24" that two people read differently.
QString dayFormat(const QLocale &locale)
{
    QString format = locale.dateFormat(QLocale::LongFormat);
    format.replace("MMMM"_L1, "MMM"_L1);
    format.remove("dddd"_L1);
    const auto isSeparator = [](QChar c) { return c.isSpace() || c == u',' || c == u'،'; };
    while (!format.isEmpty() && isSeparator(format.front()))
        format.remove(0, 1);
    while (!format.isEmpty() && isSeparator(format.back()))
        format.chop(1);
    return format;
}

QString lengthText(int minutes)
{
    if (minutes < 60)
        return say("core", "%1 min").arg(minutes);
    if (minutes % 60 == 0)
        return say("core", "%1 h").arg(minutes / 60);
    return say("core", "%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(Between);
}

QString yearText(const MovieSummary &movie)
{
    return movie.year ? QString::number(*movie.year) : QString();
}

} // namespace

QString reportTitle(const Report &report)
{
    return report.person.isEmpty() ? say("core", "My films") : say("core", "%1’s films").arg(report.person);
}

QString dayText(QDate day)
{
    const QLocale locale;
    return locale.toString(day, dayFormat(locale));
}

QString dayText(const WatchedOn &watchedOn)
{
    if (const auto day = watchedOn.exactDay())
        return dayText(*day);
    const QDate month = QDate::fromString(watchedOn.text(), u"yyyy-MM"_s);
    if (month.isValid())
        return QLocale().toString(month, u"MMM yyyy"_s);
    return watchedOn.isKnown() ? watchedOn.text() : say("core", "date unknown");
}

QString periodText(const ReportOptions &options)
{
    if (options.from && options.to)
        return u"%1 – %2"_s.arg(dayText(*options.from), dayText(*options.to));
    if (options.from)
        return say("core", "Since %1").arg(dayText(*options.from));
    if (options.to)
        return say("core", "Until %1").arg(dayText(*options.to));
    return say("core", "All time");
}

QString longFacts(const MovieSummary &movie)
{
    return joined({yearText(movie), movie.runtimeMinutes ? lengthText(*movie.runtimeMinutes) : QString(),
                   movie.directors.join(u", "_s)});
}

QString shortFacts(const MovieSummary &movie)
{
    return joined({yearText(movie), movie.directors.join(u", "_s)});
}

QList<ReportOptions::Section> ReportOptions::allSections()
{
    return {Section::Recommendations, Section::Genres, Section::History};
}

} // namespace matinee
