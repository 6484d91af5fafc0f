#include "core/rest/request_budget.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Who may ask how much.
class RequestBudgetTest : public QObject {
    Q_OBJECT

    const QDateTime m_now = QDateTime::fromString(u"2026-03-01T12:00:00Z"_s, Qt::ISODate);
    std::unique_ptr<RequestBudget> m_budget;

    int grantedTo(qint64 user, const QDateTime &at)
    {
        int granted = 0;
        while (m_budget->takeForUser(user, 1, at).retryAfter == 0s)
            ++granted;
        return granted;
    }

private slots:
    void init() { m_budget = std::make_unique<RequestBudget>(RequestLimits{60, 120, 3}); }

    void aMinutesWorthMayBeAskedAtOnce()
    {
        QCOMPARE(grantedTo(1, m_now), 60);
        const BudgetStanding refused = m_budget->takeForUser(1, 1, m_now);
        QCOMPARE(refused.retryAfter, 1s);
        QCOMPARE(refused.left, 0);
        QCOMPARE(refused.limit, 60);
        QCOMPARE(refused.full, 60s);
    }

    void itComesBackEvenly()
    {
        QCOMPARE(grantedTo(1, m_now), 60);
        QCOMPARE(grantedTo(1, m_now.addSecs(1)), 1);
        QCOMPARE(grantedTo(1, m_now.addSecs(11)), 10);
        QCOMPARE(grantedTo(1, m_now.addSecs(600)), 60); // no more than a minute's worth is saved up
    }

    void oneCallersHasteIsNotAnothers()
    {
        QCOMPARE(grantedTo(1, m_now), 60);
        QCOMPARE(m_budget->takeForUser(2, 1, m_now).left, 59);
    }

    void whatCostsMoreTakesMore()
    {
        QCOMPARE(m_budget->takeForUser(1, 20, m_now).left, 40);
        QCOMPARE(m_budget->takeForUser(1, 20, m_now).left, 20);
        QCOMPARE(m_budget->takeForUser(1, 20, m_now).left, 0);
        QCOMPARE(m_budget->takeForUser(1, 20, m_now).retryAfter, 20s);
        QCOMPARE(m_budget->takeForUser(1, 20, m_now.addSecs(19)).retryAfter, 1s);
        QCOMPARE(m_budget->takeForUser(1, 20, m_now.addSecs(20)).retryAfter, 0s);
    }

    void ofAnIpv6AddressTheNetworkCounts()
    {
        QCOMPARE(m_budget->takeForAddress(QHostAddress(u"2001:db8::1"_s), 1, m_now).left, 119);
        QCOMPARE(m_budget->takeForAddress(QHostAddress(u"2001:db8::dead:beef"_s), 1, m_now).left, 118);
        QCOMPARE(m_budget->takeForAddress(QHostAddress(u"2001:db8:0:1::1"_s), 1, m_now).left, 119);
        QCOMPARE(m_budget->takeForAddress(QHostAddress(u"192.0.2.1"_s), 1, m_now).left, 119);
        QCOMPARE(m_budget->takeForAddress(QHostAddress(u"::ffff:192.0.2.1"_s), 1, m_now).left, 118);
        QCOMPARE(m_budget->takeForAddress(QHostAddress(u"192.0.2.2"_s), 1, m_now).left, 119);
    }

    void passwordsAreCountedByNetwork()
    {
        QCOMPARE(m_budget->takeForPassword(QHostAddress(u"192.0.2.1"_s), m_now).left, 2);
        QCOMPARE(m_budget->takeForPassword(QHostAddress(u"192.0.2.77"_s), m_now).left, 1);
        QCOMPARE(m_budget->takeForPassword(QHostAddress(u"192.0.3.1"_s), m_now).left, 2);
    }

    void devicesAreCountedOneByOneAndPushesApartFromPulls()
    {
        RequestBudget budget{RequestLimits()};
        for (int i = 0; i < 60; ++i)
            QCOMPARE(budget.takePush(1, u"laptop"_s, m_now).retryAfter, 0s);
        QCOMPARE(budget.takePush(1, u"laptop"_s, m_now).retryAfter, 1s);
        QCOMPARE(budget.takePush(1, u"phone"_s, m_now).left, 59);
        QCOMPARE(budget.takePush(2, u"laptop"_s, m_now).left, 59);
        QCOMPARE(budget.takePull(1, u"laptop"_s, m_now).left, 119);
        QCOMPARE(budget.takeForUser(1, 1, m_now).left, 599);
    }

    void aClockThatIsPutBackLocksNobodyOut()
    {
        QCOMPARE(grantedTo(1, m_now), 60);
        QCOMPARE(m_budget->takeForUser(1, 1, m_now.addDays(-1)).retryAfter, 1s);
        QCOMPARE(grantedTo(1, m_now.addDays(-1).addSecs(60)), 60);
    }

    void thoseWhoRestAreForgotten()
    {
        for (int user = 0; user < 60'000; ++user)
            m_budget->takeForUser(user, 1, m_now.addSecs(user));
        QCOMPARE(m_budget->takeForUser(59'999, 1, m_now.addSecs(59'999)).left, 58);
    }
};

QTEST_GUILESS_MAIN(RequestBudgetTest)
#include "request_budget_test.moc"
