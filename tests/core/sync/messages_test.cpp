#include "core/sync/outcome_json.h"
#include "core/sync/sync_messages.h"
#include "core/sync_core/sync_json.h"

#include <QJsonArray>
#include <QTest>

#include <rapidcheck.h>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

QString anyWord()
{
    return *rc::gen::element(u"rating"_s, u"imdb:tt0078748"_s, u"日本"_s, u"a/b"_s, u"\""_s, u"x y"_s);
}

QString anyStamp()
{
    return u"%1-%2-%3"_s.arg(*rc::gen::inRange<qint64>(0, 1LL << 44), 12, 16, '0'_L1)
        .arg(*rc::gen::inRange(0, 0xffff), 4, 16, '0'_L1)
        .arg(*rc::gen::inRange(0, 0x7fffffff), 8, 16, '0'_L1);
}

QJsonValue anyValue()
{
    return *rc::gen::element(QJsonValue(), QJsonValue(true), QJsonValue(90), QJsonValue(u"text"_s),
                             QJsonValue(QJsonArray{1, u"b"_s}), QJsonValue(QJsonObject{{u"a"_s, 1}}));
}

RecordState anyRecord()
{
    RecordState record{anyWord(), anyWord(), *rc::gen::inRange<qint64>(1, 1LL << 50),
                       *rc::gen::arbitrary<bool>()};
    for (int field = *rc::gen::inRange(0, 4); field > 0; --field) {
        const bool isText = *rc::gen::arbitrary<bool>();
        record.fields.insert(anyWord(), {anyValue(), anyStamp(), isText ? anyWord() : QString()});
    }
    return record;
}

Mutation anyMutation()
{
    Mutation mutation{
        *rc::gen::inRange<qint64>(1, 1LL << 50), anyWord(), {anyWord(), anyWord(), {}}, anyStamp()};
    if (*rc::gen::arbitrary<bool>())
        mutation.edit.op = RecordEdit::Op::Delete;
    else
        mutation.edit.fields.insert(anyWord(), anyValue());
    if (*rc::gen::arbitrary<bool>())
        mutation.base.insert(anyWord(), anyWord());
    return mutation;
}

bool isSame(const Mutation &one, const Mutation &other)
{
    return mutationJson(one) == mutationJson(other);
}

} // namespace

class MessagesTest : public QObject {
    Q_OBJECT

private slots:
    void recordsAndChangesAreReadAsTheyWereWritten()
    {
        const bool holds = rc::check("records and mutations survive JSON", [] {
            const RecordState record = anyRecord();
            RC_ASSERT(recordFromJson(objectOf(objectText(recordJson(record)))).value() == record);
            const Mutation mutation = anyMutation();
            RC_ASSERT(isSame(mutationFromJson(mutationJson(mutation)).value(), mutation));
        });
        QVERIFY(holds);
    }

    void whatIsNoMessageIsRefusedByName_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("name");
        QTest::newRow("nothing") << u"{}"_s << u"protocol"_s;
        QTest::newRow("no number") << push(u"{\"mid\":\"m\"}"_s) << u"mutations[0]"_s;
        QTest::newRow("n is 0") << push(u"{\"n\":0,\"mid\":\"m\"}"_s) << u"“n”"_s;
        QTest::newRow("op") << push(u"{\"n\":1,\"mid\":\"m\",\"entity\":\"e\",\"key\":\"k\",\"op\":\"x\"}"_s)
                            << u"“op”"_s;
        QTest::newRow("stamp") << push(
            u"{\"n\":1,\"mid\":\"m\",\"entity\":\"e\",\"key\":\"k\",\"op\":\"del\",\"stamp\":\"1\"}"_s)
                               << u"“stamp”"_s;
        QTest::newRow("a text as mutations")
            << u"{\"protocol\":1,\"schema\":1,\"epoch\":1,\"after\":{\"n\":0},\"mutations\":\"x\"}"_s
            << u"mutations"_s;
    }

    void whatIsNoMessageIsRefusedByName()
    {
        QFETCH(QString, json);
        QFETCH(QString, name);
        const auto read = pushRequestFromJson(objectOf(json));
        QVERIFY(!read);
        QVERIFY2(read.error().message.contains(name), qPrintable(read.error().message));
    }

    void moreThan500ChangesAreTooMany()
    {
        PushRequest request;
        for (int n = 1; n <= MostMutations + 1; ++n)
            request.mutations.append(
                {n, u"m"_s, {u"e"_s, u"k"_s, QJsonObject{{u"f"_s, 1}}}, u"019cebd7f1a5-0000-00000001"_s});
        QVERIFY(!pushRequestFromJson(pushRequestJson(request)));
        request.mutations.removeLast();
        QCOMPARE(pushRequestFromJson(pushRequestJson(request))->mutations.size(), MostMutations);
    }

    void outcomesSayNoMoreThanTheyKnow()
    {
        const MutationOutcome applied{4};
        QCOMPARE(outcomeJson(applied), (QJsonObject{{u"n"_s, 4}, {u"is"_s, u"applied"_s}}));
        const MutationOutcome refused{5, MutationOutcome::Is::Refused, {}, u"quota"_s, u"Full."_s};
        QCOMPARE(outcomeFromJson(outcomeJson(refused)).value(), refused);
    }

private:
    static QString push(const QString &mutation)
    {
        return u"{\"protocol\":1,\"schema\":1,\"epoch\":1,\"device\":\"d\",\"after\":{\"n\":0,\"mid\":\"\"},"
               u"\"mutations\":[%1]}"_s.arg(mutation);
    }
};

QTEST_GUILESS_MAIN(MessagesTest)
#include "messages_test.moc"
