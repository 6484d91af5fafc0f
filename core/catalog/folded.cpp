#include "core/catalog/folded.h"

#include "core/catalog/code_points.h"

#include <algorithm>
#include <array>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

bool isAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar letter) { return letter.unicode() < 0x80; });
}

bool isApostrophe(char32_t letter)
{
    switch (letter) {
    case U'\'':
    case U'`':
    case U'´':
    case U'’':
    case U'‘':
    case U'‛':
    case U'ʹ':
    case U'ʻ':
    case U'ʼ':
    case U'ʽ':
    case U'′':
    case U'׳':
        return true;
    default:
        return false;
    }
}

/// Marks that are left out in everyday writing, and characters that only say how to draw others.
bool isSilent(char32_t letter)
{
    if (letter < 0x300)
        return letter == 0xAD;
    const auto within = [letter](char32_t first, char32_t last) { return letter >= first && letter <= last; };
    return within(0x300, 0x36F) || (within(0x591, 0x5C7) && QChar::isMark(letter)) || letter == 0x640
        || within(0x64B, 0x65F) || letter == 0x670 || (within(0x6D6, 0x6ED) && QChar::isMark(letter))
        || within(0xFE00, 0xFE0F) || within(0xE0100, 0xE01EF)
        || QChar::category(letter) == QChar::Other_Format;
}

/// What a mark adds to the letter before it when umlauts are spelt.
QChar spelling(QChar before, char32_t mark)
{
    const QChar letter = before.toLower();
    if (mark == 0x308 && (letter == u'a' || letter == u'o' || letter == u'u'))
        return u'e';
    return mark == 0x30A && letter == u'a' ? QChar(u'a') : QChar();
}

/// Before taking apart: numbers that would run into the one before them, and characters whose parts
/// are not what they mean.
QString prepared(const QString &text)
{
    QString out;
    out.reserve(text.size() + 4);
    for (const QChar letter : text) {
        const auto tag = letter.unicode() < 0x80 ? QChar::NoDecomposition : letter.decompositionTag();
        if (tag == QChar::Fraction || (tag == QChar::Super && letter.isNumber()))
            out += u' ';
        if (letter == u'´')
            out += u'\'';
        else if (letter != u'™' && letter != u'℠')
            out += letter;
    }
    return out;
}

QString withoutMarks(const QString &text, Umlauts umlauts)
{
    QString out;
    out.reserve(text.size());
    eachCodePoint(text, [&](char32_t letter, qsizetype) {
        if (!isSilent(letter)) {
            out += QChar::fromUcs4(letter);
        } else if (umlauts == Umlauts::Spelt && !out.isEmpty()) {
            if (const QChar added = spelling(out.back(), letter); !added.isNull())
                out += added;
        }
    });
    return out;
}

/// Letters that Unicode does not take apart; empty: written as it is.
QStringView spelled(char32_t letter, Umlauts umlauts)
{
    switch (letter) {
    case U'ß':
        return u"ss";
    case U'æ':
        return u"ae";
    case U'œ':
        return u"oe";
    case U'ø':
        return umlauts == Umlauts::Spelt ? u"oe" : u"o";
    case U'ł':
        return u"l";
    case U'đ':
    case U'ð':
        return u"d";
    case U'þ':
        return u"th";
    case U'ı':
        return u"i";
    case U'ħ':
        return u"h";
    case U'ŧ':
        return u"t";
    case U'&':
        return u" and ";
    case 0x671: // alef wasla
        return u"\u0627";
    case 0x649: // alef maqsura
    case 0x6CC: // Farsi yeh
        return u"\u064A";
    case 0x6A9: // keheh
        return u"\u0643";
    case 0x629: // teh marbuta
    case 0x6C1: // heh goal
    case 0x6D5: // ae
        return u"\u0647";
    default:
        return {};
    }
}

/// "Romeo + Juliet" and "Romeo+Juliet", but not "+1" or "C++".
bool isAnd(QStringView text, qsizetype plus)
{
    const auto at = [&](qsizetype i) { return i < 0 || i >= text.size() ? QChar(u' ') : text[i]; };
    const QChar before = at(plus - 1);
    const QChar after = at(plus + 1);
    return (before.isSpace() && after.isSpace()) || (before.isLetter() && after.isLetter());
}

char32_t asHiragana(char32_t letter)
{
    const bool isKatakana = (letter >= 0x30A1 && letter <= 0x30F6) || letter == 0x30FD || letter == 0x30FE;
    return isKatakana ? letter - 0x60 : letter;
}

/// Of a text in lower case.
QString spelledOut(const QString &text, Umlauts umlauts)
{
    QString out;
    out.reserve(text.size() + 8);
    eachCodePoint(text, [&](char32_t letter, qsizetype place) {
        if (isApostrophe(letter))
            out += u'\'';
        else if (letter == U'+' && isAnd(text, place))
            out += u" and "_s;
        else if (const auto spelling = spelled(letter, umlauts); !spelling.isEmpty())
            out += spelling;
        else if (letter < 0x80)
            out += QChar(char16_t(letter));
        else
            out += QChar::fromUcs4(asHiragana(letter));
    });
    return out;
}

} // namespace

QString foldedLetters(const QString &text, Umlauts umlauts)
{
    if (isAscii(text))
        return spelledOut(text.toLower(), umlauts);
    const QString bare = withoutMarks(prepared(text).normalized(QString::NormalizationForm_KD), umlauts);
    // Together again, because Hangul and voiced kana are letters of their own.
    return spelledOut(bare.toCaseFolded(), umlauts).normalized(QString::NormalizationForm_C);
}

QString folded(const QString &text)
{
    const QString letters = foldedLetters(text);
    QString out;
    out.reserve(letters.size());
    eachCodePoint(letters, [&](char32_t letter, qsizetype) {
        if (QChar::isLetterOrNumber(letter) || QChar::isMark(letter))
            out += QChar::fromUcs4(letter);
        else if (letter != U'\'' && !out.isEmpty() && out.back() != u' ')
            out += u' ';
    });
    return out.trimmed().normalized(QString::NormalizationForm_C); // an apostrophe may have kept two apart
}

qsizetype articleLength(QStringView folded)
{
    static constexpr std::array Articles{u"the ", u"a ",   u"an ",  u"le ", u"la ", u"les ",
                                         u"der ", u"die ", u"das ", u"el ", u"il "};
    for (const QStringView article : Articles) {
        if (folded.startsWith(article) && folded.size() > article.size())
            return article.size();
    }
    return 0;
}

QString foldedTitle(const QString &title)
{
    const QString whole = folded(title);
    return whole.mid(articleLength(whole));
}

} // namespace matinee
