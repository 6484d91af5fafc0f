#include "core/catalog_import/imdb_rows.h"

#include <QTest>

using namespace matinee;
using namespace matinee::imdb;
using namespace Qt::StringLiterals;

namespace {

Result<Title> titleOf(std::string_view line)
{
    static constexpr std::string_view Header =
        "tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear"
        "\tendYear\truntimeMinutes\tgenres";
    const auto columns = PlainColumns<8>::find(u"title.basics.tsv"_s, Header, TitleColumns, '\t');
    return readTitle(*columns, line);
}

} // namespace

class ImdbRowsTest : public QObject {
    Q_OBJECT

private slots:
    void idsAreNumbers()
    {
        QCOMPARE(readId("tt0133093", "tt"), 133093u);
        QCOMPARE(readId("tt10872600", "tt"), 10872600u);
        QCOMPARE(readId("nm0000206", "nm"), 206u);
        for (const char *text : {"", "tt", "tt0000000", "nm0000206", "tt-5", "tt1x", "tt99999999999"})
            QVERIFY2(!readId(text, "tt"), text);
        QCOMPARE(idText("tt"_L1, 42), u"tt0000042"_s);
        QCOMPARE(idText("tt"_L1, 10872600), u"tt10872600"_s);
    }

    void aFilmHasItsFacts()
    {
        const auto title =
            titleOf("tt0133093\tmovie\tThe \"Matrix\"\tMatrix\t0\t1999\t\\N\t136\tAction,Sci-Fi");
        QVERIFY(title);
        QCOMPARE(title->id, 133093u);
        QVERIFY(title->kind == Title::Kind::Film);
        QVERIFY(title->primary == "The \"Matrix\"");
        QVERIFY(title->original == "Matrix");
        QCOMPARE(title->year, 1999);
        QCOMPARE(title->runtimeMinutes, 136);
        QVERIFY(title->genres == "Action,Sci-Fi");
    }

    void unknownIsUnknown()
    {
        const auto title = titleOf("tt0133093\tmovie\tX\t\\N\t0\t\\N\t\\N\t\\N\t\\N");
        QVERIFY(title);
        QVERIFY(title->original.empty() && title->genres.empty() && !title->year && !title->runtimeMinutes);
    }

    void typesAreFilmsOrNot_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<int>("kind");
        for (const char *type : {"movie", "tvMovie"})
            QTest::newRow(type) << QByteArray(type) << int(Title::Kind::Film);
        for (const char *type : {"short", "tvShort", "tvSpecial", "video"})
            QTest::newRow(type) << QByteArray(type) << int(Title::Kind::LesserFilm);
        for (const char *type : {"tvSeries", "tvMiniSeries", "tvEpisode", "tvPilot", "videoGame", "new"})
            QTest::newRow(type) << QByteArray(type) << int(Title::Kind::Other);
    }

    void typesAreFilmsOrNot()
    {
        QFETCH(const QByteArray, type);
        const QByteArray line = "tt0000001\t" + type + "\tX\tX\t0\t1999\t\\N\t1\tDrama";
        QTEST(int(titleOf({line.constData(), std::size_t(line.size())})->kind), "kind");
    }

    void wrongLinesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("too few cells") << QByteArray("tt0000001\tmovie\tX");
        QTest::newRow("too many cells") << QByteArray("tt0000001\tmovie\tX\tX\t0\t1999\t\\N\t1\tDrama\tmore");
        QTest::newRow("no id") << QByteArray("nm0000001\tmovie\tX\tX\t0\t1999\t\\N\t1\tDrama");
        QTest::newRow("no title") << QByteArray("tt0000001\tmovie\t \tX\t0\t1999\t\\N\t1\tDrama");
        QTest::newRow("no year") << QByteArray("tt0000001\tmovie\tX\tX\t0\tDrama\t\\N\t1\tDrama");
        QTest::newRow("early year") << QByteArray("tt0000001\tmovie\tX\tX\t0\t1066\t\\N\t1\tDrama");
        QTest::newRow("no runtime") << QByteArray("tt0000001\tmovie\tX\tX\t0\t1999\t\\N\tDrama\tDrama");
        QTest::newRow("long title") << "tt0000001\tmovie\t" + QByteArray(5000, 'x')
                + "\tX\t0\t1999\t\\N\t1\tDrama";
    }

    void wrongLinesAreRefused()
    {
        QFETCH(const QByteArray, line);
        const auto title = titleOf({line.constData(), std::size_t(line.size())});
        QVERIFY(!title);
        QCOMPARE(title.error().kind, Error::Kind::Invalid);
    }

    void ratingsAreTenthsAndVotes()
    {
        const auto columns =
            PlainColumns<3>::find(u"r"_s, "tconst\taverageRating\tnumVotes", RatingColumns, '\t');
        const auto rating = readRating(*columns, "tt0133093\t8.7\t2100000");
        QVERIFY(rating);
        QCOMPARE(rating->title, 133093u);
        QCOMPARE(rating->tenths, 87);
        QCOMPARE(rating->votes, 2'100'000u);
        QCOMPARE(readRating(*columns, "tt0133093\t10.0\t5")->tenths, 100);
        for (const char *line : {"tt0133093\t\\N\t5", "tt0133093\t8.7\t\\N", "tt0133093\t11.0\t5",
                                 "tt0133093\t0.5\t5", "tt0133093\t8.75\t5", "tt0133093\t8.7\t-5"})
            QVERIFY2(!readRating(*columns, line), line);
    }

    void creditsHaveARole()
    {
        const auto columns = PlainColumns<4>::find(
            u"p"_s, "tconst\tordering\tnconst\tcategory\tjob\tcharacters", CreditColumns, '\t');
        const auto credit = readCredit(*columns, "tt0133093\t1\tnm0000206\tactor\t\\N\t[\"Neo\"]");
        QVERIFY(credit);
        QCOMPARE(credit->title, 133093u);
        QCOMPARE(credit->person, 206u);
        QCOMPARE(credit->position, 1);
        QVERIFY(credit->role == Credit::Role::Cast);
        QVERIFY(readCredit(*columns, "tt0133093\t5\tnm0905154\tdirector\t\\N\t\\N")->role
                == Credit::Role::Director);
        QVERIFY(readCredit(*columns, "tt0133093\t9\tnm0905154\twriter\t\\N\t\\N")->role
                == Credit::Role::Other);
        QVERIFY(!readCredit(*columns, "tt0133093\tx\tnm0905154\twriter\t\\N\t\\N"));
        QVERIFY(!readCredit(*columns, "tt0133093\t1\ttt0905154\twriter\t\\N\t\\N"));
    }

    void peopleHaveAName()
    {
        const auto columns = PlainColumns<2>::find(
            u"n"_s, "nconst\tprimaryName\tbirthYear\tdeathYear\tprimaryProfession\tknownForTitles",
            PersonColumns, '\t');
        const auto person = readPerson(*columns, "nm0000206\tKeanu Reeves\t1964\t\\N\tactor\ttt0133093");
        QVERIFY(person && person->id == 206 && person->name == "Keanu Reeves");
        QVERIFY(!readPerson(*columns, "nm0000206\t\\N\t1964\t\\N\tactor\ttt0133093"));
    }

    void aMissingColumnIsNamed()
    {
        const auto columns = PlainColumns<2>::find(u"name.basics.tsv"_s, "nconst\tname", PersonColumns, '\t');
        QCOMPARE(columns.error().kind, Error::Kind::Invalid);
        QVERIFY(columns.error().message.contains("name.basics.tsv"_L1)
                && columns.error().message.contains("primaryName"_L1));
    }
};

QTEST_APPLESS_MAIN(ImdbRowsTest)
#include "imdb_rows_test.moc"
