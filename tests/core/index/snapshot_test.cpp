#include "core/index/snapshot.h"

#include "core/index/segment_builder.h"
#include "core/index/segment_file.h"

#include <QBuffer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

constexpr std::array Categories{Category::Genre, Category::Country, Category::Language};

SegmentPtr someSegment()
{
    SegmentBuilder builder;
    for (int i = 0; i < 20; ++i) {
        SegmentBuilder::Film film;
        film.movie = MovieId(i * 3 + 1);
        film.title = u"The Film %1"_s.arg(i);
        film.originalTitle = i % 3 == 0 ? u"七人の%1"_s.arg(i) : QString();
        film.year = 1950 + i;
        film.popularity = 100.0 - i;
        film.rating = 7.5;
        film.synopsis = u"Something happens in %1 places."_s.arg(i);
        film.owner = i == 5 ? UserId(2) : UserId();
        builder.add(film);
        builder.addValue(Doc(i), Category::Genre, i % 2 == 0 ? u"Drama"_s : u"Comedy"_s);
        builder.addKeyword(Doc(i), u"heist %1"_s.arg(i % 4));
    }
    builder.addValue(3, Category::Language, u"ja"_s);
    for (int i = 0; i < 10; ++i) {
        builder.addPerson(PersonId(i + 1), u"Person Nr%1"_s.arg(i));
        builder.addCredit(Doc(i), PersonId(i + 1), i % 2 == 0);
        builder.addCredit(Doc(i + 5), PersonId(i + 1), false);
    }
    return builder.finish();
}

const SnapshotStamp Stamp{"an id", 42, "a name"};

QByteArray bytesOf(const Segment &segment)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    return SegmentFile::write(buffer, Stamp, segment) ? buffer.data() : QByteArray();
}

Result<Snapshot> read(QByteArray bytes, SegmentFile::Checksums checksums = SegmentFile::Checksums::Verified)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return SegmentFile::read(buffer, checksums);
}

/// Everything that a segment can be asked, as text.
QStringList answersOf(const Segment &segment)
{
    const Fields all = Fields(Field::Title) | Field::Director | Field::Cast | Field::Keyword | Field::Plot;
    QStringList answers;
    const auto say = [&answers](const auto &...parts) {
        QString line;
        QDebug out(&line);
        (out << ... << parts);
        answers.append(line);
    };
    const auto sayFilms = [&](const Bitset &films) {
        films.each([&](Doc doc) {
            say(doc);
            return true;
        });
    };
    for (Doc doc = 0; doc < segment.size(); ++doc) {
        const Columns &columns = segment.columns();
        say(columns.movie[doc], columns.year[doc], columns.popularity[doc], columns.byTitle[doc]);
        say(segment.titles(doc), segment.keywords(doc), segment.plot(doc));
        for (const Credit &credit : segment.credits(doc))
            say(segment.personText(credit.person), bool(credit.director));
        const QByteArrayView titles = segment.titles(doc);
        for (const Doc found : segment.titled(titles.first(qMax<qsizetype>(0, titles.indexOf('\n')))))
            say(found);
        say(segment.docOf(MovieId(columns.movie[doc])).value_or(0));
    }
    for (const auto &[doc, owner] : segment.columns().owned)
        say(doc, owner);
    for (Term term = 0; term < segment.termCount(); ++term) {
        say(segment.word(term), segment.frequency(term, all));
        Bitset films(segment.size());
        segment.collect({term, std::min(term + 3, segment.termCount())}, all, films);
        sayFilms(films);
        sayFilms(segment.peopleWith({term, term + 1}));
    }
    for (const SimilarTerm &one : segment.similar("happns", 2, true))
        say(one.term, one.errors);
    for (const Category category : Categories) {
        say(segment.values(category));
        for (const Doc count : segment.counts(category, segment.without(Category::Country)))
            say(count);
        for (qsizetype value = 0; value < segment.values(category).size(); ++value) {
            Bitset films(segment.size());
            segment.collect(category, value, films);
            sayFilms(films);
        }
    }
    for (PersonDoc person = 0; person < segment.personCount(); ++person)
        say(segment.personName(person), segment.personText(person), segment.filmsOf(person),
            segment.personOf(segment.personId(person)).value_or(0));
    return answers;
}

/// Whether every number that leads somewhere leads within the segment.
bool isWithin(const Segment &segment)
{
    const Columns &columns = segment.columns();
    bool isSound = std::all_of(columns.owned.begin(), columns.owned.end(),
                               [&](const auto &owned) { return owned.first < segment.size(); });
    for (Doc doc = 0; doc < segment.size(); ++doc) {
        isSound = isSound && columns.byTitle[doc] < segment.size();
        for (const Credit &credit : segment.credits(doc))
            isSound = isSound && credit.person < segment.personCount();
    }
    return isSound;
}

} // namespace

class SnapshotTest : public QObject {
    Q_OBJECT

private slots:
    void comesBackAsItWent()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"search.index"_s);
        const SegmentPtr segment = someSegment();
        QVERIFY(writeSnapshot(path, Stamp, *segment));
        const auto snapshot = readSnapshot(path);
        QVERIFY2(snapshot, snapshot ? "" : qPrintable(snapshot.error().detail));
        QCOMPARE(snapshot->stamp, Stamp);
        QCOMPARE(answersOf(*snapshot->segment), answersOf(*segment));
        QVERIFY(answersOf(*segment).size() > 200);
    }

    void anEmptyOneToo()
    {
        const SegmentPtr segment = SegmentBuilder().finish();
        const auto snapshot = read(bytesOf(*segment));
        QVERIFY2(snapshot, snapshot ? "" : qPrintable(snapshot.error().detail));
        QCOMPARE(snapshot->segment->size(), Doc(0));
    }

    void writingAgainReplaces()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"search.index"_s);
        QVERIFY(writeSnapshot(path, {"one", 1, {}}, *someSegment()));
        QVERIFY(writeSnapshot(path, {"one", 2, {}}, *someSegment()));
        QCOMPARE(readSnapshot(path)->stamp.version, 2);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"search.index"_s});
    }

    void whatCannotBeReadOrWrittenIsAnError()
    {
        const QTemporaryDir folder;
        QCOMPARE(readSnapshot(folder.filePath(u"none"_s)).error().kind, Error::Kind::NotFound);
        QCOMPARE(writeSnapshot(folder.filePath(u"no/folder"_s), Stamp, *someSegment()).error().kind,
                 Error::Kind::Unavailable);
        QFile file(folder.filePath(u"text"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Not an index at all, but long enough to be looked into.");
        file.close();
        QCOMPARE(readSnapshot(file.fileName()).error().kind, Error::Kind::Corrupt);
    }

    void everyCutIsFound()
    {
        const QByteArray whole = bytesOf(*someSegment());
        for (qsizetype length = 0; length < whole.size(); length += 1 + length / 50)
            QCOMPARE(read(whole.first(length)).error().kind, Error::Kind::Corrupt);
        QCOMPARE(read(whole + 'x').error().kind, Error::Kind::Corrupt);
    }

    void everyChangedByteIsFound()
    {
        const QByteArray whole = bytesOf(*someSegment());
        for (qsizetype place = 0; place < whole.size(); ++place) {
            QByteArray changed = whole;
            changed[place] = char(changed[place] ^ (1 << (place % 8)));
            const auto snapshot = read(changed);
            QVERIFY2(!snapshot, qPrintable(QString::number(place)));
            QCOMPARE(snapshot.error().kind, Error::Kind::Corrupt);
        }
    }

    /// A file whose checksums somebody made fit: refused or odd, but every answer stays within its arrays
    /// (which the sanitizers watch).
    void noChangedByteLeadsBeyondTheArrays()
    {
        const QByteArray whole = bytesOf(*someSegment());
        int accepted = 0;
        for (qsizetype place = 0; place < whole.size(); place += 3) {
            for (const int change : {0x01, 0x80, 0xFF}) {
                QByteArray changed = whole;
                changed[place] = char(changed[place] ^ change);
                if (const auto snapshot = read(changed, SegmentFile::Checksums::Ignored)) {
                    ++accepted;
                    QVERIFY(isWithin(*snapshot->segment));
                    answersOf(*snapshot->segment);
                }
            }
        }
        QVERIFY(accepted > 0);
    }
};

QTEST_GUILESS_MAIN(SnapshotTest)
#include "snapshot_test.moc"
