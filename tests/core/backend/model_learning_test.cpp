#include "core/backend/model_learning.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

/// What a person reads when a model was learnt.
class ModelLearningTest : public QObject {
    Q_OBJECT

private slots:
    void theOutcomeIsSaidInWords_data()
    {
        QTest::addColumn<model::Promotion>("promotion");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const model::Promotion &promotion, const QString &text) {
            QTest::newRow(name) << promotion << text;
        };
        row("the first", {u"v1"_s, {}, true, true, true}, u"v1 is in use. It is the first one."_s);
        row("nobody to compare on", {u"v2"_s, {}, false, true, true}, u"too few people to compare"_s);
        row("better", {u"v2"_s, {62, 0.1, 0.01}, false, true, true}, u"stood higher than before"_s);
        row("the same", {u"v2"_s, {62, 0.01, 0.02}, false, true, true}, u"stood as high as before"_s);
        row("worse", {{}, {62, -0.1, 0.01}, false, true, false}, u"stood lower than before"_s);
        row("no say", {{}, {62, 0.1, 0.01}, false, false, false}, u"is not used"_s);
    }

    void theOutcomeIsSaidInWords()
    {
        QFETCH(const model::Promotion, promotion);
        QFETCH(const QString, text);
        const QString said = outcomeText(promotion);
        QVERIFY2(said.contains(text), qPrintable(said));
        QVERIFY2(!said.contains(u"NDCG"_s) && !said.contains(u"0."_s), qPrintable(said));
    }
};

QTEST_APPLESS_MAIN(ModelLearningTest)
#include "model_learning_test.moc"
