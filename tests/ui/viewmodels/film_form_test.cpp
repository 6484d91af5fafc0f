#include "core/catalog/movie.h"
#include "core/query/value_tables.h"
#include "ui/viewmodels/fact_text.h"
#include "ui/viewmodels/film_form.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

class FilmFormTest : public QObject {
    Q_OBJECT

private slots:
    void everyFieldComesBackAsTheRecordHasIt()
    {
        const QMap<FilmDetail, QJsonValue> record{
            {FilmDetail::Title, u"Playtime"_s},
            {FilmDetail::Year, 1967},
            {FilmDetail::Runtime, 155},
            {FilmDetail::Genres, QJsonArray{u"Comedy"_s, u"Sci-Fi"_s}},
            {FilmDetail::Countries, QJsonArray{u"FR"_s}},
            {FilmDetail::Synopsis, u"Paris,\nin glass"_s},
        };

        for (auto field = record.cbegin(); field != record.cend(); ++field)
            QCOMPARE(fieldValue(field.key(), formText(field.key(), *field)), *field);
    }

    void emptyIsNull()
    {
        for (const FilmDetail field : filmDetails()) {
            QVERIFY(fieldValue(field, {}).isNull());
            QVERIFY(fieldValue(field, u" \n "_s).isNull());
            QCOMPARE(formText(field, QJsonValue()), QString());
        }
    }

    void namesLoseBlanksAndRepeats()
    {
        QCOMPARE(fieldValue(FilmDetail::Directors, u" Agnès  Varda\n\nJR\nJR "_s),
                 QJsonValue(QJsonArray{u"Agnès Varda"_s, u"JR"_s}));
    }

    void aFilmFillsTheForm()
    {
        Movie movie;
        movie.summary.title = u"Heat"_s;
        movie.summary.year = 1995;
        movie.cast = {u"Al Pacino"_s, u"Robert De Niro"_s};

        const FilmForm form = formOf(movie);

        QCOMPARE(form.value(FilmDetail::Title), u"Heat"_s);
        QCOMPARE(form.value(FilmDetail::Year), u"1995"_s);
        QCOMPARE(form.value(FilmDetail::Runtime), QString());
        QCOMPARE(form.value(FilmDetail::Cast), u"Al Pacino\nRobert De Niro"_s);
        QVERIFY(problemsOf(form).isEmpty());
    }

    void whatIsWrongIsSaidAtItsField_data()
    {
        QTest::addColumn<FilmDetail>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("wrong");
        QTest::newRow("no title") << FilmDetail::Title << u"  "_s << true;
        QTest::newRow("too long a title") << FilmDetail::Title << QString(301, u'a') << true;
        QTest::newRow("long title") << FilmDetail::Title << QString(300, u'a') << false;
        QTest::newRow("no number") << FilmDetail::Year << u"19x5"_s << true;
        QTest::newRow("before films") << FilmDetail::Year << u"1869"_s << true;
        QTest::newRow("the first") << FilmDetail::Year << u" 1895 "_s << false;
        QTest::newRow("no year") << FilmDetail::Year << QString() << false;
        QTest::newRow("no time at all") << FilmDetail::Runtime << u"0"_s << true;
        QTest::newRow("hours") << FilmDetail::Runtime << u"2 h"_s << true;
        QTest::newRow("a name too long") << FilmDetail::Cast << QString(201, u'a') << true;
        QTest::newRow("too many names") << FilmDetail::Keywords << manyLines(101) << true;
        QTest::newRow("many names") << FilmDetail::Keywords << manyLines(100) << false;
        QTest::newRow("minutes") << FilmDetail::Runtime << u"142"_s << false;
    }

    void whatIsWrongIsSaidAtItsField()
    {
        QFETCH(FilmDetail, field);
        QFETCH(QString, text);
        QFETCH(bool, wrong);
        FilmForm form{{FilmDetail::Title, u"Heat"_s}};

        form.insert(field, text);

        QCOMPARE(problemsOf(form).contains(field), wrong);
        QCOMPARE(problemsOf(form).size(), wrong ? 1 : 0);
    }

    void namesAndCodesOfCountriesAreUnderstood()
    {
        QCOMPARE(countryCodeOf(u" france "_s), u"FR"_s);
        QCOMPARE(countryCodeOf(u"fr"_s), u"FR"_s);
        QCOMPARE(countryCodeOf(u"Deutschland"_s), u"DE"_s);
        QCOMPARE(countryCodeOf(u"su"_s), u"SU"_s);
        QCOMPARE(countryCodeOf(u"Atlantis"_s), QString());
        QVERIFY(countryOffers().contains(u"Japan"_s));
        QVERIFY(!countryOffers().contains(u"World"_s));
        QCOMPARE(countryOffers().count(u"France"_s), 1);
    }

    void namesAndCodesOfLanguagesAreUnderstood()
    {
        QCOMPARE(languageCodeOf(u" JAPANESE "_s), u"ja"_s);
        QCOMPARE(languageCodeOf(u"JA"_s), u"ja"_s);
        QCOMPARE(languageCodeOf(u"no such tongue"_s), QString());
        QVERIFY(languageOffers().contains(u"Czech"_s));
    }

    void genresAreWrittenAsTheCatalogueDoes()
    {
        QCOMPARE(genreOf(u" drama "_s), u"Drama"_s);
        QCOMPARE(genreOf(u"sci-fi"_s), u"Sci-Fi"_s);
        QCOMPARE(genreOf(u"Mockumentary"_s), u"Mockumentary"_s);
    }

    void factsReadWell()
    {
        QCOMPARE(readableText(FilmDetail::Runtime, u"142"_s), u"142 min"_s);
        QCOMPARE(readableText(FilmDetail::Countries, u"FR\nIT"_s), u"France, Italy"_s);
        QCOMPARE(readableText(FilmDetail::Year, {}), u"nothing"_s);
    }

private:
    static QString manyLines(int count)
    {
        QStringList lines;
        for (int line = 0; line < count; ++line)
            lines.append(QString::number(line));
        return lines.join(u'\n');
    }
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::FilmFormTest)
#include "film_form_test.moc"
