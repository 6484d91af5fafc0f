#pragma once

#include <QByteArrayView>
#include <QString>

#include <vector>

namespace matinee {

/// A folded text taken apart. Reused from text to text, so that indexing a catalogue allocates little.
///
/// Words are runs of letters and digits. In scripts that put no blanks between words (Chinese, Japanese,
/// Thai, ...) and in Hangul a word is one character with its marks, a "unit".
class Words {
public:
    static constexpr int MaxLetters = 60; ///< what is longer is no word; the rest of it is left out

    /// How a word hangs on to the one before it.
    enum class Link : quint8 {
        None, ///< not at all
        Adjacent, ///< nothing lies between: units of one run
        Hyphen, ///< "spider-man", "face/off", "wall·e", "10,000": may be written as one word
        Initials, ///< "e.t.", "m*a*s*h": is one word
    };

    struct Word {
        quint32 begin = 0; ///< in bytes
        quint32 end = 0;
        quint16 letters = 0;
        Link link = Link::None;
        bool isUnit = false;
        bool isNumber = false; ///< of ASCII digits only
    };

    /// `letters` are foldedLetters().
    void read(const QString &letters);

    const std::vector<Word> &all() const { return m_words; }
    qsizetype size() const { return qsizetype(m_words.size()); }
    const Word &operator[](qsizetype word) const { return m_words[std::size_t(word)]; }
    QByteArrayView text(qsizetype word) const { return text(word, word + 1); }
    /// Words [first, last) written together.
    QByteArrayView text(qsizetype first, qsizetype last) const;
    /// One past the last word that hangs on to `first` by the same kind of link; first + 1 when none does.
    qsizetype endOfGroup(qsizetype first) const;
    /// Whether a group of several is short enough to be looked for as one word too.
    bool canBeJoined(qsizetype first, qsizetype last) const;
    /// Where apostrophes were in a word, in bytes from its begin, ascending.
    std::vector<quint32> apostrophes(qsizetype word) const;
    bool hasApostrophes() const { return !m_apostrophes.empty(); }

private:
    void takeLetter(char32_t letter, bool isUnit, bool isMark);
    void takeSeparator(char32_t separator);
    void endPiece();
    Link linkTo(bool isUnit, bool isDigit) const;
    void checkInitials();
    void append(char32_t letter);

    std::vector<char> m_bytes;
    std::vector<Word> m_words;
    std::vector<quint32> m_apostrophes; ///< in m_bytes, only within words
    // While reading
    bool m_isOpen = false; ///< the last word may go on
    int m_separators = 0; ///< since the last word
    char32_t m_separator = 0; ///< the last of them
    std::size_t m_pieceStart = 0; ///< words before this piece between blanks
    std::vector<char32_t> m_symbols; ///< of this piece
};

} // namespace matinee
