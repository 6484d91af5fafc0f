#include "core/catalog/film_ref.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

class FilmRefTest : public QObject {
    Q_OBJECT

private slots:
    void everyAcceptedFormHasOneCanonicalForm()
    {
        QCOMPARE(*canonicalRef(u"tt0133093"_s), u"imdb:tt0133093"_s);
        QCOMPARE(*canonicalRef(u"imdb:tt0133093"_s), u"imdb:tt0133093"_s);
        QCOMPARE(*canonicalRef(u"tmdb:603"_s), u"tmdb:603"_s);
        const QString local = u"local:0192f3c0-a2b3-7c4d-8e5f-0123456789ab"_s;
        QCOMPARE(*canonicalRef(local), local);
    }

    void anythingElseIsRefused()
    {
        for (const auto &text : {u""_s, u"603"_s, u"tt12"_s, u"tmdb:0"_s, u"tmdb:-1"_s, u"local:x"_s,
                                 u"imdb:603"_s, u"tt0133093\n"_s, u"TT0133093"_s, u"tmdb:12345678901"_s})
            QVERIFY2(!canonicalRef(text), qPrintable(text));
    }

    void onlyImdbRefsHaveAnImdbId()
    {
        QCOMPARE(imdbIdOf(u"imdb:tt0133093"_s), u"tt0133093"_s);
        QVERIFY(imdbIdOf(u"tmdb:603"_s).isEmpty());
    }
};

QTEST_APPLESS_MAIN(FilmRefTest)
#include "film_ref_test.moc"
