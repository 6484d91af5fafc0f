#include "core/catalog_import/tmdb_ids.h"
#include "tests/core/catalog_import/import_folder.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

/// JSON written with ' for ".
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

Result<std::optional<Movie>> readJson(const QByteArray &text)
{
    const QByteArray line = json(text);
    return tmdb::readLine({line.constData(), std::size_t(line.size())});
}

} // namespace

class TmdbIdsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_home.emplace(); }

    void aLineIsAFilm()
    {
        const auto film = readJson(
            "{'adult':false,'id':603,'original_title':'The \\'Matrix\\'','popularity':80.0,'video':false}");
        QVERIFY(film && *film);
        QCOMPARE((*film)->summary.ref, u"tmdb:603"_s);
        QCOMPARE((*film)->summary.title, u"The \"Matrix\""_s);
        QCOMPARE((*film)->summary.popularity, 80.0);
        QCOMPARE((*film)->externalIds.value(u"tmdb"_s), u"603"_s);
    }

    void thePopularityOfAllTheWorldIsAHundred()
    {
        for (const char *figure : {"1e15", "1e300", "1.7e308"}) {
            const auto film =
                readJson(QByteArray("{'id':603,'original_title':'A','popularity':") + figure + '}');
            QVERIFY(film && *film);
            QCOMPARE((*film)->summary.popularity, 100.0);
        }
        const auto film = readJson("{'id':603,'original_title':'A','popularity':1e999}");
        QVERIFY(!film || !(*film)->summary.popularity);
    }

    void adultTitlesAndVideosAreNone()
    {
        for (const char *line : {"{'adult':true,'id':1,'original_title':'A'}",
                                 "{'adult':false,'id':1,'original_title':'A','video':true}"}) {
            const auto film = readJson(line);
            QVERIFY(film && !*film);
        }
    }

    void otherLinesAreWrong_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char *line :
             {"", "[]", "603", "{'id':603", "{'original_title':'A'}", "{'id':'603','original_title':'A'}",
              "{'id':-1,'original_title':'A'}", "{'id':1.5,'original_title':'A'}", "{'id':1}",
              "{'id':1,'original_title':'  '}", "{'id':99999999999,'original_title':'A'}"})
            QTest::newRow(line) << QByteArray(line);
    }

    void otherLinesAreWrong()
    {
        QFETCH(const QByteArray, line);
        const auto film = readJson(line);
        QVERIFY(!film);
        QCOMPARE(film.error().kind, Error::Kind::Invalid);
    }

    void aPackedFileComesInOnce()
    {
        const QByteArray text = json(
            "{'adult':false,'id':603,'original_title':'The Matrix','popularity':88.1,'video':false}\n"
            "{'adult':true,'id':604,'original_title':'X','popularity':1,'video':false}\n"
            "not json\n"
            "\n"
            "{'adult':false,'id':605,'original_title':'千と千尋の神隠し','popularity':0,'video':false}\n");
        const QString path = m_home->write(u"movie_ids_05_15_2024.json.gz"_s, gzip(text));
        const auto report = m_home->import(CatalogFormat::TmdbIds, path);
        QCOMPARE(report.rows, 4);
        QCOMPARE(report.added, 2);
        QCOMPARE(report.skipped, 1);
        QCOMPARE(placesOf(report), QStringList{u"movie_ids_05_15_2024.json.gz:3"_s});
        QCOMPARE(m_home->film(u"tmdb:605"_s).summary.title, u"千と千尋の神隠し"_s);
        QCOMPARE(m_home->film(u"tmdb:605"_s).summary.popularity, 0.0);

        const auto again = m_home->import(CatalogFormat::TmdbIds, path);
        QCOMPARE(again.added + again.changed, 0);
        QCOMPARE(again.unchanged, 2);
    }

    void newerPopularityIsFollowed()
    {
        const auto line = [](const char *popularity) {
            return json(QByteArray("{'id':603,'original_title':'The Matrix','popularity':") + popularity
                        + "}\n");
        };
        QCOMPARE(m_home->import(CatalogFormat::TmdbIds, m_home->write(u"a.json"_s, line("20"))).added, 1);
        QCOMPARE(m_home->import(CatalogFormat::TmdbIds, m_home->write(u"b.json"_s, line("60"))).changed, 1);
        QCOMPARE(m_home->film(u"tmdb:603"_s).summary.popularity, 75.0);
    }

    void anotherFileIsRefused()
    {
        const auto report =
            m_home->importing.import({CatalogFormat::TmdbIds, m_home->write(u"a.json"_s, "[\n{}\n]\n"), {}});
        QCOMPARE(report.error().kind, Error::Kind::Invalid);
        QVERIFY(report.error().message.contains("a.json"_L1));
    }

private:
    std::optional<ImportFolder> m_home;
};

QTEST_GUILESS_MAIN(TmdbIdsTest)
#include "tmdb_ids_test.moc"
