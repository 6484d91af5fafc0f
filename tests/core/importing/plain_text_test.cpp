#include "core/importing/plain_text.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

class PlainTextTest : public QObject {
    Q_OBJECT

private slots:
    void turnsTagsIntoText_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const QString &html, const QString &text) {
            QTest::newRow(name) << html << text;
        };
        row("plain", u"Fog, and more fog."_s, u"Fog, and more fog."_s);
        row("emphasis", u"A <b>joy</b> and <i style=\"color: red\">a</i> <EM>ride</EM>"_s,
            u"A joy and a ride"_s);
        row("line breaks", u"a<br>b<br/>c\r\nd\re"_s, u"a\nb\nc\nd\ne"_s);
        row("paragraphs", u"<p>a</p>\n<p>b</p>"_s, u"a\n\nb"_s);
        row("link", u"See <a href=\"https://a.example/?x=1&amp;y=2\">this</a>."_s,
            u"See this (https://a.example/?x=1&y=2)."_s);
        row("link that says itself", u"<a href='https://a.example'>https://a.example</a>"_s,
            u"https://a.example"_s);
        row("link without address", u"<a name=\"x\">here</a> and <a href=\"\">there</a>"_s,
            u"here and there"_s);
        row("link never closed", u"<a href=\"https://a.example\">here"_s, u"here"_s);
        row("quotation", u"He says: <blockquote>one\ntwo</blockquote>So."_s,
            u"He says: \n> one\n> two\nSo."_s);
        row("quotation closed twice", u"<blockquote>one</blockquote></blockquote>two"_s, u"> one\ntwo"_s);
        row("entities", u"&lt;b&gt; &amp;amp; &#39;&#x41;&rsquo;&hellip;"_s, u"<b> &amp; 'A’…"_s);
        row("no entities", u"Q&A; &bogus; &#0; &#xD800; &#99999999; AT&T"_s,
            u"Q&A; &bogus; &#0; &#xD800; &#99999999; AT&T"_s);
        row("no tags", u"I <3 this <shrug> a < b > c <"_s, u"I <3 this <shrug> a < b > c <"_s);
        row("blank", u" \r\n <br> "_s, QString());
    }

    void turnsTagsIntoText()
    {
        QFETCH(const QString, html);
        QFETCH(const QString, text);
        QCOMPARE(plainTextFromHtml(html), text);
    }
};

QTEST_APPLESS_MAIN(PlainTextTest)

#include "plain_text_test.moc"
