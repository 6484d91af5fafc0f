#include "core/recommend/blend.h"
#include "core/recommend/content_profile.h"
#include "core/recommend/popularity.h"
#include "core/recommend/verdict_table.h"
#include "tests/support/village_slots.h"

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

/// The films of the village by content: the odd ones are by one director, the even ones by another.
std::shared_ptr<const Expert> content(const VerdictTable &verdicts)
{
    QList<Movie> movies;
    for (const MovieId id : verdicts.movies()) {
        Movie movie;
        movie.summary.id = id;
        movie.summary.directors = {id.value() % 2 ? u"Odd"_s : u"Even"_s};
        movies.append(movie);
    }
    return std::make_shared<ContentProfile>(filmFeatures(movies));
}

std::shared_ptr<const Expert> popularity(const VerdictTable &verdicts)
{
    return std::make_shared<Popularity>(popularityFigures(verdicts));
}

std::shared_ptr<const Expert> blend(const VerdictTable &verdicts)
{
    return std::make_shared<Blend>(std::vector<Blend::Part>{{popularity(verdicts), {{0, 1.0}}},
                                                            {content(verdicts), {{0, 0.0}, {1, 1.0}}}});
}

} // namespace

class VillageTest : public VillageSlots {
    Q_OBJECT

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<Villager>("villager");
        row("popularity", popularity, false);
        row("content", content, true);
        row("blend", blend, true);
    }
};

QTEST_APPLESS_MAIN(VillageTest)

#include "village_test.moc"
