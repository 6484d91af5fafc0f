#include "core/rest/waiting_room.h"

#include <QTest>

using namespace matinee;
using namespace std::chrono_literals;

namespace {

const UserId Ada(1);
const UserId Bob(2);

/// Somebody who waits, and what became of them.
struct Person {
    int asked = 0;
    std::chrono::milliseconds waited{-1}; ///< as they were last told
    bool hasNews = false;
    bool hasLeft = false;
    int ended = 0;
    std::optional<Response> answer = {};

    WaitingRoom::Guest guest(UserId user)
    {
        return {.waiting = {user,
                            [this](std::chrono::milliseconds so) -> std::optional<Response> {
                                ++asked;
                                waited = so;
                                if (hasNews || so == Forever)
                                    return Response{.status = 200};
                                return std::nullopt;
                            }},
                .hasLeft = [this] { return hasLeft; },
                .end =
                    [this](std::optional<Response> response) {
                        ++ended;
                        answer = std::move(response);
                    }};
    }
};

} // namespace

class WaitingRoomTest : public QObject {
    Q_OBJECT

private slots:
    void whoWaitsIsAskedAgainUntilThereIsAnAnswer()
    {
        WaitingRoom room({.between = 20ms});
        Person ada;
        room.admit(ada.guest(Ada));
        QTRY_VERIFY(ada.asked >= 3);
        QVERIFY(ada.waited >= 40ms && ada.waited < 5s);
        QCOMPARE(ada.ended, 0);
        ada.hasNews = true;
        QTRY_COMPARE(ada.ended, 1);
        QVERIFY(ada.answer);
        QCOMPARE(room.size(), 0);
        const int asked = ada.asked;
        QTest::qWait(60);
        QCOMPARE(ada.asked, asked);
    }

    void whoHasLeftIsAskedNothingMore()
    {
        WaitingRoom room({.between = 20ms});
        Person ada;
        ada.hasLeft = true;
        room.admit(ada.guest(Ada));
        QTRY_COMPARE(ada.ended, 1);
        QVERIFY(!ada.answer);
        QCOMPARE(ada.asked, 0);
        QCOMPARE(room.size(), 0);
    }

    void theBellIsForOnePersonAndAtOnce()
    {
        WaitingRoom room({.between = 1h});
        Person ada, bob;
        room.admit(ada.guest(Ada));
        room.admit(bob.guest(Bob));
        ada.hasNews = bob.hasNews = true;
        room.ring(Ada);
        QCOMPARE(ada.ended, 1);
        QCOMPARE(bob.asked, 0);
        QCOMPARE(room.size(), 1);
    }

    void atTheEndEverybodyIsAnswered()
    {
        WaitingRoom room({.between = 1h});
        Person ada, bob;
        room.admit(ada.guest(Ada));
        room.admit(bob.guest(Bob));
        room.endAll();
        QVERIFY(ada.answer && bob.answer);
        QCOMPARE(ada.waited, Forever);
        QCOMPARE(room.size(), 0);
    }

    void nobodyTakesAllTheSeats()
    {
        WaitingRoom room({.inAll = 3, .perPerson = 2, .between = 1h});
        Person ada;
        room.admit(ada.guest(Ada));
        QVERIFY(room.hasSeatFor(Ada));
        room.admit(ada.guest(Ada));
        QVERIFY(!room.hasSeatFor(Ada));
        QVERIFY(room.hasSeatFor(Bob));
        room.admit(ada.guest(Bob));
        QVERIFY(!room.hasSeatFor(Bob));
    }
};

QTEST_GUILESS_MAIN(WaitingRoomTest)
#include "waiting_room_test.moc"
