#include "core/accounts/common_password.h"

#include <QList>

#include <algorithm>
#include <array>
#include <limits>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostDigits = 4; ///< a year, say
constexpr qsizetype ShortestRun = 3;
constexpr qsizetype LongestUnit = 4; ///< of what is repeated
constexpr qsizetype FewestTimes = 3;

/// What lists of leaked passwords begin with, and what people take from a calendar.
constexpr std::array Words = {
    "password"_L1, "passwort"_L1,   "passw"_L1,    "pass"_L1,    "letmein"_L1,   "iloveyou"_L1,
    "admin"_L1,    "login"_L1,      "welcome"_L1,  "dragon"_L1,  "monkey"_L1,    "football"_L1,
    "baseball"_L1, "basketball"_L1, "soccer"_L1,   "hockey"_L1,  "master"_L1,    "shadow"_L1,
    "sunshine"_L1, "princess"_L1,   "superman"_L1, "batman"_L1,  "spiderman"_L1, "pokemon"_L1,
    "starwars"_L1, "trustno"_L1,    "whatever"_L1, "freedom"_L1, "hello"_L1,     "secret"_L1,
    "changeme"_L1, "default"_L1,    "guest"_L1,    "root"_L1,    "user"_L1,      "test"_L1,
    "access"_L1,   "computer"_L1,   "internet"_L1, "server"_L1,  "google"_L1,    "samsung"_L1,
    "lovely"_L1,   "loveme"_L1,     "flower"_L1,   "cookie"_L1,  "chocolate"_L1, "butterfly"_L1,
    "summer"_L1,   "winter"_L1,     "spring"_L1,   "autumn"_L1,  "january"_L1,   "february"_L1,
    "march"_L1,    "april"_L1,      "june"_L1,     "july"_L1,    "august"_L1,    "september"_L1,
    "october"_L1,  "november"_L1,   "december"_L1, "monday"_L1,  "friday"_L1,    "sunday"_L1,
    "michael"_L1,  "jennifer"_L1,   "jordan"_L1,   "charlie"_L1, "matinee"_L1,   "movie"_L1,
    "movies"_L1,   "cinema"_L1,     "film"_L1,     "films"_L1,
};

/// Each is also walked backwards.
constexpr std::array Rows = {
    "abcdefghijklmnopqrstuvwxyzabc"_L1,
    "0123456789012345678901234567890"_L1,
    "qwertyuiop"_L1,
    "qwertzuiop"_L1,
    "azertyuiop"_L1,
    "asdfghjkl"_L1,
    "zxcvbnm"_L1,
    "1q2w3e4r5t6y7u8i9o0p"_L1,
    "q1w2e3r4t5y6u7i8o9p0"_L1,
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm"_L1,
    "qazwsxedcrfvtgbyhnujm"_L1,
};

bool standsFor(QChar typed, QChar letter)
{
    if (typed == letter)
        return true;
    switch (letter.unicode()) {
    case u'o':
        return typed == u'0';
    case u'l':
    case u'i':
        return typed == u'1';
    case u'e':
        return typed == u'3';
    case u'a':
        return typed == u'4' || typed == u'@';
    case u's':
        return typed == u'5' || typed == u'$';
    case u't':
        return typed == u'7';
    default:
        return false;
    }
}

bool beginsWith(QStringView text, QLatin1StringView word)
{
    return text.size() >= word.size()
        && std::equal(word.begin(), word.end(), text.begin(),
                      [](char letter, QChar typed) { return standsFor(typed, QLatin1Char(letter)); });
}

/// How many characters at the start of `text` follow each other in `row`, from wherever they begin there.
template <class Iterator>
qsizetype runAlong(Iterator begin, Iterator end, QStringView text)
{
    qsizetype longest = 0;
    for (auto from = begin; from != end; ++from) {
        const auto [typed, key] = std::mismatch(text.begin(), text.end(), from, end);
        longest = std::max(longest, qsizetype(typed - text.begin()));
    }
    return longest;
}

qsizetype longestRun(QStringView text)
{
    qsizetype longest = 0;
    for (const QLatin1StringView row : Rows) {
        const QString keys = row;
        longest = std::max({longest, runAlong(keys.cbegin(), keys.cend(), text),
                            runAlong(keys.crbegin(), keys.crend(), text)});
    }
    return longest;
}

/// How far `text` repeats its first few characters; 0 when it is not often enough.
qsizetype longestRepetition(QStringView text)
{
    qsizetype longest = 0;
    for (qsizetype unit = 1; unit <= LongestUnit; ++unit) {
        qsizetype same = unit;
        while (same < text.size() && text[same] == text[same - unit])
            ++same;
        if (same >= unit * FewestTimes)
            longest = std::max(longest, same);
    }
    return longest;
}

/// What a guesser would leave out.
QString essence(const QString &password)
{
    QString text = password.toLower();
    const auto isOrnament = [](QChar c) { return c == u'!' || c == u'.'; };
    while (!text.isEmpty() && isOrnament(text.front()))
        text.remove(0, 1);
    while (!text.isEmpty() && isOrnament(text.back()))
        text.chop(1);
    text.removeIf([](QChar c) { return c == u' ' || c == u'-' || c == u'_' || c == u'.'; });
    return text;
}

/// The fewest digits that are no part of anything else when `text` is cut into pieces with no word but this.
int digitsLeft(QStringView text, QLatin1StringView word, const QList<qsizetype> &runs)
{
    constexpr int Never = std::numeric_limits<int>::max();
    QList<int> fewest(text.size() + 1, Never);
    fewest[0] = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const int now = fewest.at(at);
        if (now == Never)
            continue;
        const auto reach = [&](qsizetype end, int digits) { fewest[end] = std::min(fewest[end], digits); };
        if (beginsWith(text.sliced(at), word))
            reach(at + word.size(), now);
        for (qsizetype length = ShortestRun; length <= runs.at(at); ++length)
            reach(at + length, now);
        if (text[at].isDigit())
            reach(at + 1, now + 1);
    }
    return fewest.last();
}

} // namespace

bool isCommonPassword(const QString &password)
{
    const QString text = essence(password);
    QList<qsizetype> runs;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QStringView rest = QStringView(text).sliced(at);
        runs.append(std::max(longestRun(rest), longestRepetition(rest)));
    }
    return std::any_of(Words.begin(), Words.end(),
                       [&](QLatin1StringView word) { return digitsLeft(text, word, runs) <= MostDigits; });
}

} // namespace matinee
