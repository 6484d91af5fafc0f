#include "core/index/token_walk.h"

#include "core/catalog/folded.h"
#include "core/index/numerals.h"

#include <algorithm>

namespace matinee {

namespace {

bool isContraction(QByteArrayView tail)
{
    return tail == "re" || tail == "ve" || tail == "ll" || tail == "em";
}

/// "lavventura" of "l'avventura" is looked for as "avventura", "oceans" of "ocean's" as "ocean".
QList<QByteArray> partsOf(QByteArrayView word, const std::vector<quint32> &apostrophes)
{
    QList<QByteArray> parts;
    for (std::size_t i = 0; i < apostrophes.size(); ++i) {
        const auto begin = qsizetype(apostrophes[i]);
        const auto end = i + 1 < apostrophes.size() ? qsizetype(apostrophes[i + 1]) : word.size();
        const auto tail = word.sliced(begin, end - begin);
        if (tail.size() > 2 || (tail.size() == 2 && !isContraction(tail)))
            parts.append(tail.toByteArray());
        else if (tail == "s" && i == 0 && begin > 1)
            parts.append(word.first(begin).toByteArray());
    }
    return parts;
}

WordPlace placeOf(const Words &words, qsizetype word)
{
    if (word > 0 && announcesNumber(words.text(word - 1)))
        return WordPlace::AfterPart;
    return word > 0 && word + 1 == words.size() ? WordPlace::Last : WordPlace::Inside;
}

bool hasUmlaut(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar letter) { return letter.unicode() >= 0x80; });
}

} // namespace

void TokenWalk::read(const QString &text)
{
    const QString plain = foldedLetters(text);
    m_words.read(plain);
    m_isSpelt = false;
    if (hasUmlaut(text)) {
        if (const QString spelt = foldedLetters(text, Umlauts::Spelt); spelt != plain) {
            m_spelt.read(spelt);
            m_isSpelt = m_spelt.size() == m_words.size();
        }
    }
}

bool TokenWalk::mayHaveAliases(qsizetype word, Spellings spellings) const
{
    return m_isSpelt || m_words.hasApostrophes()
        || (spellings == Spellings::LettersAndNumbers && !m_words[word].isUnit);
}

QList<QByteArray> TokenWalk::aliasesOf(qsizetype word, Spellings spellings) const
{
    const QByteArrayView text = m_words.text(word);
    QList<QByteArray> aliases;
    if (m_isSpelt && m_spelt.text(word) != text)
        aliases.append(m_spelt.text(word).toByteArray());
    if (m_words.hasApostrophes())
        aliases += partsOf(text, m_words.apostrophes(word));
    if (spellings == Spellings::LettersAndNumbers)
        aliases += numeralAliases(text, placeOf(m_words, word));
    return aliases;
}

QByteArray comparableOf(const Words &words, Numbers numbers)
{
    QByteArray out;
    for (qsizetype first = 0; first < words.size();) {
        const qsizetype end = words.endOfGroup(first);
        const bool isInitials = end - first > 1 && words[first + 1].link == Words::Link::Initials;
        const qsizetype last = isInitials ? end : first + 1;
        if (!out.isEmpty())
            out += ' ';
        const auto number = numbers == Numbers::Alike && !isInitials
            ? numberOf(words.text(first), placeOf(words, first))
            : std::nullopt;
        if (number)
            out += QByteArray::number(*number);
        else
            out.append(words.text(first, last));
        first = last;
    }
    return out;
}

} // namespace matinee
