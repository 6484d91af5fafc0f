#include "core/base/translations.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

class TranslationsTest : public QObject {
    Q_OBJECT

private slots:
    void numbersAreWrittenAsTheLanguageShownDoes()
    {
        const QLocale egypt(QLocale::Arabic, QLocale::Egypt);

        const QLocale locale = localeFor(QLocale::English, egypt);

        QCOMPARE(locale.language(), QLocale::English);
        QCOMPARE(locale.toString(1332), u"1,332"_s);
    }

    void aTerritoryKeepsItsWayWhereTheLanguageKnowsIt()
    {
        const QLocale germany(QLocale::German, QLocale::Germany);

        QCOMPARE(localeFor(QLocale::English, germany), QLocale(QLocale::English, QLocale::Germany));
        QCOMPARE(localeFor(QLocale::German, germany), germany);
        QCOMPARE(localeFor(QLocale::English, QLocale::c()), QLocale::c());
    }
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::TranslationsTest)
#include "translations_test.moc"
