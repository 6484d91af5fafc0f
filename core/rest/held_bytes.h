#pragma once

#include <QtGlobal>

#include <functional>
#include <list>

namespace matinee {

/// What the connections of one worker keep in memory for their clients: requests that are not whole, answers
/// that are not taken. One thread.
///
/// When it is more than allowed, whoever has held on to some for the longest time is told to go. Clients that
/// read and write as they should hold nothing for long, so it is not they; and who sends a byte now and then
/// gains nothing by it. The newest is let be, however much it holds.
class HeldBytes {
public:
    explicit HeldBytes(qint64 most) : m_most(most) { }
    Q_DISABLE_COPY_MOVE(HeldBytes)

    /// The part of one connection.
    class Share {
    public:
        Share(HeldBytes &all, std::function<void()> letGo) : m_all(all), m_letGo(std::move(letGo)) { }
        ~Share() { set(0); }
        Q_DISABLE_COPY_MOVE(Share)

        /// May tell other connections, and this one, to go.
        void set(qint64 bytes);

    private:
        friend class HeldBytes;

        HeldBytes &m_all;
        std::function<void()> m_letGo;
        qint64 m_bytes = 0;
        std::list<Share *>::iterator m_place; ///< while m_bytes > 0
    };

    qint64 inAll() const { return m_inAll; }

private:
    const qint64 m_most;
    qint64 m_inAll = 0;
    std::list<Share *> m_shares; ///< those who hold something, the oldest first
};

} // namespace matinee
