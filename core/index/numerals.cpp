#include "core/index/numerals.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace matinee {

namespace {

constexpr std::array<std::string_view, 20> Romans{"i",    "ii",  "iii",  "iv",    "v",   "vi",   "vii",
                                                  "viii", "ix",  "x",    "xi",    "xii", "xiii", "xiv",
                                                  "xv",   "xvi", "xvii", "xviii", "xix", "xx"};
constexpr std::array<std::string_view, 12> Names{"one",   "two",   "three", "four", "five",   "six",
                                                 "seven", "eight", "nine",  "ten",  "eleven", "twelve"};
constexpr qsizetype Longest = 6; // letters of a number as a word

template <std::size_t Size>
std::optional<int> placeIn(const std::array<std::string_view, Size> &words, std::string_view word)
{
    const auto found = std::find(words.begin(), words.end(), word);
    return found == words.end() ? std::nullopt : std::optional(int(found - words.begin()) + 1);
}

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

bool isLetter(char letter)
{
    return letter >= 'a' && letter <= 'z';
}

std::optional<int> digits(std::string_view word)
{
    if (word.size() > 2 || word.front() == '0' || !std::all_of(word.begin(), word.end(), isDigit))
        return std::nullopt;
    const int number = word.size() == 1 ? word[0] - '0' : (word[0] - '0') * 10 + (word[1] - '0');
    return number <= int(Romans.size()) ? std::optional(number) : std::nullopt;
}

/// Digits that stand between letters and look like one; empty when there is none, or one that looks like
/// nothing.
QByteArray readAsLetters(QByteArrayView word, char seven)
{
    QByteArray out = word.toByteArray();
    bool isChanged = false;
    for (qsizetype i = 0; i < word.size(); ++i) {
        if (!isDigit(word[i]))
            continue;
        const char letter = word[i] == '7' ? seven : "oi\0eas\0\0\0\0"[word[i] - '0'];
        if (i == 0 || i + 1 == word.size() || !isLetter(word[i - 1]) || !isLetter(word[i + 1]) || letter == 0)
            return {};
        out[i] = letter;
        isChanged = true;
    }
    return isChanged ? out : QByteArray();
}

} // namespace

bool announcesNumber(QByteArrayView word)
{
    static constexpr std::array<std::string_view, 5> Announcing{"episode", "part", "chapter", "volume",
                                                                "vol"};
    const std::string_view text(word.data(), std::size_t(word.size()));
    return std::find(Announcing.begin(), Announcing.end(), text) != Announcing.end();
}

std::optional<int> numberOf(QByteArrayView word, WordPlace place)
{
    if (word.isEmpty() || word.size() > Longest)
        return std::nullopt;
    const std::string_view text(word.data(), std::size_t(word.size()));
    if (isDigit(text.front()))
        return digits(text);
    if (const auto number = placeIn(Romans, text)) {
        const bool counts =
            text.size() > 1 || place == WordPlace::AfterPart || (place == WordPlace::Last && text != "i");
        return counts ? number : std::nullopt;
    }
    return placeIn(Names, text);
}

QList<QByteArray> numeralAliases(QByteArrayView word, WordPlace place)
{
    QList<QByteArray> aliases;
    const auto number = numberOf(word, place);
    if (!number) {
        if (std::any_of(word.begin(), word.end(), isDigit)) {
            for (const char seven : {'v', 't'}) {
                const QByteArray read = readAsLetters(word, seven);
                if (!read.isEmpty() && !aliases.contains(read))
                    aliases.append(read);
            }
        }
        return aliases;
    }
    const auto offer = [&](const QByteArray &other) {
        if (other != word)
            aliases.append(other);
    };
    const auto written = [](std::string_view text) {
        return QByteArray(text.data(), qsizetype(text.size()));
    };
    const auto at = std::size_t(*number - 1);
    const bool isName = isLetter(word.front()) && at < Names.size() && word == written(Names[at]);
    offer(QByteArray::number(*number));
    if (!isName && Romans[at].size() > 1)
        offer(written(Romans[at]));
    if (at < Names.size())
        offer(written(Names[at]));
    return aliases;
}

} // namespace matinee
