#include "core/model/community_ratings.h"
#include "tests/support/test_library.h"

#include <QTest>

using namespace matinee;
using namespace matinee::model;
using namespace Qt::StringLiterals;

class CommunityRatingsTest : public QObject {
    Q_OBJECT

private slots:
    void onlyFilmsOfEnoughPeopleAreLearntFrom();
    void withoutSuchFilmsThereIsNothingToLearn();
};

namespace {

UserId person(TestLibrary &home, int number)
{
    (void)home.database->execute(
        u"INSERT INTO profile (id, handle, name, created_at) VALUES (:id, :handle, '', 0)"_s,
        {{u":id"_s, number}, {u":handle"_s, u"p%1"_s.arg(number)}});
    return UserId(number);
}

} // namespace

void CommunityRatingsTest::onlyFilmsOfEnoughPeopleAreLearntFrom()
{
    TestLibrary home;
    for (int number = 2; number < 2 + FewestRaters; ++number) {
        const UserId user = person(home, number);
        QVERIFY(home.library.rate(user, home.alien(), *Rating::fromPoints(10 * number)));
        if (number > 2)
            QVERIFY(home.library.rate(user, home.heat(), *Rating::fromPoints(80)));
    }
    const auto table = communityRatings(*home.database);
    QVERIFY2(table, table ? "" : qPrintable(table.error().message));
    QCOMPARE(table->rows.size(), std::size_t(FewestRaters));
    QCOMPARE(table->films.size(), 1);
    QCOMPARE(table->films[0], std::string("imdb:tt0078748"));
    QCOMPARE(table->rows[0].rating, 20.0F);
    QCOMPARE(table->rows[0].at, double(home.clock.now().toMSecsSinceEpoch()) / 1000);
}

void CommunityRatingsTest::withoutSuchFilmsThereIsNothingToLearn()
{
    TestLibrary home;
    QVERIFY(home.library.rate(home.ada, home.alien(), *Rating::fromPoints(90)));
    QCOMPARE(communityRatings(*home.database).error().kind, Error::Kind::Invalid);
}

QTEST_GUILESS_MAIN(CommunityRatingsTest)
#include "community_ratings_test.moc"
