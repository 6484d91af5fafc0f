#pragma once

#include "tests/app/server/http_corpus.h"
#include "tests/app/server/raw_connection.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

namespace matinee {

/// Plays the corpus against a port, many cases at a time, and says what came out otherwise than it must.
/// After every case a request for a film of its own tells whether somebody got somebody else's answer.
class CorpusRun {
public:
    enum class Cut { Whole, Halves, Bytes };

    CorpusRun(quint16 port, QByteArrayList films, bool isNginx)
        : m_port(port),
          m_films(std::move(films)),
          m_isNginx(isNginx)
    {
    }

    QStringList failures(const QList<HttpCase> &cases)
    {
        constexpr int Threads = 24;
        std::atomic<qsizetype> next = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < Threads; ++i) {
            threads.emplace_back([&] {
                for (qsizetype n = next++; n < cases.size() * 3; n = next++)
                    play(cases.at(n / 3), Cut(n % 3), n);
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        return m_failures;
    }

private:
    static constexpr std::chrono::seconds Patience{20};
    static constexpr std::chrono::milliseconds Quiet{300};

    /// From an address of its own, for a proxy that counts by address.
    static quint32 addressOf(qsizetype n) { return 0x7f010000 + quint32(n % 60'000) + 1; }
    const QByteArray &filmOf(qsizetype n) const { return m_films.at(n % m_films.size()); }
    static QByteArray marked(const QByteArray &film)
    {
        return "GET /api/v1/movies/" + film + " HTTP/1.1\r\nHost: films.example\r\n\r\n";
    }

    void play(const HttpCase &one, Cut cut, qsizetype n)
    {
        const QByteArrayList &wanted = m_isNginx ? one.throughNginx : one.expected;
        QByteArray seen;
        {
            RawConnection connection(m_port, addressOf(n));
            send(connection, one.bytes, cut);
            seen = outcome(connection, one, wanted, n);
        }
        static constexpr const char *Names[] = {"whole", "halves", "bytes"};
        if (!wanted.contains(seen))
            complain(one.name + " (" + Names[int(cut)] + "): " + seen + " instead of " + wanted.join(" or "));

        RawConnection good(m_port, addressOf(n));
        good.send(marked(filmOf(n)));
        const auto answer = good.answer(Patience);
        if (!answer || answer->status != 200 || !answer->body.contains(filmOf(n)))
            complain("after " + one.name + " a good request got "
                     + (answer ? answer->body.left(80) : "nothing"));
    }

    static void send(RawConnection &connection, const QByteArray &bytes, Cut cut)
    {
        const qsizetype step = cut == Cut::Whole ? std::max<qsizetype>(1, bytes.size())
            : cut == Cut::Halves                 ? bytes.size() / 2 + 1
                                                 : 1 + bytes.size() / 2000;
        for (qsizetype at = 0; at < bytes.size(); at += step) {
            connection.send(bytes.mid(at, step));
            if (cut == Cut::Halves && at == 0)
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    }

    /// The statuses that came, as the corpus writes them.
    QByteArray outcome(RawConnection &connection, const HttpCase &one, const QByteArrayList &wanted,
                       qsizetype n)
    {
        const bool waits = wanted.contains("waits");
        const bool isOne =
            std::none_of(wanted.begin(), wanted.end(), [](auto &all) { return all.contains(' '); });
        bool hasBody = !one.bytes.startsWith("HEAD ");
        QByteArrayList statuses;
        bool isAsked = false, closes = false;
        for (;;) {
            const auto time =
                waits || (!isOne && !statuses.isEmpty()) ? Quiet : std::chrono::milliseconds(Patience);
            const auto answer = connection.answer(time, hasBody);
            if (!answer)
                break;
            if (isAsked && answer->status == 200 && answer->body.contains(filmOf(n)))
                break;
            hasBody = true;
            closes = answer->closes;
            statuses.append(QByteArray::number(answer->status));
            // On a connection that stays, what comes next must be the answer to what is asked next.
            if (isOne && !closes && !isAsked) {
                connection.send(marked(filmOf(n)));
                isAsked = true;
            }
        }
        if (closes && connection.isOpen())
            return statuses.join(' ') + " and stayed open";
        if (!connection.unread().isEmpty())
            statuses.append("raw");
        if (statuses.isEmpty())
            return connection.isOpen() ? "waits" : "closed";
        return statuses.join(' ');
    }

    void complain(const QByteArray &what)
    {
        const std::lock_guard lock(m_mutex);
        m_failures.append(QString::fromLatin1(what));
    }

    quint16 m_port;
    QByteArrayList m_films;
    bool m_isNginx;
    std::mutex m_mutex;
    QStringList m_failures;
};

} // namespace matinee
