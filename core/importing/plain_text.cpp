#include "core/importing/plain_text.h"

#include <QHash>
#include <QRegularExpression>

#include <optional>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

QString characterOf(const QString &entity)
{
    static const QHash<QString, char16_t> named = {
        {u"amp"_s, u'&'},   {u"lt"_s, u'<'},     {u"gt"_s, u'>'},    {u"quot"_s, u'"'},  {u"apos"_s, u'\''},
        {u"nbsp"_s, u' '},  {u"hellip"_s, u'…'}, {u"ndash"_s, u'–'}, {u"mdash"_s, u'—'}, {u"lsquo"_s, u'‘'},
        {u"rsquo"_s, u'’'}, {u"ldquo"_s, u'“'},  {u"rdquo"_s, u'”'}};
    if (const auto found = named.constFind(entity); found != named.cend())
        return QChar(*found);
    if (!entity.startsWith(u'#'))
        return {};
    const bool isHex = entity.startsWith("#x"_L1, Qt::CaseInsensitive);
    const uint code = entity.mid(isHex ? 2 : 1).toUInt(nullptr, isHex ? 16 : 10);
    const bool isCharacter = code >= 0x20 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    const auto character = static_cast<char32_t>(code);
    return isCharacter ? QString::fromUcs4(&character, 1) : QString();
}

QString withoutEntities(const QString &text)
{
    static const QRegularExpression entity(u"&(#x?[0-9a-f]{1,6}|[a-z]{2,6});"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    QString plain;
    qsizetype from = 0;
    for (auto found = entity.globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        const QString character = characterOf(match.captured(1));
        plain += text.sliced(from, match.capturedStart() - from);
        plain += character.isEmpty() ? match.captured() : character;
        from = match.capturedEnd();
    }
    return plain + text.sliced(from);
}

/// The text as far as it is read; quoted lines get their mark as they are begun.
class Writer {
public:
    void write(const QString &text)
    {
        for (const QChar character : text) {
            if (character == u'\n') {
                breakLine();
                continue;
            }
            if (m_isLineStart && m_quoteDepth > 0)
                m_text += u"> "_s;
            m_isLineStart = false;
            m_text += character;
        }
    }
    void breakLine()
    {
        m_text += u'\n';
        m_isLineStart = true;
    }
    void breakLineIfBegun()
    {
        if (!m_isLineStart)
            breakLine();
    }
    void quote(bool isOpening)
    {
        breakLineIfBegun();
        m_quoteDepth = std::max(0, m_quoteDepth + (isOpening ? 1 : -1));
    }
    const QString &text() const { return m_text; }

private:
    QString m_text;
    int m_quoteDepth = 0;
    bool m_isLineStart = true;
};

struct Tag {
    QString name;
    bool isClosing = false;
    QString address; ///< of a link
};

void apply(const Tag &tag, Writer &writer, QString &openLink)
{
    if (tag.name == "br"_L1) {
        writer.breakLine();
    } else if (tag.name == "p"_L1 || tag.name == "div"_L1 || tag.name == "li"_L1) {
        writer.breakLineIfBegun();
    } else if (tag.name == "blockquote"_L1) {
        writer.quote(!tag.isClosing);
    } else if (tag.name == "a"_L1) {
        if (!openLink.isEmpty() && !writer.text().endsWith(openLink))
            writer.write(u" (%1)"_s.arg(openLink));
        openLink = tag.isClosing ? QString() : tag.address;
    }
}

} // namespace

QString plainTextFromHtml(const QString &html)
{
    static const QRegularExpression tagPattern(
        u"<(/?)(a|b|i|u|s|em|strong|del|br|p|div|span|ul|ol|li|blockquote)(\\s[^<>]{0,2000})?/?>"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression addressPattern(u"href\\s*=\\s*[\"']([^\"']*)[\"']"_s,
                                                   QRegularExpression::CaseInsensitiveOption);

    QString source = html;
    source.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    Writer writer;
    QString openLink;
    qsizetype from = 0;
    for (auto found = tagPattern.globalMatch(source); found.hasNext();) {
        const auto match = found.next();
        writer.write(withoutEntities(source.sliced(from, match.capturedStart() - from)));
        const QString address = withoutEntities(addressPattern.match(match.captured(3)).captured(1));
        apply({match.captured(2).toLower(), !match.captured(1).isEmpty(), address}, writer, openLink);
        from = match.capturedEnd();
    }
    writer.write(withoutEntities(source.sliced(from)));
    return writer.text().trimmed();
}

} // namespace matinee
