#include "core/rest/waiting_room.h"

#include <QTimerEvent>

#include <algorithm>

namespace matinee {

bool WaitingRoom::hasSeatFor(UserId user) const
{
    const auto isTheirs = [user](const Seat &seat) { return seat.guest.waiting.user == user; };
    return m_guests.size() < m_limits.inAll
        && std::count_if(m_guests.cbegin(), m_guests.cend(), isTheirs) < m_limits.perPerson;
}

void WaitingRoom::admit(Guest guest)
{
    const int seat = startTimer(m_limits.between);
    m_guests.insert(seat, {std::move(guest), {}});
    m_guests[seat].since.start();
}

void WaitingRoom::ring(UserId user)
{
    const auto isTheirs = [&](int seat) { return m_guests.constFind(seat)->guest.waiting.user == user; };
    QList<int> seats = m_guests.keys();
    seats.removeIf([&](int seat) { return !isTheirs(seat); });
    for (const int seat : std::as_const(seats))
        look(seat, false);
}

void WaitingRoom::endAll()
{
    const QList<int> seats = m_guests.keys();
    for (const int seat : seats)
        look(seat, true);
}

void WaitingRoom::timerEvent(QTimerEvent *event)
{
    look(event->timerId(), false);
}

void WaitingRoom::look(int seat, bool isLast)
{
    const auto found = m_guests.constFind(seat);
    if (found == m_guests.cend())
        return;
    const std::chrono::milliseconds waited(std::max<qint64>(found->since.elapsed(), 1));
    std::optional<Response> answer;
    if (!found->guest.hasLeft()) {
        answer = found->guest.waiting.ask(isLast ? Forever : waited);
        if (!answer)
            return;
    }
    killTimer(seat);
    m_guests.take(seat).guest.end(std::move(answer));
}

} // namespace matinee
