#include "tests/core/model/made_models.h"

#include <QTemporaryDir>

using namespace matinee;
using namespace matinee::model;
using namespace Qt::StringLiterals;

class ModelFileTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aModelComesBackAsItWas();
    void itsVersionFollowsFromItsBytes();
    void everyCutIsNoticed();
    void everyChangedByteIsNoticed();
    void aModelOfANewerProgramIsToldFromADamagedOne();
    void figuresThatNobodyCanReckonWithAreNotWritten();
    void anotherFileIsNoModel();
    void aMissingFileIsNotFound();

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    Trained m_trained;
    QByteArray m_bytes;
};

void ModelFileTest::initTestCase()
{
    m_trained = trainedOn(circles(300));
    BlendCurves curves = usualCurves();
    curves.learnt = {{0, 0}, {10, 0.25}};
    m_trained.curves = curves;
    QVERIFY(writeModel(path(u"a.model"_s), m_trained.model, m_trained.curves, m_trained.facts));
    QFile file(path(u"a.model"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_bytes = file.readAll();
}

void ModelFileTest::aModelComesBackAsItWas()
{
    const auto file = readModel(path(u"a.model"_s));
    QVERIFY(file);
    QCOMPARE(file->facts.source, u"circles"_s);
    QCOMPARE(file->facts.learntAt, someDay());
    QCOMPARE(file->facts.people, m_trained.facts.people);
    QCOMPARE(file->curves->learnt.back().films, 10);
    QCOMPARE(file->curves->learnt.back().weight, 0.25);
    QVERIFY(file->model.films == m_trained.model.films);
    const learn::History history = {{0}, {4}, {8}};
    QCOMPARE(assembled(file->model)->scores(history), assembled(m_trained.model)->scores(history));
}

void ModelFileTest::itsVersionFollowsFromItsBytes()
{
    const auto same = writeModel(path(u"b.model"_s), m_trained.model, m_trained.curves, m_trained.facts);
    QCOMPARE(*same, readModelBytes(m_bytes, u"a"_s)->version);
    ModelFacts other = m_trained.facts;
    ++other.people;
    QVERIFY(*writeModel(path(u"b.model"_s), m_trained.model, m_trained.curves, other) != *same);
}

void ModelFileTest::everyCutIsNoticed()
{
    for (qsizetype size = 0; size < m_bytes.size(); size += std::max<qsizetype>(1, size / 8)) {
        const auto file = readModelBytes(m_bytes.first(size), u"cut.model"_s);
        QVERIFY(!file);
        QCOMPARE(file.error().kind, Error::Kind::Corrupt);
    }
}

void ModelFileTest::everyChangedByteIsNoticed()
{
    for (qsizetype at = 0; at < m_bytes.size(); at += std::max<qsizetype>(1, at / 50)) {
        QByteArray changed = m_bytes;
        changed[at] = static_cast<char>(changed.at(at) ^ 0x20);
        QVERIFY(!readModelBytes(changed, u"changed.model"_s));
    }
}

void ModelFileTest::aModelOfANewerProgramIsToldFromADamagedOne()
{
    QByteArray newer = m_bytes;
    newer[12] = 9; // the format, after "MATMODEL" and the order mark
    const auto file = readModelBytes(newer, u"newer.model"_s);
    QVERIFY(!file);
    QVERIFY(file.error().message.contains(u"newer Matinee"_s));
    QVERIFY(readModelBytes(m_bytes.first(5000), u"cut.model"_s).error().message.contains(u"damaged"_s));
}

void ModelFileTest::figuresThatNobodyCanReckonWithAreNotWritten()
{
    const auto isRefused = [&](auto spoil) {
        CompactModel model = m_trained.model;
        spoil(model);
        const bool isWritten = writeModel(path(u"bad.model"_s), model, {}, m_trained.facts).has_value();
        return !isWritten && !QFile::exists(path(u"bad.model"_s));
    };
    QVERIFY(isRefused([](CompactModel &model) { model.spectrumScale[3] = 3e38F; }));
    QVERIFY(isRefused([](CompactModel &model) { model.spectrumScale[3] = 0; }));
    QVERIFY(isRefused([](CompactModel &model) { model.factors.scales[0] = std::nanf(""); }));
    QVERIFY(isRefused([](CompactModel &model) { model.neighbours.films[0] = 60000; }));
    QVERIFY(isRefused([](CompactModel &model) { model.likes[0] = -1; }));
    QVERIFY(isRefused([](CompactModel &model) { model.choices.experts.front() = "timely"; }));
    QVERIFY(isRefused([](CompactModel &model) { model.choices.experts.front() = "ease"; }));
    QVERIFY(isRefused([](CompactModel &model) { model.choices.weights[2].weights.clear(); }));
    QVERIFY(isRefused([](CompactModel &model) { model.films[1] = std::string("a\0b", 3); }));
    QVERIFY(!isRefused([](CompactModel &) {}));
}

void ModelFileTest::anotherFileIsNoModel()
{
    const auto file = readModelBytes(QByteArray(5000, 'x'), u"poem.txt"_s);
    QVERIFY(!file);
    QVERIFY(file.error().message.contains(u"poem.txt is no suggestion model"_s));
}

void ModelFileTest::aMissingFileIsNotFound()
{
    QCOMPARE(readModel(path(u"nowhere"_s)).error().kind, Error::Kind::NotFound);
}

QTEST_GUILESS_MAIN(ModelFileTest)
#include "model_file_test.moc"
