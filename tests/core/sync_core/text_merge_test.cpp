#include "core/sync_core/entity_rule.h"
#include "core/sync_core/merge.h"

#include <QSet>
#include <QTest>

#include <rapidcheck.h>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

Mutation written(int n, const QString &text, const QString &base = {}, int device = 0)
{
    Mutation made{n,
                  u"v%1"_s.arg(n),
                  {u"review"_s, u"key"_s, {{u"text"_s, text}}},
                  u"%1-0000-%2"_s.arg(n, 12, 16, '0'_L1).arg(device, 8, 16, '0'_L1)};
    if (!base.isEmpty())
        made.base.insert(u"text"_s, base);
    return made;
}

QString textOf(const RecordState &record)
{
    return record.fields.value(u"text"_s).value.toString();
}

} // namespace

class TextMergeTest : public QObject {
    Q_OBJECT

private slots:
    void aTextMadeFromTheCurrentOneFollowsItWhateverItsStamp()
    {
        const RecordState first = merge({}, written(9, u"first"_s)).record;

        const Merged second = merge(first, written(3, u"second"_s, u"v9"_s));

        QCOMPARE(textOf(second.record), u"second"_s);
        QCOMPARE(second.outcome, Outcome::Applied);
        QVERIFY(second.record.fields[u"text"_s].stamp > first.fields[u"text"_s].stamp);
        QVERIFY(!second.copy);
    }

    void ofTwoThatDoNotKnowEachOtherTheLaterIsCurrentAndTheOtherIsKept()
    {
        const Mutation early = written(3, u"early"_s), late = written(9, u"late"_s);
        for (const auto &[one, other] : {std::pair(early, late), std::pair(late, early)}) {
            const Merged merged = merge(merge({}, one).record, other);

            QCOMPARE(textOf(merged.record), u"late"_s);
            QCOMPARE(merged.outcome, Outcome::Conflict);
            QCOMPARE(merged.copy->entity, QString(TextCopy));
            QCOMPARE(merged.copy->key, u"v3"_s);
            QCOMPARE(merged.copy->values(),
                     (QJsonObject{{u"record"_s, u"review/key"_s},
                                  {u"text"_s, u"early"_s},
                                  {u"written_at"_s, u"1970-01-01T00:00:00.003Z"_s}}));
        }
    }

    void nothingIsKeptOfAnEmptyTextOrTheSame()
    {
        QVERIFY(!merge(merge({}, written(3, u""_s)).record, written(9, u"late"_s)).copy);
        QVERIFY(!merge(merge({}, written(3, u"same"_s)).record, written(9, u"same"_s)).copy);
    }

    void aTextThatComesAgainChangesNothing()
    {
        const RecordState first = merge({}, written(9, u"first"_s)).record;
        const Merged again = merge(first, written(9, u"first"_s));
        QCOMPARE(again.record, first);
        QCOMPARE(again.outcome, Outcome::Superseded);
    }

    /// Devices that write from what they know at the time, and a server that takes it in any order.
    void everyTextIsCurrentKeptOrAnAncestorOfOneThatIs()
    {
        QVERIFY(rc::check([] {
            const int count = *rc::gen::inRange(1, 12);
            QMap<QString, QString> parent, words;
            QSet<QString> kept;
            std::optional<RecordState> record;
            std::vector<QString> known{QString()}; // versions that a device may have seen
            for (int i = 1; i <= count; ++i) {
                const int n = i * 10 + *rc::gen::inRange(-35, 35) * 10 + 400; // a clock may be wrong
                const QString base = *rc::gen::elementOf(known);
                Mutation mutation = written(n, u"text %1"_s.arg(i), base, i);
                mutation.mid = u"v%1"_s.arg(i);
                const Merged merged = merge(record, mutation);
                record = merged.record;
                parent.insert(mutation.mid, base);
                words.insert(mutation.mid, u"text %1"_s.arg(i));
                if (merged.copy) {
                    RC_ASSERT(merged.copy->fields[u"text"_s].value.toString() == words[merged.copy->key]);
                    kept.insert(merged.copy->key);
                }
                known.push_back(mutation.mid);
            }
            kept.insert(record->fields[u"text"_s].version);
            QSet<QString> saved;
            for (QString version : std::as_const(kept)) {
                for (; !version.isEmpty(); version = parent.value(version))
                    saved.insert(version);
            }
            RC_ASSERT(saved.size() == count);
        }));
    }
};

QTEST_APPLESS_MAIN(TextMergeTest)
#include "text_merge_test.moc"
