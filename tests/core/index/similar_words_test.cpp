#include "core/index/segment_builder.h"

#include <QMap>
#include <QTest>

#include <rapidcheck.h>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

/// Optimal string alignment as in the textbook, to each beginning of `other`: insertions, deletions,
/// replacements and swaps of neighbours.
std::vector<int> errorsToBeginnings(const QList<uint> &word, const QList<uint> &other)
{
    const auto rows = word.size() + 1;
    const auto columns = other.size() + 1;
    const std::vector<int> empty(static_cast<std::size_t>(rows));
    std::vector<std::vector<int>> table(static_cast<std::size_t>(columns), empty);
    const auto cell = [&](qsizetype i, qsizetype k) -> int & {
        return table[std::size_t(k)][std::size_t(i)];
    };
    for (qsizetype k = 0; k < columns; ++k) {
        for (qsizetype i = 0; i < rows; ++i) {
            if (i == 0 || k == 0) {
                cell(i, k) = int(i + k);
                continue;
            }
            cell(i, k) = std::min({cell(i - 1, k) + 1, cell(i, k - 1) + 1,
                                   cell(i - 1, k - 1) + (word[i - 1] == other[k - 1] ? 0 : 1)});
            if (i > 1 && k > 1 && word[i - 1] == other[k - 2] && word[i - 2] == other[k - 1])
                cell(i, k) = std::min(cell(i, k), cell(i - 2, k - 2) + 1);
        }
    }
    std::vector<int> errors;
    for (const auto &column : table)
        errors.push_back(column.back());
    return errors;
}

int errorsBetween(const QString &word, const QString &other, bool isPrefix)
{
    const auto errors = errorsToBeginnings(word.toUcs4(), other.toUcs4());
    return isPrefix ? *std::min_element(errors.begin(), errors.end()) : errors.back();
}

SegmentPtr dictionaryOf(const QStringList &words)
{
    SegmentBuilder builder;
    SegmentBuilder::Film film;
    film.movie = MovieId(1);
    film.synopsis = words.join(u' ');
    builder.add(film);
    return builder.finish();
}

QMap<QByteArray, int> similar(const Segment &segment, const QString &word, int errors, bool isPrefix)
{
    QMap<QByteArray, int> found;
    for (const SimilarTerm &one : segment.similar(word.toUtf8(), errors, isPrefix))
        found.insert(segment.word(one.term).toByteArray(), one.errors);
    return found;
}

QString someWord(int least, int most)
{
    QString word;
    for (int left = *rc::gen::inRange(least, most); left > 0; --left)
        word += *rc::gen::element<QString>(u"a"_s, u"b"_s, u"c"_s, u"ж"_s, u"ж"_s, u"𐐨"_s);
    return word;
}

} // namespace

class SimilarWordsTest : public QObject {
    Q_OBJECT

private slots:
    void findsWhatTheTextbookFinds()
    {
        QVERIFY(rc::check([] {
            QStringList words;
            for (int left = *rc::gen::inRange(1, 80); left > 0; --left)
                words.append(someWord(1, 9));
            const SegmentPtr segment = dictionaryOf(words);
            const QString word = someWord(1, 9);
            const int errors = *rc::gen::inRange(0, 4);
            const bool isPrefix = *rc::gen::arbitrary<bool>();
            QMap<QByteArray, int> expected;
            for (Term term = 0; term < segment->termCount(); ++term) {
                const auto known = segment->word(term).toByteArray();
                const int between = errorsBetween(word, QString::fromUtf8(known), isPrefix);
                if (between <= errors)
                    expected.insert(known, between);
            }
            RC_ASSERT(similar(*segment, word, errors, isPrefix) == expected);
        }));
    }

    void aSlipOfTheHandIsOneError_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("swap") << u"gofdather"_s;
        QTest::newRow("first letter") << u"hodfather"_s;
        QTest::newRow("first two swapped") << u"ogdfather"_s;
        QTest::newRow("first missing") << u"odfather"_s;
        QTest::newRow("missing") << u"godfathr"_s;
        QTest::newRow("one too many") << u"goddfather"_s;
        QTest::newRow("last letter") << u"godfathet"_s;
    }

    void aSlipOfTheHandIsOneError()
    {
        QFETCH(const QString, typed);
        const SegmentPtr segment = dictionaryOf({u"godfather"_s, u"godmother"_s, u"gods"_s, u"father"_s});
        QCOMPARE(similar(*segment, typed, 1, false), (QMap<QByteArray, int>{{"godfather", 1}}));
    }

    void anUnfinishedWordIsABeginning()
    {
        const SegmentPtr segment = dictionaryOf({u"godfather"_s, u"godmother"_s, u"gods"_s, u"father"_s});
        QCOMPARE(similar(*segment, u"gofdat"_s, 1, true), (QMap<QByteArray, int>{{"godfather", 1}}));
        QVERIFY(similar(*segment, u"gofdat"_s, 1, false).isEmpty());
    }

    void nearestComeFirst()
    {
        const SegmentPtr segment = dictionaryOf({u"heart"_s, u"heat"_s, u"hat"_s, u"zeta"_s});
        const auto found = segment->similar("heat", 2, false);
        QCOMPARE(segment->word(found.front().term).toByteArray(), "heat");
        QVERIFY(std::is_sorted(found.begin(), found.end(),
                               [](auto &one, auto &other) { return one.errors < other.errors; }));
    }

    void lettersAreCountedNotBytes()
    {
        const SegmentPtr segment = dictionaryOf({u"солярис"_s});
        QCOMPARE(similar(*segment, u"салярис"_s, 1, false), (QMap<QByteArray, int>{{"солярис", 1}}));
        QCOMPARE(similar(*segment, u"соляри"_s, 1, false), (QMap<QByteArray, int>{{"солярис", 1}}));
    }

    void wordsOfAnyLengthAreSafe()
    {
        const SegmentPtr segment = dictionaryOf({QString(60, u'a'), QString(60, QChar(u'ж'))});
        QCOMPARE(segment->similar(QByteArray(60, 'a'), 3, true).size(), std::size_t(1));
        QCOMPARE(segment->similar(QByteArray(59, 'a'), 3, false).size(), std::size_t(1));
        QVERIFY(segment->similar(QByteArray(61, 'a'), 3, false).empty());
        QVERIFY(segment->similar({}, 3, true).empty());
        QCOMPARE(segment->similar("a", 1, true).size(), std::size_t(2));
        QVERIFY(segment->similar("\xFF\xF0\x80", 1, true).size() <= 2);
    }
};

QTEST_APPLESS_MAIN(SimilarWordsTest)
#include "similar_words_test.moc"
