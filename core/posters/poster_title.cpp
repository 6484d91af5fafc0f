#include "core/posters/poster_title.h"

#include "core/posters/poster_type.h"

#include <QPainter>
#include <QPointF>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr double Margin = 14;
constexpr double Measure = 172;
constexpr double SmallGap = 5;
constexpr qsizetype MostSmallLines = 4;

struct Step {
    double size;
    qsizetype lines;
};
constexpr Step Steps[] = {{48, 2}, {42, 2}, {36, 3}, {31, 3},   {27, 3},
                          {23, 4}, {20, 4}, {17, 5}, {14.5, 5}, {12.5, 6}};

/// Text that is not broken, and its width at size 1.
struct Word {
    QString text;
    double width;
    bool spaceBefore;
};

/// Where a word may be broken: after its own hyphens if it is long, and in scripts that set no
/// spaces wherever they break.
QStringList pieces(const QString &word)
{
    const bool spaced = std::ranges::all_of(word, [](QChar c) { return c.unicode() < 0x0590; });
    if (spaced && (word.size() <= 11 || !word.contains(u'-')))
        return {word};
    QStringList answer;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Line, word);
    qsizetype start = 0;
    for (qsizetype end = 1; end <= word.size(); ++end) {
        finder.setPosition(end);
        const bool breaks = spaced ? word[end - 1] == u'-' : finder.isAtBoundary();
        if (end == word.size() || breaks) {
            answer.append(word.sliced(start, end - start));
            start = end;
        }
    }
    return answer;
}

QList<Word> wordsOf(const QString &text, const PosterType &type)
{
    QList<Word> words;
    for (const QString &word : text.simplified().split(u' ', Qt::SkipEmptyParts)) {
        bool first = true;
        for (const QString &piece : pieces(word)) {
            words.append({piece, type.width(piece), first});
            first = false;
        }
    }
    return words;
}

/// Breaks words into lines and remembers the widest; widths are sums of words, so that fitting
/// a title measures each word once.
class Wrapping {
public:
    Wrapping(const QString &text, const PosterType &type)
        : m_words(wordsOf(text, type)),
          m_space(type.width(u" "_s))
    {
    }

    double widestWord() const
    {
        double widest = 0;
        for (const Word &word : m_words)
            widest = std::max(widest, word.width);
        return widest;
    }

    QStringList lines(double measure) const
    {
        QStringList lines;
        wrap(measure, [&](const Word &word, bool newLine) {
            if (newLine)
                lines.append(word.text);
            else
                lines.last() += (word.spaceBefore ? u" "_s : QString()) + word.text;
        });
        return lines;
    }

    qsizetype lineCount(double measure) const
    {
        qsizetype count = 0;
        wrap(measure, [&](const Word &, bool newLine) { count += newLine ? 1 : 0; });
        return count;
    }

private:
    template <class Use>
    void wrap(double measure, Use use) const
    {
        double width = 0;
        for (qsizetype i = 0; i < m_words.size(); ++i) {
            const Word &word = m_words[i];
            const double joined = width + (word.spaceBefore ? m_space : 0) + word.width;
            const bool newLine = i == 0 || joined > measure;
            width = newLine ? word.width : joined;
            use(word, newLine);
        }
    }

    QList<Word> m_words;
    double m_space;
};

/// The narrowest measure that needs no more lines, so that lines are of even length.
double evenMeasure(const Wrapping &words, double widest)
{
    const qsizetype count = words.lineCount(widest);
    double low = 40.0 / Measure * widest;
    double high = widest;
    for (int i = 0; i < 12; ++i) {
        const double middle = (low + high) / 2;
        const bool holds = words.lineCount(middle) <= count && words.widestWord() <= middle;
        (holds ? high : low) = middle;
    }
    return high;
}

/// Cuts off what is too much even at the smallest size; real titles never come here.
void keepFirst(QStringList &lines, qsizetype most)
{
    if (lines.size() > most) {
        lines.resize(most);
        lines.last() += u'…';
    }
}

void fitHead(PosterTitle &title, const QString &head, const PosterType &type, double room, double largest)
{
    const Wrapping words(type.isCapital() ? head.toUpper() : head, type);
    for (const Step &step : Steps) {
        const double measure = Measure / step.size;
        const qsizetype count = words.lineCount(measure);
        title.size = step.size;
        if (step.size <= largest && words.widestWord() <= measure && count <= step.lines
            && static_cast<double>(count) * step.size * type.leading() <= room)
            break;
    }
    // No size of the scale is small enough for one endless word.
    if (words.widestWord() * title.size > Measure)
        title.size = Measure / words.widestWord();
    title.lines = words.lines(evenMeasure(words, Measure / title.size));
    keepFirst(title.lines, std::rbegin(Steps)->lines);
}

void drawLines(QPainter &painter, const PosterType &type, double size, double ascent, double top,
               const QStringList &lines)
{
    for (const QString &line : lines) {
        const double left = line.isRightToLeft() ? Margin + Measure - size * type.width(line) : Margin;
        type.draw(painter, {left, top + ascent * size}, size, line);
        top += size * type.leading();
    }
}

} // namespace

PosterTitle setTitle(const QString &title, PosterVoice voice)
{
    const PosterType type = PosterType::voice(voice);
    const TitleParts parts = splitTitle(title);
    const bool split = !parts.tail.isEmpty();

    PosterTitle set;
    set.voice = voice;
    fitHead(set, parts.head, type, split ? 66 : 92, split ? 40 : 48);
    set.height = static_cast<double>(set.lines.size()) * set.size * type.leading();
    if (split) {
        const PosterType small = PosterType::small();
        set.smallSize = std::clamp(set.size / 2, 12.0, 15.0);
        set.smallLines = Wrapping(parts.tail, small).lines(Measure / set.smallSize);
        keepFirst(set.smallLines, MostSmallLines);
        set.height += SmallGap + static_cast<double>(set.smallLines.size()) * set.smallSize * small.leading();
    }
    return set;
}

void PosterTitle::draw(QPainter &painter, double top) const
{
    const PosterType type = PosterType::voice(voice);
    drawLines(painter, type, size, 0.74, top, lines);
    if (!smallLines.isEmpty()) {
        const double smallTop = top + static_cast<double>(lines.size()) * size * type.leading() + SmallGap;
        drawLines(painter, PosterType::small(), smallSize, 0.80, smallTop, smallLines);
    }
}

} // namespace matinee
