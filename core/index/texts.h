#pragma once

#include <QByteArrayView>
#include <QtGlobal>

#include <vector>

namespace matinee {

/// One text for each number from 0 on, all in one piece.
struct Texts {
    std::vector<char> bytes;
    std::vector<quint32> starts; ///< one more than there are texts; empty when all texts are

    QByteArrayView at(quint32 number) const
    {
        if (starts.empty())
            return {};
        const quint32 start = starts[number];
        return QByteArrayView(bytes.data() + start, qsizetype(starts[number + 1] - start));
    }
    /// Appends the next text.
    void add(QByteArrayView text);
    quint32 size() const { return starts.empty() ? 0 : quint32(starts.size() - 1); }
    /// When no more are added. Texts that are all empty take no room.
    void close();
};

/// Texts of films that come in any order, several a film.
class TextRuns {
public:
    void add(quint32 number, QByteArrayView text);
    /// The texts of each of `count` numbers in the order in which they came, each once, '\n' between them.
    /// Leaves nothing here.
    Texts grouped(quint32 count);

private:
    struct Run {
        quint32 number = 0;
        quint32 length = 0;
    };
    std::vector<char> m_bytes;
    std::vector<Run> m_runs;
};

/// Calls `use(line)` with what '\n' divides; not at all for an empty text.
template <class Use>
void eachLine(QByteArrayView text, Use use)
{
    while (!text.isEmpty()) {
        const qsizetype end = text.indexOf('\n');
        use(end < 0 ? text : text.first(end));
        text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
    }
}

/// The first eight bytes as a number that compares as they do, which settles nearly every comparison of two
/// texts.
quint64 headOf(QByteArrayView text);

} // namespace matinee
