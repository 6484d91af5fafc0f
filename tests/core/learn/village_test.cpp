#include "core/learn/counts.h"
#include "core/learn/ease.h"
#include "core/learn/ials.h"
#include "core/learn/model_expert.h"
#include "core/learn/spectrum.h"
#include "core/recommend/verdict_table.h"
#include "tests/support/village_slots.h"

using namespace matinee;
using namespace matinee::learn;

namespace {

Interactions likedIn(const VerdictTable &verdicts)
{
    Interactions liked(static_cast<int>(verdicts.movies().size()));
    for (int person = 0; person < verdicts.people(); ++person) {
        History history;
        for (const Encounter &encounter : verdicts.encounters(person)) {
            if (encounter.rating->points() >= 80)
                history.push_back({encounter.film});
        }
        liked.add(history);
    }
    return liked;
}

using LearnModel = std::function<std::unique_ptr<Model>(const Interactions &)>;

Recommender::Learn learnt(const LearnModel &learn)
{
    return [learn](const VerdictTable &verdicts) {
        std::vector<int> films(verdicts.movies().size());
        std::iota(films.begin(), films.end(), 0);
        return std::make_shared<ModelExpert>(learn(likedIn(verdicts)), std::move(films));
    };
}

} // namespace

class VillageTest : public VillageSlots {
    Q_OBJECT

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<Villager>("villager");
        row("counts", learnt([](const Interactions &liked) { return std::make_unique<Counts>(liked); }),
            false);
        row("timely", learnt([](const Interactions &liked) { return std::make_unique<Timely>(liked, 30); }),
            false);
        row("EASE", learnt([](const Interactions &liked) { return learnEase(liked, {}); }), true);
        row("spectrum",
            learnt([](const Interactions &liked) { return Spectrum(liked, 2, 1).weights(0.96F, 2); }), true);
        row("iALS", learnt([](const Interactions &liked) {
                return std::make_unique<Ials>(liked, IalsPlan{.factors = 4}, 1);
            }),
            true);
    }
};

QTEST_APPLESS_MAIN(VillageTest)

#include "village_test.moc"
