#include "core/base/async.h"
#include "core/base/when_done.h"

#include <QTest>

#include <memory>

using namespace matinee;

namespace {

struct Counter {
    int add(int by) { return value += by; }
    int value = 0;
};

} // namespace

class WhenDoneTest : public QObject {
    Q_OBJECT

private slots:
    void callsAreAnsweredInOrderOnTheCallersThread()
    {
        QThreadPool pool;
        pool.setMaxThreadCount(1);
        Counter counter;
        const Async<Counter> door(pool, counter);
        QList<int> answers;

        for (int i = 0; i < 3; ++i) {
            whenDone(door.call(&Counter::add, 1), this, [&](int value) {
                QCOMPARE(QThread::currentThread(), thread());
                answers.append(value);
            });
        }

        QTRY_COMPARE(answers, QList<int>({1, 2, 3}));
    }

    void nothingIsCalledForAContextThatIsGone()
    {
        QThreadPool pool;
        Counter counter;
        bool called = false;
        {
            QObject context;
            whenDone(Async<Counter>(pool, counter).call(&Counter::add, 1), &context,
                     [&](int) { called = true; });
        }
        pool.waitForDone();
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();

        QVERIFY(!called);
        QCOMPARE(counter.value, 1);
    }
};

QTEST_GUILESS_MAIN(WhenDoneTest)
#include "when_done_test.moc"
