#include "core/index/texts.h"

#include <QByteArray>

#include <algorithm>

namespace matinee {

void Texts::add(QByteArrayView text)
{
    if (starts.empty())
        starts.push_back(0);
    bytes.insert(bytes.end(), text.begin(), text.end());
    starts.push_back(quint32(bytes.size()));
}

void Texts::close()
{
    if (bytes.empty())
        starts.clear();
    bytes.shrink_to_fit();
    starts.shrink_to_fit();
}

void TextRuns::add(quint32 number, QByteArrayView text)
{
    m_bytes.insert(m_bytes.end(), text.begin(), text.end());
    m_runs.push_back({number, quint32(text.size())});
}

Texts TextRuns::grouped(quint32 count)
{
    // A counting sort of the runs by their number.
    std::vector<quint32> places(std::size_t(count) + 1);
    for (const Run &run : m_runs)
        ++places[run.number + 1];
    for (std::size_t i = 1; i < places.size(); ++i)
        places[i] += places[i - 1];
    std::vector<QByteArrayView> sorted(m_runs.size());
    std::size_t start = 0;
    for (const Run &run : m_runs) {
        sorted[places[run.number]++] = QByteArrayView(m_bytes.data() + start, qsizetype(run.length));
        start += run.length;
    }

    Texts texts;
    texts.bytes.reserve(m_bytes.size() + m_runs.size());
    texts.starts.reserve(std::size_t(count) + 1);
    QByteArray text;
    auto run = sorted.cbegin();
    for (quint32 number = 0; number < count; ++number) {
        text.clear();
        for (const auto first = run, last = sorted.cbegin() + places[number]; run != last; ++run) {
            if (run->isEmpty() || std::find(first, run, *run) != run)
                continue;
            if (!text.isEmpty())
                text += '\n';
            text.append(*run);
        }
        texts.add(text);
    }
    texts.close();
    *this = TextRuns();
    return texts;
}

quint64 headOf(QByteArrayView text)
{
    quint64 head = 0;
    for (qsizetype i = 0; i < 8; ++i)
        head = head << 8 | (i < text.size() ? uchar(text[i]) : 0U);
    return head;
}

} // namespace matinee
