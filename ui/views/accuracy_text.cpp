#include "ui/views/accuracy_text.h"

#include "ui/viewmodels/movie_text.h"
#include "ui/viewmodels/session.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(AccuracyText)
};

constexpr int ShownMonths = 12;

QString number(int value)
{
    return QLocale().toString(value);
}

double shareOf(int part, int whole)
{
    return whole > 0 ? double(part) / whole : 0;
}

/// "80–90 %", of a tenth.
QString tenthText(std::size_t tenth)
{
    return Text::tr("%1–%2 %").arg(number(int(tenth) * 10), number(int(tenth + 1) * 10));
}

QString monthText(QDate month)
{
    return u"%1 %2"_s.arg(QLocale().standaloneMonthName(month.month()), QString::number(month.year()));
}

QList<HitRate> newestMonths(const FeedbackAnalysis &analysis)
{
    return analysis.months.mid(std::max<qsizetype>(0, analysis.months.size() - ShownMonths));
}

QString kindText(FeedbackKind kind)
{
    switch (kind) {
    case FeedbackKind::Shown:
        return Text::tr("Shown");
    case FeedbackKind::Opened:
        return Text::tr("Opened");
    case FeedbackKind::Trailer:
        return Text::tr("Trailer played");
    case FeedbackKind::Watchlisted:
        return Text::tr("On watchlist");
    case FeedbackKind::Dismissed:
        return Text::tr("Dismissed");
    case FeedbackKind::Watched:
        return Text::tr("Watched");
    case FeedbackKind::Rated:
        return Text::tr("Rated");
    }
    return {};
}

QString listText(const QString &list)
{
    const QHash<QString, QString> names{
        {u"for_you"_s, Text::tr("For you")},
        {u"tuned"_s, Text::tr("Tuned for you")},
        {u"tonight"_s, Text::tr("Tonight")},
        {u"similar"_s, Text::tr("Similar films")},
        {u"search"_s, Text::tr("Search")},
        {u"because_you_loved"_s, Text::tr("Because you loved")},
        {u"from_watchlist"_s, Text::tr("From your watchlist")},
        {u"hidden_gems"_s, Text::tr("Hidden gems")},
        {u"new_directors"_s, Text::tr("New directors")},
        {u"outside_comfort_zone"_s, Text::tr("Outside your comfort zone")},
        {u"popular"_s, Text::tr("Popular")},
        {u"classics"_s, Text::tr("Classics")},
        {u"loved_decade"_s, Text::tr("Your decade")},
        {u"loved_country"_s, Text::tr("Your country")},
    };
    return names.value(list, list); // of other programs, under the name they gave it
}

QString becauseText(const QString &reason)
{
    if (reason == "liked_movie"_L1)
        return Text::tr("Your films");
    if (reason == "popular"_L1)
        return Text::tr("Popular");
    return reason;
}

} // namespace

QList<ChartColumn> matchColumns(const Accuracy &accuracy)
{
    QList<ChartColumn> columns;
    for (std::size_t at = 0; at < accuracy.tenths.size(); ++at) {
        const Accuracy::Tenth &tenth = accuracy.tenths[at];
        ChartColumn column;
        column.label = number(int(at) * 10);
        if (tenth.films > 0) {
            column.share = shareOf(tenth.liked, tenth.films);
            column.value = u"%1/%2"_s.arg(number(tenth.liked), number(tenth.films));
            column.mark = tenth.match;
        }
        column.spoken = tenth.films > 0
            ? Text::tr("Match %1: you liked %2 of %n film(s)", nullptr, tenth.films)
                  .arg(tenthText(at), number(tenth.liked))
            : Text::tr("Match %1: no film yet").arg(tenthText(at));
        columns.append(column);
    }
    return columns;
}

AccuracyTable matchTable(const Accuracy &accuracy)
{
    AccuracyTable table{{Text::tr("Match"), Text::tr("Rated"), Text::tr("Liked"), Text::tr("Mean stars")},
                        {}};
    for (std::size_t at = accuracy.tenths.size(); at-- > 0;) {
        const Accuracy::Tenth &tenth = accuracy.tenths[at];
        if (tenth.films > 0)
            table.rows.append({tenthText(at), number(tenth.films),
                               percentText(shareOf(tenth.liked, tenth.films)),
                               QLocale().toString(tenth.points / 20, 'f', 1)});
    }
    return table;
}

QList<ChartColumn> monthColumns(const FeedbackAnalysis &analysis)
{
    QList<ChartColumn> columns;
    for (const HitRate &month : newestMonths(analysis)) {
        ChartColumn column;
        column.label = QLocale().standaloneMonthName(month.month.month(), QLocale::ShortFormat);
        column.share = month.rate;
        column.value = percentText(month.rate);
        column.isOpen = !month.isSettled;
        column.spoken = Text::tr("%1: %2 of the top ten taken up, on %n day(s)", nullptr, month.days)
                            .arg(monthText(month.month), percentText(month.rate));
        if (column.isOpen)
            column.spoken += u". "_s + Text::tr("This can still rise.");
        columns.append(column);
    }
    return columns;
}

AccuracyTable monthTable(const FeedbackAnalysis &analysis)
{
    AccuracyTable table{{Text::tr("Month"), Text::tr("Days"), Text::tr("Taken up")}, {}};
    for (const HitRate &month : newestMonths(analysis))
        table.rows.prepend({monthText(month.month), number(month.days), percentText(month.rate)});
    return table;
}

AccuracyTable logTable(const QList<FeedbackEvent> &log, const Session &session)
{
    AccuracyTable table{{Text::tr("Film"), Text::tr("What"), Text::tr("Where"), Text::tr("Place"),
                         Text::tr("Match"), Text::tr("Because of"), Text::tr("When")},
                        {}};
    for (const FeedbackEvent &event : log) {
        const MovieSummary *film = session.movie(event.movie);
        table.rows.append({film ? film->title : Text::tr("A film that is gone"), kindText(event.kind),
                           listText(event.list), event.position ? number(*event.position) : QString(),
                           event.match ? percentText(*event.match) : QString(), becauseText(event.reason),
                           QLocale().toString(event.at.toLocalTime(), QLocale::ShortFormat)});
    }
    return table;
}

QString logText(const FeedbackReport &report)
{
    QStringList sentences{Text::tr(
        "Matinee writes down which suggestions were on the screen, which of them you opened or dismissed, "
        "and what match they had. That stays in your library on this computer: it is sent to nobody and "
        "not synchronised.")};
    if (report.events > 0)
        sentences.append(
            Text::tr("There are %Ln entries since %1.", nullptr, report.events)
                .arg(QLocale().toString(report.since.toLocalTime().date(), QLocale::LongFormat)));
    else
        sentences.append(Text::tr("There is nothing in it."));
    if (report.isKept)
        sentences.append(Text::tr("Beyond %Ln entries the oldest go.", nullptr, FeedbackService::MostEvents));
    else
        sentences.append(Text::tr("Nothing more is being written down."));
    return sentences.join(u' ');
}

} // namespace matinee
