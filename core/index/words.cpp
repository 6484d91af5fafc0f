#include "core/index/words.h"

#include "core/catalog/code_points.h"

namespace matinee {

namespace {

constexpr int MaxMarks = 8; // after one letter: more is decoration

bool isAsciiDigit(char32_t letter)
{
    return letter >= U'0' && letter <= U'9';
}

bool isAsciiWord(char32_t letter)
{
    return (letter >= U'a' && letter <= U'z') || (letter >= U'A' && letter <= U'Z') || isAsciiDigit(letter);
}

bool isOfUnspacedScript(char32_t letter)
{
    if (letter < 0xE00)
        return false;
    switch (QChar::script(letter)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Hangul:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return letter == 0x30FC; // the mark of long vowels, common to both kana
    }
}

/// That join what they stand between: "spider-man", "face/off", "wall·e".
bool isHyphen(char32_t separator)
{
    switch (separator) {
    case U'-':
    case U'/':
    case 0x58A: // Armenian hyphen
    case 0x5BE: // maqaf
    case 0x2010: // hyphen
    case 0x2013: // en dash
    case U'·':
    case U'•':
    case U'‧':
    case U'・':
        return true;
    default:
        return false;
    }
}

bool isSymbol(char32_t letter)
{
    const auto category = QChar::category(letter);
    return category == QChar::Symbol_Currency || category == QChar::Symbol_Other;
}

} // namespace

void Words::read(const QString &letters)
{
    m_bytes.clear();
    m_words.clear();
    m_apostrophes.clear();
    m_symbols.clear();
    m_isOpen = false;
    m_separators = 0;
    m_pieceStart = 0;
    eachCodePoint(letters, [this](char32_t letter, qsizetype) {
        if (letter < 0x80) {
            if (isAsciiWord(letter))
                takeLetter(letter, false, false);
            else
                takeSeparator(letter);
        } else if (const bool isMark = QChar::isMark(letter); isMark || QChar::isLetterOrNumber(letter)) {
            takeLetter(letter, !isMark && isOfUnspacedScript(letter), isMark);
        } else {
            takeSeparator(letter);
        }
    });
    endPiece();
    checkInitials();
}

QByteArrayView Words::text(qsizetype first, qsizetype last) const
{
    const quint32 begin = (*this)[first].begin;
    return QByteArrayView(m_bytes.data() + begin, qsizetype((*this)[last - 1].end - begin));
}

qsizetype Words::endOfGroup(qsizetype first) const
{
    qsizetype end = first + 1;
    if (end < size() && (*this)[end].link != Link::None) {
        const Link link = (*this)[end].link;
        while (end < size() && (*this)[end].link == link)
            ++end;
    }
    return end;
}

bool Words::canBeJoined(qsizetype first, qsizetype last) const
{
    int letters = 0;
    for (qsizetype i = first; i < last; ++i)
        letters += (*this)[i].letters;
    return last - first > 1 && letters <= MaxLetters;
}

std::vector<quint32> Words::apostrophes(qsizetype word) const
{
    std::vector<quint32> places;
    for (const quint32 place : m_apostrophes) {
        if (place > (*this)[word].begin && place < (*this)[word].end)
            places.push_back(place - (*this)[word].begin);
    }
    return places;
}

void Words::takeLetter(char32_t letter, bool isUnit, bool isMark)
{
    // A mark belongs to whatever it follows.
    const bool goesOn =
        m_isOpen && m_separators == 0 && !m_words.empty() && (isMark || (!isUnit && !m_words.back().isUnit));
    if (!goesOn) {
        Word word;
        word.begin = word.end = quint32(m_bytes.size());
        word.isUnit = isUnit;
        word.isNumber = true;
        word.link = linkTo(isUnit, isAsciiDigit(letter));
        m_words.push_back(word);
    }
    Word &word = m_words.back();
    m_isOpen = true;
    m_separators = 0;
    if (word.letters >= (word.isUnit ? 1 + MaxMarks : MaxLetters))
        return;
    word.letters = quint16(word.letters + 1);
    word.isNumber = word.isNumber && isAsciiDigit(letter);
    append(letter);
    word.end = quint32(m_bytes.size());
}

void Words::takeSeparator(char32_t separator)
{
    if (separator == U'\'') {
        // Within a word, when more of it follows; one at its end is behind its last byte and so never asked
        // for.
        if (m_isOpen && m_separators == 0 && !m_words.back().isUnit)
            m_apostrophes.push_back(quint32(m_bytes.size()));
        return;
    }
    if (QChar::isSpace(separator)) {
        endPiece();
        return;
    }
    if (isSymbol(separator))
        m_symbols.push_back(separator);
    ++m_separators;
    m_separator = separator;
}

/// A piece that is nothing but signs is a word of its own: the film "$", or "I ♥ Huckabees".
void Words::endPiece()
{
    if (m_words.size() == m_pieceStart && !m_symbols.empty()) {
        Word word;
        word.begin = quint32(m_bytes.size());
        for (const char32_t symbol : m_symbols) {
            if (word.letters < MaxLetters) {
                append(symbol);
                word.letters = quint16(word.letters + 1);
            }
        }
        word.end = quint32(m_bytes.size());
        m_words.push_back(word);
    }
    m_symbols.clear();
    m_pieceStart = m_words.size();
    m_isOpen = false;
}

Words::Link Words::linkTo(bool isUnit, bool isDigit) const
{
    if (!m_isOpen || m_words.empty() || m_separators > 1)
        return Link::None;
    const Word &before = m_words.back();
    if (m_separators == 0)
        return isUnit && before.isUnit ? Link::Adjacent : Link::None;
    if (isUnit || before.isUnit)
        return isUnit && before.isUnit && isHyphen(m_separator) ? Link::Adjacent : Link::None;
    if (isHyphen(m_separator) || (m_separator == U',' && isDigit && before.isNumber))
        return Link::Hyphen;
    return m_separator == U'.' || m_separator == U'*' ? Link::Initials : Link::None;
}

/// That a word is a single letter only shows once it is read.
void Words::checkInitials()
{
    for (std::size_t i = 1; i < m_words.size(); ++i) {
        Word &word = m_words[i];
        const Word &before = m_words[i - 1];
        const auto isInitial = [](const Word &one) { return one.letters == 1 && !one.isNumber; };
        if (word.link == Link::Initials && !(isInitial(word) && isInitial(before)))
            word.link = Link::None;
    }
}

void Words::append(char32_t letter)
{
    if (letter < 0x80) {
        m_bytes.push_back(char(letter));
    } else if (letter < 0x800) {
        m_bytes.push_back(char(0xC0 | (letter >> 6)));
        m_bytes.push_back(char(0x80 | (letter & 0x3F)));
    } else if (letter < 0x10000) {
        m_bytes.push_back(char(0xE0 | (letter >> 12)));
        m_bytes.push_back(char(0x80 | ((letter >> 6) & 0x3F)));
        m_bytes.push_back(char(0x80 | (letter & 0x3F)));
    } else {
        m_bytes.push_back(char(0xF0 | (letter >> 18)));
        m_bytes.push_back(char(0x80 | ((letter >> 12) & 0x3F)));
        m_bytes.push_back(char(0x80 | ((letter >> 6) & 0x3F)));
        m_bytes.push_back(char(0x80 | (letter & 0x3F)));
    }
}

} // namespace matinee
