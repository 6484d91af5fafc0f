#include "core/query/completion.h"
#include "core/query/query_edit.h"
#include "core/query/word_count.h"

#include "tests/core/query/query_generators.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

ParsedQuery parsed(const QString &text)
{
    return parseQuery(text, random::Names);
}

/// Fails with both sides shown.
void same(const Query &one, const Query &other)
{
    if (one != other)
        RC_FAIL((printQuery(one) + u" is not "_s + printQuery(other)).toStdString());
}

template <class Property>
bool holds(Property property)
{
    return rc::check(property);
}

} // namespace

class PropertiesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("RC_PARAMS"))
            qputenv("RC_PARAMS", "max_success=2000 noshrink=1 seed=1");
    }

    void whatIsPrintedIsReadAsTheSame()
    {
        QVERIFY(holds([] {
            const Query query = random::query();
            const QString text = printQuery(query);
            RC_PRE(text.size() <= MaxQueryLength && wordCount(query.nodes) <= MaxQueryWords);
            RC_LOG() << text.toStdString();
            const ParsedQuery read = parsed(text);
            RC_ASSERT(read.errors.isEmpty());
            same(read.query, query);
            RC_ASSERT(printQuery(read.query) == text);
        }));
    }

    void anyTextIsAQueryThatCanBePrinted()
    {
        QVERIFY(holds([] {
            const QString text = random::queryText();
            RC_LOG() << text.toStdString();
            const Query query = parsed(text).query;
            RC_LOG() << printQuery(query).toStdString();
            same(parsed(printQuery(query)).query, query);
            for (const Node &node : query.nodes)
                RC_ASSERT(!describeNode(node).isEmpty());
        }));
    }

    void aLongTextIsAQueryThatCanBePrinted()
    {
        QVERIFY(holds([] {
            const QString text = random::queryText().repeated(*rc::gen::inRange(10, 300));
            const ParsedQuery read = parsed(text);
            const QString print = printQuery(read.query);
            RC_ASSERT(print.size() <= MaxQueryLength);
            RC_ASSERT(read.spans.size() == read.query.nodes.size());
            same(parsed(print).query, read.query);
        }));
    }

    void spansCoverTheirNodes()
    {
        QVERIFY(holds([] {
            const QString text = random::queryText();
            RC_LOG() << text.toStdString();
            const ParsedQuery before = parsed(text);
            RC_ASSERT(before.spans.size() == before.query.nodes.size());
            qsizetype end = 0;
            for (qsizetype i = 0; i < before.spans.size(); ++i) {
                const Span span = before.spans.at(i);
                RC_ASSERT(span.position >= end && span.length > 0);
                end = span.position + span.length;
                RC_ASSERT(end <= text.size());
                // A sort order between the operands of an OR goes with them.
                same({parsed(takenOut(text, span)).query.nodes, {}}, {without(before.query, i).nodes, {}});
            }
        }));
    }

    void suggestionsMend()
    {
        QVERIFY(holds([] {
            const QString text = random::queryText();
            RC_LOG() << text.toStdString();
            qsizetype last = 0;
            for (const QueryError &error : parsed(text).errors) {
                RC_ASSERT(error.position >= last && error.length > 0);
                RC_ASSERT(error.position + error.length <= text.size());
                RC_ASSERT(!error.message.isEmpty());
                last = error.position;
                if (error.suggestion.isEmpty())
                    continue;
                QString mended = text;
                mended.replace(error.position, error.length, error.suggestion);
                RC_LOG() << mended.toStdString();
                for (const QueryError &left : parsed(mended).errors)
                    RC_ASSERT(left.position != error.position || left.message != error.message);
            }
        }));
    }

    void togglingTwiceIsNothing()
    {
        QVERIFY(holds([] {
            const Query query = parsed(random::queryText()).query;
            const Choice choice = random::pick<Choice>({Choice::Any, Choice::All, Choice::None});
            for (const Choice way : {Choice::Any, Choice::All, Choice::None})
                RC_PRE(!chosen(query, Column::Genre, way).contains(u"War"_s));
            const Query once = toggled(query, Column::Genre, u"War"_s, choice);
            RC_ASSERT(once != query);
            same(toggled(once, Column::Genre, u"War"_s, choice), query);
            same(parsed(printQuery(once)).query, once);
        }));
    }

    void completionLeavesTheRestAlone()
    {
        QVERIFY(holds([] {
            const QString text = random::queryText();
            const qsizetype cursor = *rc::gen::inRange<int>(0, int(text.size()) + 1);
            const auto values = [](Column, const QString &) { return QStringList{u"One Two"_s}; };
            for (const Completion &offer : complete(text, cursor, values)) {
                RC_LOG() << text.toStdString() << " becomes " << offer.text.toStdString();
                RC_ASSERT(offer.cursor >= 0 && offer.cursor <= offer.text.size());
                const qsizetype start = text.lastIndexOf(u' ', std::max<qsizetype>(cursor - 1, 0)) + 1;
                const bool isQuoted = text.contains(u'"') || text.contains(u'“');
                RC_ASSERT(isQuoted || offer.text.startsWith(text.left(start)));
                const qsizetype blank = text.indexOf(u' ', cursor);
                RC_ASSERT(isQuoted || blank < 0 || offer.text.endsWith(text.mid(blank)));
            }
        }));
    }
};

QTEST_APPLESS_MAIN(PropertiesTest)
#include "properties_test.moc"
