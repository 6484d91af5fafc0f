#include "core/catalog/folded.h"

#include <array>
#include <utility>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// Letters that Unicode does not take apart.
QStringView spelled(QChar letter)
{
    switch (letter.unicode()) {
    case u'ß':
        return u"ss";
    case u'æ':
        return u"ae";
    case u'œ':
        return u"oe";
    case u'ø':
        return u"o";
    case u'ł':
        return u"l";
    case u'đ':
    case u'ð':
        return u"d";
    case u'þ':
        return u"th";
    case u'ı':
        return u"i";
    case u'&':
        return u" and ";
    default:
        return {};
    }
}

bool isApostrophe(QChar letter)
{
    return letter == u'\'' || letter == u'’' || letter == u'‘' || letter == u'ʻ' || letter == u'`';
}

} // namespace

QString folded(const QString &text)
{
    const QString lower = text.normalized(QString::NormalizationForm_KD).toLower();
    QString out;
    out.reserve(lower.size());
    const auto space = [&out] {
        if (!out.isEmpty() && out.back() != u' ')
            out += u' ';
    };
    for (const QChar letter : lower) {
        if (letter.isMark() || isApostrophe(letter))
            continue;
        if (const auto spelling = spelled(letter); !spelling.isEmpty()) {
            if (spelling.front() == u' ') {
                space();
                out += spelling.mid(1);
            } else {
                out += spelling;
            }
        } else if (letter.isLetterOrNumber() || letter.isSurrogate()) {
            out += letter;
        } else {
            space();
        }
    }
    return out.trimmed();
}

QString foldedTitle(const QString &title)
{
    static constexpr std::array Articles{u"the ", u"a ",   u"an ",  u"le ", u"la ", u"les ",
                                         u"der ", u"die ", u"das ", u"el ", u"il "};
    QString whole = folded(title);
    for (const QStringView article : Articles) {
        if (whole.startsWith(article) && whole.size() > article.size())
            return whole.mid(article.size());
    }
    return whole;
}

} // namespace matinee
