#include "core/exchange/archive_reader.h"
#include "core/exchange/archive_writer.h"
#include "core/exchange/zip_writer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

using Files = QMap<QString, QByteArray>;

const QByteArray Alien = R"({"ref":"imdb:tt0078748","title":"Alien","year":1979,"removed":false})"
                         "\n";
const QByteArray Rating = R"({"key":"imdb:tt0078748","fields":{"value":90,"present":true}})"
                          "\n";
const QByteArray ListLine =
    R"({"key":"0190b3c4-0000-7000-8000-000000000000","fields":{"name":"Late nights","ranked":false}})"
    "\n";

/// With a manifest that counts the lines, unless there is one.
QByteArray zipOf(Files files)
{
    QJsonObject counts;
    for (auto file = files.cbegin(); file != files.cend(); ++file)
        counts.insert(file.key() == "films.jsonl"_L1 ? u"films"_s : file.key().section(u'.', 0, 0),
                      file->count('\n') + (file->endsWith('\n') || file->isEmpty() ? 0 : 1));
    const QJsonObject manifest{{u"format"_s, u"matinee-library"_s},
                               {u"version"_s, 1},
                               {u"schema"_s, 8},
                               {u"exported_at"_s, u"2026-03-14T09:26:53.589Z"_s},
                               {u"counts"_s, counts}};
    if (!files.contains(u"manifest.json"_s))
        files.insert(u"manifest.json"_s, QJsonDocument(manifest).toJson());
    return *writeZip(files, QDateTime::currentDateTimeUtc());
}

/// "rating.jsonl:2" of every fault.
QStringList placesIn(const QByteArray &zip)
{
    const auto read = readArchive(zip);
    QStringList places;
    if (read)
        return places;
    for (const ArchiveFault &fault : read.error())
        places.append(fault.line ? u"%1:%2"_s.arg(fault.file).arg(fault.line) : fault.file);
    return places;
}

} // namespace

/// What is taken for an archive, and what is not.
class ArchiveReaderTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsWrittenIsRead()
    {
        LibraryArchive archive;
        archive.schema = 8;
        archive.exportedAt = QDateTime(QDate(2026, 3, 14), QTime(9, 26, 53, 589), Qt::UTC);
        archive.films = {
            {u"imdb:tt0078748"_s, u"Alien"_s, 1979, false},
            {u"local:0190b3c4-0000-7000-8000-000000000000"_s, u"Été “1”\n"_s.trimmed(), {}, true}};
        for (const QString &entity : archivedEntities())
            archive.records.insert(entity, {});
        archive.records[u"rating"_s] = {
            {u"imdb:tt0078748"_s, {{u"value"_s, 90}, {u"rated_at"_s, u"2024-01-02T03:04:05.006Z"_s}}}};
        archive.records[u"pref"_s] = {{u"languages"_s, {{u"value"_s, QJsonArray{u"fr"_s}}}}};

        const auto zip = writeArchive(archive, {{u"history.csv"_s, "Date\r\n"}});
        QVERIFY(zip);
        const auto read = readArchive(*zip);
        QVERIFY2(read, read ? "" : qPrintable(read.error().first().message));
        QCOMPARE(*read, archive);
    }

    void aRatingAloneIsAnArchive()
    {
        QCOMPARE(placesIn(zipOf({{u"films.jsonl"_s, Alien}, {u"rating.jsonl"_s, Rating}})), QStringList());
    }

    void whatIsNoArchiveIsSaidToBeNone()
    {
        QCOMPARE(placesIn({}), QStringList{u"manifest.json"_s});
        QCOMPARE(placesIn("PK\x03\x04 nonsense"), QStringList{QString()});
        QCOMPARE(placesIn(*writeZip({{u"films.jsonl"_s, Alien}}, QDateTime::currentDateTimeUtc())),
                 QStringList{u"manifest.json"_s});
        QByteArray cutOff = zipOf({{u"rating.jsonl"_s, Rating.repeated(1)}});
        cutOff.chop(30);
        QCOMPARE(placesIn(cutOff), QStringList{QString()});
    }

    void aFileByAnotherNameIsRefused_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"../rating.jsonl", "/rating.jsonl", "a/rating.jsonl", "C:rating.jsonl",
                                 "rating.JSONL", "profile.jsonl", "rating.jsonl/", "x.so"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void aFileByAnotherNameIsRefused()
    {
        QFETCH(QString, name);
        QCOMPARE(placesIn(zipOf({{name, Rating}})), QStringList{name});
    }

    void anotherFormatIsRefused_data()
    {
        QTest::addColumn<QByteArray>("manifest");
        const char *rest = R"(,"schema":8,"exported_at":"2026-03-14T09:26:53.589Z","counts":{}})";
        QTest::newRow("format") << QByteArray(R"({"format":"other","version":1)") + rest;
        QTest::newRow("newer") << QByteArray(R"({"format":"matinee-library","version":2)") + rest;
        QTest::newRow("text") << QByteArray(R"({"format":"matinee-library","version":"1")") + rest;
        QTest::newRow("no JSON") << QByteArray("format");
        QTest::newRow("no day") << QByteArray(
            R"({"format":"matinee-library","version":1,"schema":8,"exported_at":"x","counts":{}})");
    }
    void anotherFormatIsRefused()
    {
        QFETCH(QByteArray, manifest);
        QCOMPARE(placesIn(zipOf({{u"manifest.json"_s, manifest}})), QStringList{u"manifest.json"_s});
    }

    void linesThatAreMissingAreNoticed()
    {
        const QByteArray manifest = R"({"format":"matinee-library","version":1,"schema":8,)"
                                    R"("exported_at":"2026-03-14T09:26:53.589Z","counts":{"rating":2}})";
        QCOMPARE(placesIn(zipOf({{u"manifest.json"_s, manifest}, {u"rating.jsonl"_s, Rating}})),
                 QStringList{u"rating.jsonl"_s});
        QCOMPARE(placesIn(zipOf({{u"manifest.json"_s, manifest}})), QStringList{u"rating.jsonl"_s});
    }

    void aBadLineIsNamed_data()
    {
        QTest::addColumn<QString>("entity");
        QTest::addColumn<QByteArray>("line");
        const auto row = [](const char *entity, const QByteArray &line) {
            QTest::addRow("%s %s", entity, line.left(90).constData()) << QString::fromLatin1(entity) << line;
        };
        const QByteArray film = "imdb:tt0078748", id = "0190b3c4-0000-7000-8000-000000000000";
        const auto record = [](const QByteArray &key, const QByteArray &fields) {
            return "{\"key\":\"" + key + "\",\"fields\":{" + fields + "}}";
        };
        for (const char *line :
             {"", "[]", "7", "{}", R"({"key":"imdb:tt0078748"})", R"({"key":1,"fields":{}})",
              R"({"key":"imdb:tt0078748","fields":{"value":90},"x":1})",
              R"({"key":"imdb:tt0078748","fields":{"value":90,"value":80}})", "{\"a\":\"\\u0000\"}"})
            row("rating", line);
        row("rating", QByteArray("{\"key\":") + QByteArray(400, '['));
        row("rating", record("tt0078748", R"("value":90)"));
        row("rating", record("imdb:x", R"("value":90)"));
        for (const char *fields :
             {R"("value":0)", R"("value":101)", R"("value":1.5)", R"("value":"90")", R"("present":true)",
              R"("value":90,"present":false)", R"("value":90,"colour":1)", R"("value":90,"rated_at":"2024")",
              R"("value":90,"rated_at":"2024-01-02T03:04:05.006")", R"("value":90,"film":"imdb:tt0078748")"})
            row("rating", record(film, fields));
        row("nudge", record(film, R"("direction":"sideways")"));
        row("favourite", record(film, R"("note":7)"));
        row("favourite", record(film, R"("note":"\ud800")"));
        row("watch", record(film, R"("film":"imdb:tt0078748")"));
        row("watch", record(id, R"("watched_on":"2024")"));
        row("watch", record(id, R"("film":"imdb:tt0078748","watched_on":"2024-02-30")"));
        row("watch", record(id, R"("film":"imdb:tt0078748","rewatch":1)"));
        row("watch", record(id, R"("film":"imdb:tt0078748","present":true)"));
        row("watch", record(id.toUpper(), R"("film":"imdb:tt0078748")"));
        row("review", record(id, R"("film":"imdb:tt0078748","visibility":"all")"));
        row("list_item", record(film, R"("pos":"a")"));
        row("list_item", record(id + "/" + film, R"("pos":"-")"));
        row("pref", record("colour", R"("value":"red")"));
        row("pref", record("country", R"("value":"fr")"));
        row("pref", record("people", R"("value":[" Ada"])"));
        row("film", record(film, R"("mood":"blue")"));
        row("film", record(film, R"("year":12)"));
        row("films", R"({"ref":"imdb:tt0078748","title":"","year":null,"removed":false})");
        row("films", R"({"ref":"imdb:tt0078748","title":"A","year":"1979","removed":false})");
        row("films", R"({"ref":"x","title":"A","year":null,"removed":false})");
        row("films", R"({"ref":"imdb:tt0078748","title":"A","year":null})");
    }
    void aBadLineIsNamed()
    {
        QFETCH(QString, entity);
        QFETCH(QByteArray, line);
        const QString file = archiveFileOf(entity);
        QCOMPARE(placesIn(zipOf({{file, line + '\n'}})), QStringList{file + u":1"_s});
    }

    void everyBadLineIsNamed()
    {
        QCOMPARE(
            placesIn(zipOf(
                {{u"rating.jsonl"_s, "x\n" + Rating + "y\n" + Rating}, {u"list.jsonl"_s, ListLine + "z"}})),
            (QStringList{u"rating.jsonl:1"_s, u"rating.jsonl:3"_s, u"rating.jsonl:4"_s, u"list.jsonl:2"_s}));
        QCOMPARE(placesIn(zipOf({{u"rating.jsonl"_s, QByteArray("x\n").repeated(500)}})).size(), 100);
    }

    void whatUnpacksToFarMoreThanItIsIsRefused()
    {
        const auto read = readArchive(zipOf({{u"rating.jsonl"_s, QByteArray(30'000'000, ' ')}}));
        QVERIFY(!read);
        QVERIFY(read.error().first().message.contains(u"unpacks"_s));
    }

    void thereIsAnEndToLines()
    {
        QByteArray lines;
        for (int i = 0; i < 50'001; ++i)
            lines += "{\"key\":\"tmdb:" + QByteArray::number(i + 1) + "\",\"fields\":{\"value\":90}}\n";
        const QStringList places = placesIn(zipOf({{u"rating.jsonl"_s, lines}}));
        QCOMPARE(places.first(), u"rating.jsonl:50001"_s);
        lines.chop(lines.size() - lines.lastIndexOf('\n', -2) - 1);
        QCOMPARE(placesIn(zipOf({{u"rating.jsonl"_s, lines}})), QStringList());
    }
};

QTEST_APPLESS_MAIN(ArchiveReaderTest)
#include "archive_reader_test.moc"
