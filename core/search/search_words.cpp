#include "core/search/search_words.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace matinee {

namespace {

constexpr std::size_t MostWords = 40; ///< that are ranked; sets are kept for each

const TextMatch *textOf(const Node &node)
{
    return node.kind == Node::Kind::Clause && !node.negated ? std::get_if<TextMatch>(&node.clause.value)
                                                            : nullptr;
}

/// Whether a node is made of words that forgive typos.
bool isOfWords(const Node &node)
{
    const TextMatch *text = textOf(node);
    return text && isText(node.clause.column)
        && (text->kind == TextMatch::Kind::Word || text->kind == TextMatch::Kind::Prefix);
}

bool isOpen(const Node &node)
{
    return isOfWords(node) && textOf(node)->kind == TextMatch::Kind::Word;
}

/// Nodes whose last word is still being typed.
QSet<qsizetype> openNodes(const Query &query)
{
    QSet<qsizetype> open;
    const qsizetype last = query.nodes.size() - 1;
    if (last >= 0 && isOpen(query.nodes.at(last)))
        open.insert(last);
    for (qsizetype i = last; i >= 0; --i) {
        if (isOfWords(query.nodes.at(i)) && query.nodes.at(i).clause.column == Column::Any) {
            if (isOpen(query.nodes.at(i)))
                open.insert(i);
            break;
        }
    }
    return open;
}

QByteArray keyOf(Column column, const TextPart &part)
{
    return QByteArray::number(int(column)) + (part.begun ? '*' : ' ') + part.words.join(' ');
}

/// What a word is told from others by: itself, or with words that must be in one name with it, all of them.
QByteArray keyOf(Column column, const QList<TextPart> &parts, qsizetype part)
{
    if (!wantsOneName(column, parts))
        return keyOf(column, parts.at(part));
    QByteArray key = QByteArray::number(part);
    for (const TextPart &one : parts)
        key += '\n' + keyOf(column, one);
    return key;
}

bool isPhrase(const Node &node)
{
    return node.kind != Node::Kind::Clause || std::holds_alternative<TextMatch>(node.clause.value);
}

qsizetype nodeOf(const SearchWord &word)
{
    return word.places.first().node;
}

/// The words of each node that must be in one name must be so in `films` too.
void keepOneName(const std::vector<SearchWord> &words, const Ways &ways, std::size_t partNumber,
                 const PartView &part, Found &found)
{
    for (std::size_t first = 0; first < words.size();) {
        std::size_t end = first;
        QList<TextPart> texts;
        QList<PartReading> readings;
        while (end < words.size() && nodeOf(words[end]) == nodeOf(words[first])) {
            texts.append(words[end].text);
            readings.append(words[end].ways[ways[end]].readings[partNumber]);
            ++end;
        }
        if (wantsOneName(words[first].column, texts))
            found.keep(part.evaluator.inOneName(words[first].column, readings, found.films));
        first = end;
    }
}

} // namespace

QueryParts takenApart(const Query &query, bool typing)
{
    const QSet<qsizetype> open = typing ? openNodes(query) : QSet<qsizetype>();
    QueryParts apart;
    QHash<QByteArray, std::size_t> known;
    for (qsizetype node = 0; node < query.nodes.size(); ++node) {
        const Node &one = query.nodes.at(node);
        const TextMatch *text = isOfWords(one) ? textOf(one) : nullptr;
        const bool begun = text && (text->kind == TextMatch::Kind::Prefix || open.contains(node));
        const QList<TextPart> parts = text ? textParts(text->text, begun) : QList<TextPart>();
        if (!text || apart.words.size() + std::size_t(parts.size()) > MostWords) {
            if (query.nodes.indexOf(one) == node)
                apart.others.append(node);
            continue;
        }
        for (qsizetype part = 0; part < parts.size(); ++part) {
            const Column column = one.clause.column;
            const QByteArray key = keyOf(column, parts, part);
            if (!known.contains(key)) {
                known.insert(key, apart.words.size());
                apart.words.push_back({{}, column, parts.at(part), {}});
            }
            apart.words[known.value(key)].places.append({node, part});
        }
    }
    std::stable_partition(apart.others.begin(), apart.others.end(),
                          [&](qsizetype node) { return !isPhrase(query.nodes.at(node)); });
    return apart;
}

WordWay readAsTyped(const SearchWord &word, std::vector<PartView> &parts)
{
    WordWay way;
    for (PartView &part : parts) {
        way.found.push_back(part.evaluator.part(word.column, word.text));
        way.readings.push_back(readAsTyped(*part.segment, word.text));
    }
    return way;
}

bool findsNothing(const WordWay &way, const std::vector<PartView> &parts)
{
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (Bitset::countOfBoth(way.found[i].films, parts[i].base) > 0)
            return false;
    }
    return true;
}

std::vector<Found> findTogether(const std::vector<SearchWord> &words, const Ways &ways,
                                const std::vector<PartView> &parts, Bitset PartView::*among)
{
    std::vector<Found> together;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        Found found;
        found.films = parts[i].*among;
        for (const Found &phrase : parts[i].phrases)
            found &= phrase;
        for (std::size_t word = 0; word < words.size(); ++word)
            found &= words[word].ways[ways[word]].found[i];
        keepOneName(words, ways, i, parts[i], found);
        together.push_back(std::move(found));
    }
    return together;
}

int countOf(const std::vector<Found> &found)
{
    Doc count = 0;
    for (const Found &part : found)
        count += part.films.count();
    return static_cast<int>(count);
}

} // namespace matinee
