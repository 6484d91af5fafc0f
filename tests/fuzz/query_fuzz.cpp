#include "core/query/completion.h"
#include "core/query/query_edit.h"
#include "core/query/word_count.h"

#include <cstdlib>

using namespace matinee;

namespace {

void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

/// What holds of every answer of the parser.
void check(const QString &text, const ParsedQuery &parsed, const QueryNames &names)
{
    require(parsed.spans.size() == parsed.query.nodes.size());
    qsizetype end = 0;
    for (const Span &span : parsed.spans) {
        require(span.position >= end && span.length > 0);
        end = span.position + span.length;
    }
    require(end <= text.size());
    qsizetype last = 0;
    for (const QueryError &error : parsed.errors) {
        require(error.position >= last && error.length >= 0 && error.position + error.length <= text.size());
        require(!error.message.isEmpty());
        last = error.position;
    }
    const QString printed = printQuery(parsed.query);
    require(printed.size() <= MaxQueryLength);
    const ParsedQuery again = parseQuery(printed, names);
    require(again.errors.isEmpty() && again.query == parsed.query && printQuery(again.query) == printed);
    for (const Node &node : parsed.query.nodes)
        require(!describeNode(node).isEmpty());
}

/// A node taken out leaves the others, and a suggestion taken mends its mistake.
void checkEdits(const QString &text, const ParsedQuery &parsed, const QueryNames &names)
{
    for (qsizetype i = 0; i < parsed.spans.size(); ++i)
        require(parseQuery(takenOut(text, parsed.spans.at(i)), names).query.nodes
                == without(parsed.query, i).nodes);
    for (const QueryError &error : parsed.errors) {
        if (error.suggestion.isEmpty())
            continue;
        QString mended = text;
        mended.replace(error.position, error.length, error.suggestion);
        for (const QueryError &left : parseQuery(mended, names).errors)
            require(left.position != error.position || left.message != error.message);
    }
}

} // namespace

/// The first byte says where the cursor is; the others are the text, in UTF-8.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data + 1), qsizetype(size) - 1);
    const QueryNames names{
        {QStringLiteral("Film Club"), QStringLiteral("none"), QStringLiteral("say \"x\" \\o/")},
        {QStringLiteral("Martial Arts")}};
    const ParsedQuery parsed = parseQuery(text, names);
    check(text, parsed, names);
    // Each is a parse of its own, and at the limits what is left out changes.
    static constexpr qsizetype MaxEdited = 300;
    if (text.size() <= MaxEdited && wordCount(text) <= MaxQueryWords)
        checkEdits(text, parsed, names);
    const auto values = [](Column, const QString &begun) { return QStringList{begun, QStringLiteral("FR")}; };
    for (const Completion &offer : complete(text, data[0] % (text.size() + 1), values))
        require(offer.cursor >= 0 && offer.cursor <= offer.text.size());
    return 0;
}
