#include "ui/viewmodels/wishes.h"

#include <QTest>

namespace matinee {

class WishesTest : public QObject {
    Q_OBJECT

private slots:
    void noWishesAskForNothing()
    {
        const SuggestOptions options = Wishes().options();

        QVERIFY(!Wishes().any());
        QCOMPARE(options.adventurous, 0.0);
        QCOMPARE(options.obscure, 0.0);
        QVERIFY(!options.fromYear && !options.toYear && !options.minRuntime && !options.maxRuntime);
    }

    void theEndOfASliderIsAllOfIt()
    {
        const Wishes wishes{Wishes::Most, Wishes::Most / 2};

        QVERIFY(wishes.any());
        QCOMPARE(wishes.options().adventurous, 1.0);
        QCOMPARE(wishes.options().obscure, 0.5);
    }

    void everyYearIsOfOneEra()
    {
        for (int year = 1890; year < 2030; ++year) {
            int eras = 0;
            for (const auto era : {Wishes::Era::Before1960, Wishes::Era::SixtiesSeventies,
                                   Wishes::Era::EightiesNineties, Wishes::Era::Since2000}) {
                const SuggestOptions options = Wishes{.era = era}.options();
                eras += year >= options.fromYear.value_or(year) && year <= options.toYear.value_or(year);
            }
            QCOMPARE(eras, 1);
        }
    }

    void twoHoursAreNotOverTwoHours()
    {
        QCOMPARE(Wishes{.length = Wishes::Length::UpTo100}.options().maxRuntime, 100);
        QCOMPARE(Wishes{.length = Wishes::Length::UpTo120}.options().maxRuntime, 120);
        QCOMPARE(Wishes{.length = Wishes::Length::Over120}.options().minRuntime, 121);
    }
};

} // namespace matinee

QTEST_APPLESS_MAIN(matinee::WishesTest)
#include "wishes_test.moc"
