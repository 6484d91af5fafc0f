#include "core/base/clock.h"
#include "tests/support/open_session.h"
#include "ui/viewmodels/learning_view_model.h"

#include <QFile>
#include <QSignalSpy>

using namespace matinee;
using namespace Qt::StringLiterals;

using Phase = LearningViewModel::Phase;

class LearningViewModelTest : public QObject {
    Q_OBJECT

private slots:
    void onlyRatingsOfKnownFilmsCanBeLearntFrom();
    void aLearningIsFollowedToItsEndAndTheSuggestionsAreReadAgain();
    void aLearningCanBeStopped();
    void whatCannotBeStartedIsAnError();
    void aLearningThatRunsAlreadyIsFollowedAfterARestart();
};

void LearningViewModelTest::onlyRatingsOfKnownFilmsCanBeLearntFrom()
{
    QTemporaryDir folder;
    const auto touch = [&](const QString &name) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly);
    };
    QVERIFY(!LearningViewModel::canLearnFrom({}));
    QVERIFY(touch(u"ratings.csv"_s));
    QVERIFY(!LearningViewModel::canLearnFrom(folder.path()));
    QVERIFY(touch(u"links.csv"_s));
    QVERIFY(LearningViewModel::canLearnFrom(folder.path()));
    QVERIFY(LearningViewModel::canLearnFrom(u"/somewhere/ratings.dat"_s));
    QVERIFY(!LearningViewModel::canLearnFrom(folder.filePath(u"ratings.csv"_s)));
}

void LearningViewModelTest::aLearningIsFollowedToItsEndAndTheSuggestionsAreReadAgain()
{
    OpenSession open;
    QVERIFY(open.wait());
    QSignalSpy saved(&open.session(), &Session::done);
    open.session().toggleWatchlist(open.film(0)); // a shelf that an import could have filled
    QVERIFY(saved.wait());
    QSignalSpy imported(&open.session(), &Session::imported);
    LearningViewModel learning(open.session());
    QVERIFY(QSignalSpy(&learning, &LearningViewModel::changed).wait());
    QCOMPARE(learning.phase(), Phase::Never);

    const SystemClock clock;
    const auto run = model::TrainingRun::begin(open.folder(), clock); // as the process that learns does
    QVERIFY(run);
    learning.start(u"/somewhere"_s);
    QTRY_VERIFY(!learning.error().isEmpty()); // one at a time
    QTRY_VERIFY(learning.isRunning());
    QVERIFY(!learning.text().isEmpty());
    QSignalSpy again(&open.session(), &Session::forYouChanged);
    QVERIFY((*run)->tell(Phase::Measuring));
    QTRY_COMPARE(learning.phase(), Phase::Measuring);
    QVERIFY((*run)->tell(Phase::Done, u"It is in use."_s));
    QTRY_COMPARE(learning.phase(), Phase::Done);
    QCOMPARE(learning.text(), u"It is in use."_s);
    QTRY_VERIFY(!again.isEmpty());
    QVERIFY(imported.isEmpty()); // nothing of the person's own came in
}

void LearningViewModelTest::aLearningCanBeStopped()
{
    OpenSession open;
    open.setLearner(u"/bin/true"_s); // may take ten seconds to begin
    open.reopen();
    QVERIFY(open.wait());
    LearningViewModel learning(open.session());
    learning.start(u"/somewhere"_s);
    QTRY_VERIFY(learning.isRunning());
    QVERIFY2(learning.error().isEmpty(), qPrintable(learning.error()));
    learning.stop();
    learning.stop(); // of two clicks only the first counts
    QTRY_COMPARE(learning.phase(), Phase::Stopped);
    QVERIFY2(learning.error().isEmpty(), qPrintable(learning.error()));
    learning.stop();
    QTRY_VERIFY(!learning.error().isEmpty());
}

void LearningViewModelTest::whatCannotBeStartedIsAnError()
{
    OpenSession open;
    open.setLearner(u"/no/such/program"_s);
    open.reopen();
    QVERIFY(open.wait());
    LearningViewModel learning(open.session());
    learning.start(u"/somewhere"_s);
    QTRY_VERIFY(learning.error().contains(u"/no/such/program"_s));
    QTRY_COMPARE(learning.phase(), Phase::Failed);
}

void LearningViewModelTest::aLearningThatRunsAlreadyIsFollowedAfterARestart()
{
    OpenSession open;
    QVERIFY(open.wait());
    const SystemClock clock;
    const auto run = model::TrainingRun::begin(open.folder(), clock);
    LearningViewModel learning(open.session());
    QTRY_VERIFY(learning.isRunning());
    QVERIFY((*run)->tell(Phase::Failed, u"There are too few people."_s));
    QTRY_COMPARE(learning.text(), u"There are too few people."_s);
}

QTEST_MAIN(LearningViewModelTest)
#include "learning_view_model_test.moc"
