#pragma once

#include "core/rest/router.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>

#include <chrono>
#include <functional>
#include <optional>

namespace matinee {

/// Tells every worker that a person's things were changed, whichever of them did it.
class ChangeBell : public QObject {
    Q_OBJECT

signals:
    void rung(qint64 user);
};

/// Requests whose answer is not there yet. They hold no thread: each is asked again at a time of its own, and
/// when somebody rings for its person. One thread, which has an event loop.
class WaitingRoom : public QObject {
    Q_OBJECT

public:
    struct Limits {
        int inAll = 500;
        int perPerson = 50; ///< so that one cannot take all the seats
        std::chrono::milliseconds between{500};
    };
    struct Guest {
        Waiting waiting;
        std::function<bool()> hasLeft;
        std::function<void(std::optional<Response>)> end; ///< called once; std::nullopt: they have left
    };

    WaitingRoom() = default;
    explicit WaitingRoom(const Limits &limits) : m_limits(limits) { }

    bool hasSeatFor(UserId user) const;
    void admit(Guest guest);
    /// Asks those who wait for what is this person's.
    void ring(UserId user);
    /// Answers everybody: it is the end.
    void endAll();
    qsizetype size() const { return m_guests.size(); }

private:
    struct Seat {
        Guest guest;
        QElapsedTimer since;
    };

    void timerEvent(QTimerEvent *event) override;
    void look(int seat, bool isLast);

    Limits m_limits;
    QHash<int, Seat> m_guests; ///< by their timer
};

} // namespace matinee
