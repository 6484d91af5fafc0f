#include "core/rest/redact.h"

#include <QRegularExpression>

namespace matinee {

using namespace Qt::StringLiterals;

QString redact(QString text)
{
    static const QRegularExpression token(u"\\b(mat_[a-z]_)[A-Za-z0-9_-]+"_s);
    static const QRegularExpression address(u"[^\\s\"'<>(),:=]+@[^\\s\"'<>(),:=]+"_s);
    // PostgreSQL: "Key (handle)=(ada) already exists", "Failing row contains (1, ada, ...)".
    static const QRegularExpression key(u"(\\)=|contains )\\(.*\\)"_s,
                                        QRegularExpression::DotMatchesEverythingOption);
    // PostgreSQL repeats the statement, which has the values in it.
    static const QRegularExpression statement(u"(EXECUTE \\w+).*"_s,
                                              QRegularExpression::DotMatchesEverythingOption);
    text.replace(statement, u"\\1"_s).replace(token, u"\\1…"_s).replace(address, u"…@…"_s);
    text.replace(key, u"\\1(…)"_s);
    for (QChar &letter : text) {
        if (letter.category() == QChar::Other_Control)
            letter = u' ';
    }
    return text;
}

} // namespace matinee
