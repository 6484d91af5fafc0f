#include "core/sync_core/merge.h"

#include "core/sync_core/entity_rule.h"
#include "core/sync_core/stamp.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

QString stampOf(int ms, int device)
{
    return u"%1-0000-%2"_s.arg(ms, 12, 16, '0'_L1).arg(device, 8, 16, '0'_L1);
}

/// A mutation by its place in a history: no two have the same stamp.
Mutation mutationOf(const QString &entity, int place, const QJsonObject &fields)
{
    return {place, u"mid-%1"_s.arg(place), {entity, u"key"_s, fields}, stampOf(place / 3, place % 3)};
}

rc::Gen<std::vector<Mutation>> registerMutations()
{
    const auto one = rc::gen::map(
        rc::gen::tuple(rc::gen::inRange(1, 60), rc::gen::inRange(0, 8), rc::gen::arbitrary<bool>()),
        [](const std::tuple<int, int, bool> &drawn) {
            const auto [place, which, present] = drawn;
            QJsonObject fields;
            if (which & 1)
                fields.insert(u"value"_s, place);
            if (which & 2)
                fields.insert(u"present"_s, present);
            if (which & 4)
                fields.insert(u"of_a_newer_version"_s, -place);
            return mutationOf(u"rating"_s, place, fields);
        });
    // The same stamp is the same mutation.
    return rc::gen::map(rc::gen::container<std::vector<Mutation>>(one), [](std::vector<Mutation> all) {
        const auto earlier = [](const Mutation &a, const Mutation &b) { return a.n < b.n; };
        std::stable_sort(all.begin(), all.end(), earlier);
        all.erase(
            std::unique(all.begin(), all.end(), [](const auto &a, const auto &b) { return a.n == b.n; }),
            all.end());
        return all;
    });
}

rc::Gen<std::vector<Mutation>> setMutations()
{
    return rc::gen::map(rc::gen::tuple(registerMutations(), rc::gen::inRange(0, 3)), [](auto drawn) {
        auto [all, deletes] = std::move(drawn);
        for (auto &mutation : all)
            mutation.edit.entity = u"watch"_s;
        for (int i = 0; i < deletes; ++i) {
            all.push_back(mutationOf(u"watch"_s, 100 + i, {}));
            all.back().edit.op = RecordEdit::Op::Delete;
        }
        return all;
    });
}

std::optional<RecordState> mergedAll(const std::vector<Mutation> &mutations,
                                     std::optional<RecordState> record = {})
{
    for (const Mutation &mutation : mutations)
        record = merge(record, mutation).record;
    return record;
}

std::vector<Mutation> shuffled(std::vector<Mutation> all)
{
    const auto seeds = *rc::gen::container<std::vector<int>>(all.size(), rc::gen::inRange(0, 1'000'000));
    std::vector<std::size_t> order(all.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(),
              [&](auto a, auto b) { return std::pair(seeds[a], a) < std::pair(seeds[b], b); });
    std::vector<Mutation> made;
    for (const auto place : order)
        made.push_back(all[place]);
    return made;
}

std::vector<Mutation> joined(std::vector<Mutation> left, const std::vector<Mutation> &right)
{
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

void holdsForRegistersAndSets(const std::function<void(const std::vector<Mutation> &)> &property)
{
    for (const auto &mutations : {registerMutations(), setMutations()}) {
        QVERIFY(rc::check([&] { property(*mutations); }));
    }
}

} // namespace

/// More cases: RC_PARAMS="max_success=100000".
class MergeTest : public QObject {
    Q_OBJECT

private slots:
    void theOrderOfMutationsDoesNotMatter()
    {
        holdsForRegistersAndSets(
            [](const std::vector<Mutation> &all) { RC_ASSERT(mergedAll(all) == mergedAll(shuffled(all))); });
    }

    void aMutationThatComesAgainChangesNothing()
    {
        holdsForRegistersAndSets([](const std::vector<Mutation> &all) {
            const auto once = mergedAll(all);
            RC_ASSERT(mergedAll(shuffled(all), once) == once);
            for (const Mutation &mutation : all)
                RC_ASSERT(merge(once, mutation).outcome == Outcome::Superseded);
        });
    }

    void howMutationsAreGroupedDoesNotMatter()
    {
        holdsForRegistersAndSets([](const std::vector<Mutation> &all) {
            const auto cut =
                all.begin() + *rc::gen::inRange<std::ptrdiff_t>(0, std::ptrdiff_t(all.size()) + 1);
            const std::vector<Mutation> left(all.begin(), cut), right(cut, all.end());
            RC_ASSERT(mergedAll(right, mergedAll(left)) == mergedAll(left, mergedAll(right)));
            RC_ASSERT(mergedAll(joined(right, left)) == mergedAll(all));
        });
    }

    void aLaterStampWinsFieldByField()
    {
        const auto record = mergedAll({mutationOf(u"rating"_s, 9, {{u"value"_s, 90}}),
                                       mutationOf(u"rating"_s, 3, {{u"value"_s, 30}, {u"present"_s, true}})});

        QCOMPARE(record->values(), (QJsonObject{{u"value"_s, 90}, {u"present"_s, true}}));
    }

    void aRemovalIsAnEditThatALaterOneTurns()
    {
        const Mutation removal = mutationOf(u"rating"_s, 6, {{u"present"_s, false}});
        const Mutation again = mutationOf(u"rating"_s, 9, {{u"present"_s, true}});

        QVERIFY(!mergedAll({removal})->isVisible());
        QVERIFY(mergedAll({removal, again})->isVisible());
        QVERIFY(mergedAll({again, removal})->isVisible());
    }

    void theEndOfASetRecordIsFinal()
    {
        Mutation end = mutationOf(u"watch"_s, 3, {});
        end.edit.op = RecordEdit::Op::Delete;

        const auto record = mergedAll({end, mutationOf(u"watch"_s, 9, {{u"note"_s, u"later"_s}})});

        QVERIFY(record->dead && record->fields.isEmpty());
    }
};

QTEST_APPLESS_MAIN(MergeTest)
#include "merge_test.moc"
