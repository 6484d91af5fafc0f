#include "core/rest/held_bytes.h"

#include <QList>
#include <QTest>

#include <memory>
#include <vector>

using namespace matinee;

class HeldBytesTest : public QObject {
    Q_OBJECT

    QList<int> m_gone;

    std::unique_ptr<HeldBytes::Share> share(HeldBytes &all, int number)
    {
        return std::make_unique<HeldBytes::Share>(all, [this, number] { m_gone.append(number); });
    }

private slots:
    void init() { m_gone.clear(); }

    void whoHoldsOnLongestGoes()
    {
        HeldBytes all(100);
        const auto first = share(all, 1), second = share(all, 2), third = share(all, 3);
        first->set(40);
        second->set(40);
        first->set(50); // a little more is no new beginning
        QVERIFY(m_gone.isEmpty());
        third->set(20);
        QCOMPARE(m_gone, QList{1});
        QCOMPARE(all.inAll(), 60);
    }

    void whoGivesAllBackStartsAnew()
    {
        HeldBytes all(100);
        const auto first = share(all, 1), second = share(all, 2);
        first->set(40);
        second->set(40);
        first->set(0);
        first->set(50);
        second->set(60);
        QCOMPARE(m_gone, QList{2});
    }

    void theLastOneMayHoldAnyAmount()
    {
        HeldBytes all(100);
        const auto first = share(all, 1), second = share(all, 2);
        first->set(10);
        second->set(1000);
        QCOMPARE(m_gone, QList{1});
        QCOMPARE(all.inAll(), 1000);
    }

    void whatIsGoneHoldsNothing()
    {
        HeldBytes all(100);
        {
            const auto first = share(all, 1);
            first->set(90);
        }
        QCOMPARE(all.inAll(), 0);
        const auto second = share(all, 2);
        second->set(90);
        QVERIFY(m_gone.isEmpty());
    }
};

QTEST_APPLESS_MAIN(HeldBytesTest)
#include "held_bytes_test.moc"
