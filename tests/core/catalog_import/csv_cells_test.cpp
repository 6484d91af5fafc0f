#include "core/catalog_import/csv_cells.h"

#include <QTest>

using namespace matinee;
using namespace matinee::csv;
using namespace Qt::StringLiterals;

namespace {

template <class Value>
QString told(const std::optional<Value> &value)
{
    return value ? QVariant::fromValue(*value).toString() : u"-"_s;
}

} // namespace

class CsvCellsTest : public QObject {
    Q_OBJECT

private slots:
    void yearsStandAlone_data()
    {
        pairs({{"1999", "1999"},
               {"1999-03-31", "1999"},
               {"31/03/1999", "1999"},
               {"(1999)", "1999"},
               {"1999.0", "1999"},
               {"March 31, 1999", "1999"},
               {"", "-"},
               {"99", "-"},
               {"19999", "-"},
               {"1492", "-"},
               {"soon", "-"}});
    }
    void yearsStandAlone()
    {
        check([](const QString &text) { return told(readYear(text)); });
    }

    void runtimesComeInManyForms_data()
    {
        pairs({{"136", "136"},
               {"136 min", "136"},
               {"136 Minutes", "136"},
               {"136.0", "136"},
               {"136m", "136"},
               {"2h16", "136"},
               {"2h 16m", "136"},
               {"2 h 16 min", "136"},
               {"2 hours", "120"},
               {"2:16", "136"},
               {"2:16:30", "136"},
               {"PT2H16M", "136"},
               {"1h", "60"},
               {"", "-"},
               {"0", "-"},
               {"long", "-"},
               {"-5", "-"},
               {"2:16:30:11", "-"},
               {"9999999", "-"}});
    }
    void runtimesComeInManyForms()
    {
        check([](const QString &text) { return told(readMinutes(text)); });
    }

    void imdbIdsAreFoundInAddresses_data()
    {
        pairs({{"tt0133093", "tt0133093"},
               {"https://www.imdb.com/title/tt0133093/?ref_=x", "tt0133093"},
               {"133093", "tt0133093"},
               {"0133093", "tt0133093"},
               {"133093.0", "tt0133093"},
               {"tt10872600", "tt10872600"},
               {"", "-"},
               {"0", "-"},
               {"tt12", "-"},
               {"nm0000206", "-"}});
    }
    void imdbIdsAreFoundInAddresses()
    {
        check([](const QString &text) { return told(readImdbId(text)); });
    }

    void tmdbIdsAreFoundInAddresses_data()
    {
        pairs({{"603", "603"},
               {"603.0", "603"},
               {"tmdb:603", "603"},
               {"https://www.themoviedb.org/movie/603-the-matrix", "603"},
               {"https://www.themoviedb.org/movie/603?language=de", "603"},
               {"", "-"},
               {"0", "-"},
               {"tt603", "-"},
               {"603x", "-"}});
    }
    void tmdbIdsAreFoundInAddresses()
    {
        check([](const QString &text) { return told(readTmdbId(text)); });
    }

    void countsMayHaveGroups_data()
    {
        pairs({{"1234", "1234"},
               {"1,234", "1234"},
               {"1.234.567", "1234567"},
               {"1 234", "1234"},
               {"1234.0", "1234"},
               {"0", "0"},
               {"", "-"},
               {"1,23", "-"},
               {"-4", "-"},
               {"many", "-"}});
    }
    void countsMayHaveGroups()
    {
        check([](const QString &text) { return told(readCount(text)); });
    }

    void figuresMayTellTheirScale_data()
    {
        pairs({{"8.7", "8.7/-"},
               {"8,7", "8.7/-"},
               {"8.7/10", "8.7/10"},
               {"8.7 / 10", "8.7/10"},
               {"85%", "85/100"},
               {"85 %", "85/100"},
               {"0", "0/-"},
               {"", "-"},
               {"-1", "-"},
               {"good", "-"},
               {"11/10", "-"},
               {"1/0", "-"}});
    }
    void figuresMayTellTheirScale()
    {
        check([](const QString &text) {
            const auto figure = readFigure(text);
            return figure ? QString::number(figure->value) + u'/' + told(figure->scale) : u"-"_s;
        });
    }

    void theHighestFigureTellsTheScale()
    {
        QCOMPARE(scaleOf(4.5), 5.0);
        QCOMPARE(scaleOf(5.5), 10.0);
        QCOMPARE(scaleOf(10.0), 10.0);
        QCOMPARE(scaleOf(87.0), 100.0);
        QVERIFY(!scaleOf(101.0));
    }

    void listsAreSplitAtBarsBeforeCommas_data()
    {
        pairs({{"a|b|c", "a;b;c"},
               {"a, b ,a", "a;b"},
               {"De Niro, Robert; Pacino, Al", "De Niro, Robert;Pacino, Al"},
               {"a|b, c", "a;b, c"},
               {"", ""},
               {" , ,", ""},
               {"1,2,3,4,5,6", "1;2;3;4;5"}});
    }
    void listsAreSplitAtBarsBeforeCommas()
    {
        check([](const QString &text) { return readList(text, 5).join(u';'); });
    }

    void countriesGoByNameOrCode_data()
    {
        pairs({{"US", "US"},
               {"us", "US"},
               {"USA", "US"},
               {"United States", "US"},
               {"United States of America", "US"},
               {"UK", "GB"},
               {"France", "FR"},
               {"South Korea", "KR"},
               {"Japan", "JP"},
               {"SU", "SU"},
               {"Soviet Union", "SU"},
               {"Atlantis", "-"},
               {"QQ", "-"},
               {"", "-"}});
    }
    void countriesGoByNameOrCode()
    {
        check([](const QString &text) { return told(countryCode(text)); });
    }

    void languagesGoByNameOrCode_data()
    {
        pairs({{"en", "en"},
               {"English", "en"},
               {"eng", "en"},
               {"FRENCH", "fr"},
               {"Norwegian", "no"},
               {"no", "no"},
               {"Japanese", "ja"},
               {"Mandarin", "cmn"},
               {"Cantonese", "yue"},
               {"Klingonish", "-"},
               {"", "-"}});
    }
    void languagesGoByNameOrCode()
    {
        check([](const QString &text) { return told(languageCode(text)); });
    }

    void genresAreOurs_data()
    {
        pairs({{"science fiction", "Sci-Fi"},
               {"Science-Fiction", "Sci-Fi"},
               {"sci fi", "Sci-Fi"},
               {"DRAMA", "Drama"},
               {"Film Noir", "Film-Noir"},
               {"Sports", "Sport"},
               {"Giallo", "Giallo"}});
    }
    void genresAreOurs()
    {
        check([](const QString &text) { return genreName(text); });
    }

private:
    static void pairs(const QList<std::pair<const char *, const char *>> &rows)
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        for (const auto &[text, expected] : rows)
            QTest::newRow(*text ? text : "nothing") << QString::fromUtf8(text) << QString::fromUtf8(expected);
    }

    template <class Read>
    static void check(Read read)
    {
        QFETCH(const QString, text);
        QTEST(read(text), "expected");
    }
};

QTEST_APPLESS_MAIN(CsvCellsTest)
#include "csv_cells_test.moc"
