#pragma once

#include <QByteArray>
#include <QFile>
#include <QList>
#include <QString>

#include <optional>

namespace matinee {

/// One case of tests/core/rest/http_corpus.txt, which says what its lines mean.
struct HttpCase {
    QByteArray name;
    QByteArrayList expected; ///< each "400", "200 404", "closed", "waits"
    QByteArrayList throughNginx;
    QByteArray bytes;
};

/// What stands in `text` up to its end, or up to the "}" that ends a repetition; `at` is moved there.
inline QByteArray unescaped(QByteArrayView text, qsizetype &at, bool isRepeated = false)
{
    QByteArray bytes;
    while (at < text.size() && !(isRepeated && text[at] == '}')) {
        if (text[at] != '\\') {
            bytes += text[at++];
            continue;
        }
        const char kind = text[at + 1];
        at += 2;
        if (kind == 'x') {
            bytes += QByteArray::fromHex(text.sliced(at, 2).toByteArray());
            at += 2;
        } else if (kind == '{') {
            const qsizetype star = text.indexOf('*', at);
            const int times = text.sliced(at, star - at).toByteArray().toInt();
            at = star + 1;
            bytes += unescaped(text, at, true).repeated(times);
            ++at; // the "}"
        } else {
            bytes += kind == 'r' ? '\r' : kind == 'n' ? '\n' : kind == 't' ? '\t' : kind == '0' ? '\0' : kind;
        }
    }
    return bytes;
}

inline QList<HttpCase> httpCorpus()
{
    QFile file(qEnvironmentVariable("MATINEE_SOURCE_DIR")
               + QStringLiteral("/tests/core/rest/http_corpus.txt"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    const auto alternatives = [](const QByteArray &text) {
        QByteArrayList list;
        for (const QString &one : QString::fromLatin1(text).split(QStringLiteral(" or ")))
            list.append(one.toLatin1());
        return list;
    };
    QList<HttpCase> cases;
    while (!file.atEnd()) {
        QByteArray line = file.readLine();
        line.chop(line.endsWith('\n') ? 1 : 0);
        const QByteArray rest = line.mid(line.indexOf(' ') + 1);
        qsizetype at = 1;
        if (line.startsWith("case "))
            cases.append({.name = rest, .expected = {}, .throughNginx = {}, .bytes = {}});
        else if (line.startsWith("expect "))
            cases.last().expected = cases.last().throughNginx = alternatives(rest);
        else if (line.startsWith("nginx "))
            cases.last().throughNginx = alternatives(rest);
        else if (line.startsWith('|'))
            cases.last().bytes += unescaped(line, at);
    }
    return cases;
}

} // namespace matinee
