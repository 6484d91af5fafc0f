#pragma once

#include "core/index/words.h"

#include <QByteArray>
#include <QList>

namespace matinee {

/// What other spellings a field is worth: number words and Roman numerals only where people look for a title
/// by them.
enum class Spellings { Letters, LettersAndNumbers };

/// Whether numbers of a comparable text are written alike or as they stand.
enum class Numbers { Alike, AsWritten };

/// Words with one blank between them, see comparableText().
QByteArray comparableOf(const Words &words, Numbers numbers);

/// A text folded and taken apart, both ways when it has umlauts. Reused from text to text.
class TokenWalk {
public:
    void read(const QString &text);

    /// Calls `use(word, isAlias)` for everything under which the text shall be found; an alias follows
    /// its word.
    template <class Use>
    void each(Spellings spellings, Use use) const;

    const Words &words() const { return m_words; }
    /// The text with its umlauts spelt; nullptr: it has none.
    const Words *spelt() const { return m_isSpelt ? &m_spelt : nullptr; }

private:
    QList<QByteArray> aliasesOf(qsizetype word, Spellings spellings) const;
    /// Whether aliasesOf() could have any: most words have none.
    bool mayHaveAliases(qsizetype word, Spellings spellings) const;

    Words m_words;
    Words m_spelt; ///< with umlauts spelt; word for word as m_words
    bool m_isSpelt = false;
};

template <class Use>
void TokenWalk::each(Spellings spellings, Use use) const
{
    for (qsizetype first = 0; first < m_words.size();) {
        const qsizetype end = m_words.endOfGroup(first);
        const bool isRun = m_words[first].isUnit;
        for (qsizetype i = first; isRun && i + 1 < end; ++i)
            use(m_words.text(i, i + 2), false);
        for (qsizetype i = first; i < end; ++i) {
            use(m_words.text(i), false);
            if (mayHaveAliases(i, spellings)) {
                for (const QByteArray &alias : aliasesOf(i, spellings))
                    use(QByteArrayView(alias), true);
            }
        }
        if (!isRun && m_words.canBeJoined(first, end)) {
            use(m_words.text(first, end), true);
            if (m_isSpelt)
                use(m_spelt.text(first, end), true);
        }
        first = end;
    }
}

} // namespace matinee
