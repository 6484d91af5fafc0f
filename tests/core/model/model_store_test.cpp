#include "core/model/model_store.h"
#include "tests/core/model/made_models.h"
#include "tests/support/fixed_clock.h"

#include <QTemporaryDir>

using namespace matinee;
using namespace matinee::model;
using namespace Qt::StringLiterals;

namespace {

/// As if it had learnt nothing: strangers get what nobody wants first.
Trained spoilt(Trained trained)
{
    for (learn::FittedWeights &fitted : trained.model.choices.weights)
        std::fill(fitted.weights.begin(), fitted.weights.end(), -1.0F);
    trained.quality = qualityFor(atWork(trained), trained.strangers);
    return trained;
}

} // namespace

class ModelStoreTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void withoutAModelThereIsNone();
    void aBetterModelIsUsedAtOnceAlsoByOthers();
    void aWorseModelIsNotUsed();
    void aModelWithoutASayIsNotUsed();
    void theSameModelTwiceIsKeptOnce();
    void rollingBackUsesTheOneBefore();
    void aDamagedModelIsPassedOverAndKept();
    void aDamagedListIsPassedOver();
    void onlyTheNewestAreKept();

private:
    Trained m_good;
    FixedClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void ModelStoreTest::initTestCase()
{
    m_good = trainedOn(circles(400));
    QVERIFY(m_good.strangers.size() > 20);
    m_good.curves = usualCurves();
    m_good.curves->learnt = {{0, 0.5}};
}

void ModelStoreTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void ModelStoreTest::withoutAModelThereIsNone()
{
    ModelStore store(m_folder->path());
    QVERIFY(!store.current());
    QVERIFY(store.entries()->isEmpty());
    QCOMPARE(store.rollBack().error().kind, Error::Kind::Conflict);
}

void ModelStoreTest::aBetterModelIsUsedAtOnceAlsoByOthers()
{
    ModelStore other(m_folder->path());
    QVERIFY(!other.current());
    ModelStore store(m_folder->path());
    const auto poor = store.offer(spoilt(m_good), m_clock); // better than nothing
    QVERIFY(poor->isPromoted && poor->isFirst);
    const QString first = other.current()->version();
    const auto promotion = store.offer(m_good, m_clock);
    QVERIFY(promotion->isPromoted);
    QVERIFY(!promotion->isFirst);
    QVERIFY(promotion->comparison.difference > 0);
    QCOMPARE(other.current()->version(), promotion->version);
    QVERIFY(promotion->version != first);
    QCOMPARE(store.entries()->size(), 2);
    QCOMPARE(store.entries()->last().facts.source, u"circles"_s);
}

void ModelStoreTest::aWorseModelIsNotUsed()
{
    ModelStore store(m_folder->path());
    const QString good = store.offer(m_good, m_clock)->version;
    const auto promotion = store.offer(spoilt(m_good), m_clock);
    QVERIFY(!promotion->isPromoted);
    QVERIFY(promotion->comparison.isWorse());
    QCOMPARE(store.current()->version(), good);
}

void ModelStoreTest::aModelWithoutASayIsNotUsed()
{
    ModelStore store(m_folder->path());
    for (const auto &curves : {std::optional<BlendCurves>(), std::optional(usualCurves())}) {
        Trained silent = m_good;
        silent.curves = curves;
        const auto promotion = store.offer(silent, m_clock);
        QVERIFY(!promotion->hasSay);
        QVERIFY(!promotion->isPromoted);
    }
    QVERIFY(!store.current());
}

void ModelStoreTest::theSameModelTwiceIsKeptOnce()
{
    ModelStore store(m_folder->path());
    const QString first = store.offer(spoilt(m_good), m_clock)->version;
    QVERIFY(store.offer(m_good, m_clock));
    QVERIFY(store.offer(m_good, m_clock)->isPromoted);
    QCOMPARE(store.entries()->size(), 2);
    QCOMPARE(*store.rollBack(), first);
    QCOMPARE(store.current()->version(), first);
}

void ModelStoreTest::rollingBackUsesTheOneBefore()
{
    ModelStore store(m_folder->path());
    const QString first = store.offer(spoilt(m_good), m_clock)->version;
    QVERIFY(store.offer(m_good, m_clock));
    QCOMPARE(*store.rollBack(), first);
    QCOMPARE(store.current()->version(), first);
    QCOMPARE(*store.rollBack(), u"built-in"_s);
    QVERIFY(!store.current());
}

void ModelStoreTest::aDamagedModelIsPassedOverAndKept()
{
    ModelStore store(m_folder->path());
    const QString first = store.offer(spoilt(m_good), m_clock)->version;
    const QString second = store.offer(m_good, m_clock)->version;
    const QString path = m_folder->filePath(u"models/"_s + second + u".model"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.resize(3000));
    file.close();

    ModelStore reopened(m_folder->path());
    QCOMPARE(reopened.current()->version(), first);
    QVERIFY(reopened.trouble().contains(second));
    QVERIFY(QFile::exists(path));
}

void ModelStoreTest::aDamagedListIsPassedOver()
{
    ModelStore store(m_folder->path());
    QVERIFY(store.offer(m_good, m_clock));
    QFile list(m_folder->filePath(u"models/models.json"_s));
    QVERIFY(list.open(QIODevice::WriteOnly));
    list.write("[{\"version\": \"../../secret\"}]");
    list.close();
    ModelStore reopened(m_folder->path());
    QVERIFY(!reopened.current());
    QVERIFY(reopened.trouble().contains(u"models.json"_s));
}

void ModelStoreTest::onlyTheNewestAreKept()
{
    ModelStore store(m_folder->path());
    for (int round = 0; round <= ModelStore::MostKept; ++round) {
        Trained next = m_good;
        next.facts.people += round;
        QVERIFY(store.offer(next, m_clock)->isPromoted);
    }
    QCOMPARE(store.entries()->size(), ModelStore::MostKept);
    QCOMPARE(QDir(m_folder->filePath(u"models"_s)).entryList({u"*.model"_s}).size(), ModelStore::MostKept);
}

QTEST_GUILESS_MAIN(ModelStoreTest)
#include "model_store_test.moc"
