#include "core/index/tokens.h"

#include "core/catalog/folded.h"
#include "core/index/token_walk.h"

#include <algorithm>
#include <array>

namespace matinee {

QList<Token> tokensOf(const QString &text)
{
    TokenWalk walk;
    walk.read(text);
    QList<Token> tokens;
    walk.each(Spellings::LettersAndNumbers, [&tokens](QByteArrayView word, bool isAlias) {
        if (isAlias)
            tokens.last().aliases.append(word.toByteArray());
        else
            tokens.append({word.toByteArray(), {}});
    });
    return tokens;
}

QList<QByteArray> searchWords(const QString &text)
{
    QList<QByteArray> words;
    for (const WantedWords &wanted : wantedWords(text))
        words += wanted.words;
    return words;
}

QList<WantedWords> wantedWords(const QString &text)
{
    Words words;
    words.read(foldedLetters(text));
    QList<WantedWords> wanted;
    for (qsizetype first = 0; first < words.size();) {
        const qsizetype end = words.endOfGroup(first);
        const bool isPairs = words[first].isUnit && end - first > 1;
        WantedWords group;
        for (qsizetype i = first; i + (isPairs ? 1 : 0) < end; ++i)
            group.words.append(words.text(i, i + (isPairs ? 2 : 1)).toByteArray());
        if (!words[first].isUnit && words.canBeJoined(first, end))
            group.joined = words.text(first, end).toByteArray();
        wanted.append(group);
        first = end;
    }
    return wanted;
}

QByteArray comparableText(const QString &text)
{
    Words words;
    words.read(foldedLetters(text));
    return comparableOf(words, Numbers::Alike);
}

QByteArrayView withoutArticle(QByteArrayView comparable)
{
    // An article is ASCII and at most four characters; one more shows that it is not all.
    std::array<char16_t, 5> begin{};
    const auto length = std::min(comparable.size(), qsizetype(begin.size()));
    std::transform(comparable.begin(), comparable.begin() + length, begin.begin(),
                   [](char byte) { return char16_t(uchar(byte)); });
    return comparable.sliced(articleLength(QStringView(begin.data(), length)));
}

} // namespace matinee
