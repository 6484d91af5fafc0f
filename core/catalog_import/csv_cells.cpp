#include "core/catalog_import/csv_cells.h"

#include <QRegularExpression>

namespace matinee::csv {

using namespace Qt::StringLiterals;

namespace {

constexpr int EarliestYear = 1870;
constexpr int LatestYear = 2100;
constexpr int LongestRuntime = 60'000; // minutes
constexpr qsizetype LongestWord = 200;

} // namespace

std::optional<int> readYear(const QString &text)
{
    static const QRegularExpression alone(u"(?<!\\d)\\d{4}(?!\\d)"_s);
    auto matches = alone.globalMatch(text.left(LongestWord));
    while (matches.hasNext()) {
        const int year = matches.next().captured().toInt();
        if (year >= EarliestYear && year <= LatestYear)
            return year;
    }
    return std::nullopt;
}

std::optional<int> readMinutes(const QString &text)
{
    static const QRegularExpression minutes(
        u"\\A(\\d{1,5})(?:[.,]\\d+)?\\s*(?:m|min|mins|minutes?|minuten)?\\.?\\z"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression hours(u"\\A(?:pt)?(\\d{1,3})\\s*(?::|h|hrs?|hours?|std)\\.?\\s*(?:(\\d{1,"
                                          u"2})\\s*(?:m|min|mins|minutes?)?)?\\.?"
                                          u"(?::\\d{2})?\\z"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    const QString trimmed = text.trimmed();
    int runtime = 0;
    if (const auto plain = minutes.match(trimmed); plain.hasMatch())
        runtime = plain.captured(1).toInt();
    else if (const auto split = hours.match(trimmed); split.hasMatch())
        runtime = split.captured(1).toInt() * 60 + split.captured(2).toInt();
    return runtime >= 1 && runtime <= LongestRuntime ? std::optional(runtime) : std::nullopt;
}

std::optional<QString> readImdbId(const QString &text)
{
    static const QRegularExpression inside(u"(?<![a-z0-9])tt(\\d{7,10})(?!\\d)"_s);
    static const QRegularExpression digits(u"\\A0*([1-9]\\d{0,9})(?:\\.0)?\\z"_s);
    if (const auto match = inside.match(text); match.hasMatch())
        return match.captured(0);
    if (const auto match = digits.match(text); match.hasMatch())
        return u"tt"_s + match.captured(1).rightJustified(7, u'0');
    return std::nullopt;
}

std::optional<QString> readTmdbId(const QString &text)
{
    static const QRegularExpression forms(
        u"(?:\\A|\\Atmdb:|themoviedb\\.org/movie/)0*([1-9]\\d{0,9})(?:\\.0)?(?:\\z|[-?/#].*\\z)"_s);
    const auto match = forms.match(text);
    return match.hasMatch() ? std::optional(match.captured(1)) : std::nullopt;
}

std::optional<qint64> readCount(const QString &text)
{
    static const QRegularExpression grouped(u"\\A\\d{1,3}(?:[,. '\\x{a0}\\x{202f}]\\d{3})+\\z"_s);
    static const QRegularExpression whole(u"\\A(\\d{1,15})(?:\\.0*)?\\z"_s);
    static const QRegularExpression noDigit(u"\\D"_s);
    if (grouped.match(text).hasMatch())
        return QString(text).remove(noDigit).left(15).toLongLong();
    const auto match = whole.match(text);
    return match.hasMatch() ? std::optional(match.captured(1).toLongLong()) : std::nullopt;
}

QStringList readList(const QString &text, qsizetype most)
{
    QChar separator = u',';
    for (const QChar candidate : {u'|', u';'}) {
        if (text.contains(candidate)) {
            separator = candidate;
            break;
        }
    }
    QStringList words;
    for (const QString &part : text.split(separator, Qt::SkipEmptyParts)) {
        const QString word = part.trimmed();
        if (words.size() < most && !word.isEmpty() && word.size() <= LongestWord && !words.contains(word))
            words.append(word);
    }
    return words;
}

std::optional<Figure> readFigure(const QString &text)
{
    static const QRegularExpression forms(
        u"\\A(\\d{1,5}(?:[.,]\\d{1,15})?)\\s*(?:(%)|/\\s*(\\d{1,3}(?:\\.0)?))?\\z"_s);
    const auto match = forms.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    Figure figure;
    figure.value = match.captured(1).replace(u',', u'.').toDouble();
    if (match.hasCaptured(2))
        figure.scale = 100;
    else if (match.hasCaptured(3))
        figure.scale = match.captured(3).toDouble();
    if (figure.scale && (*figure.scale < 1 || figure.value > *figure.scale))
        return std::nullopt;
    return figure;
}

std::optional<double> scaleOf(double highest)
{
    for (const double scale : {5.0, 10.0, 100.0}) {
        if (highest <= scale)
            return scale;
    }
    return std::nullopt;
}

} // namespace matinee::csv
