#include "core/search/typed_parts.h"

#include "core/index/tokens.h"

#include <optional>

namespace matinee {

namespace {

struct Piece {
    qsizetype from = 0, to = 0;
};

bool isOfWord(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate();
}

/// Where a part may begin or end: at the ends of the text, and where one kind of letters ends.
QList<qsizetype> edgesOf(const QString &text)
{
    QList<qsizetype> edges;
    int before = -1;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text.at(at);
        if (c.isMark() || c.isLowSurrogate())
            continue; // belongs to what it follows
        const int kind = isOfWord(c) ? int(c.script()) : -2;
        if (kind != before)
            edges.append(at);
        before = kind;
    }
    edges.append(text.size());
    return edges;
}

/// The longest piece from some edge on that has just the words of a part.
std::optional<Piece> pieceOf(const QString &text, const WantedWords &part, const QList<qsizetype> &edges,
                             qsizetype from)
{
    std::optional<Piece> piece;
    for (qsizetype edge = 0; edge < edges.size() && !piece; ++edge) {
        const qsizetype begin = edges.at(edge);
        if (begin < from || begin == text.size() || !isOfWord(text.at(begin)))
            continue;
        for (const qsizetype end : edges.sliced(edge + 1)) {
            const QList<WantedWords> words = wantedWords(text.mid(begin, end - begin));
            if (words.size() > 1)
                break;
            if (isOfWord(text.at(end - 1)) && words.value(0) == part)
                piece = {begin, end};
        }
    }
    return piece;
}

/// Where each part stands; fewer than there are parts when one was not found.
QList<Piece> piecesOf(const QString &text)
{
    const QList<qsizetype> edges = edgesOf(text);
    QList<Piece> pieces;
    for (const WantedWords &part : wantedWords(text)) {
        const auto piece = pieceOf(text, part, edges, pieces.isEmpty() ? 0 : pieces.last().to);
        if (!piece)
            break;
        pieces.append(*piece);
    }
    return pieces;
}

} // namespace

QString withParts(const QString &text, const QHash<qsizetype, QString> &replaced)
{
    const QList<Piece> pieces = piecesOf(text);
    QString put;
    qsizetype at = 0;
    for (qsizetype part = 0; part < pieces.size(); ++part) {
        if (!replaced.contains(part))
            continue;
        put += text.mid(at, pieces.at(part).from - at) + replaced.value(part);
        at = pieces.at(part).to;
    }
    return put + text.mid(at);
}

} // namespace matinee
