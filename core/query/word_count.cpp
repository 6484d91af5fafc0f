#include "core/query/word_count.h"

#include "core/catalog/folded.h"

#include <numeric>

namespace matinee {

namespace {

bool standsAlone(char32_t letter)
{
    switch (QChar::script(letter)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return false;
    }
}

} // namespace

int wordCount(const QString &text)
{
    int words = 0;
    int lettersAlone = 0;
    bool isInWord = false;
    const auto letters = foldedLetters(text).toUcs4();
    for (const uint letter : letters) {
        if (!QChar::isLetterOrNumber(letter)) {
            isInWord = isInWord && (letter == u'\'' || QChar::isMark(letter));
        } else if (standsAlone(letter)) {
            ++lettersAlone;
            isInWord = false;
        } else {
            words += isInWord ? 0 : 1;
            isInWord = true;
        }
    }
    return words + (lettersAlone + 1) / 2;
}

int wordCount(const QList<Node> &nodes)
{
    return std::accumulate(nodes.begin(), nodes.end(), 0, [](int words, const Node &node) {
        if (node.kind != Node::Kind::Clause)
            return words + wordCount(node.nodes);
        const auto *text = std::get_if<TextMatch>(&node.clause.value);
        return words + (text ? wordCount(text->text) : 0);
    });
}

} // namespace matinee
