#pragma once

#include "core/catalog/movie.h"
#include "core/store/database.h"

#include <algorithm>
#include <functional>

namespace matinee {

/// One table of facts: the statement for all films, and what makes it one for some.
struct Table {
    QString select;
    QString some; ///< before the list of films
    QString order;
};

/// Streams tables, of all films or of a chunk of them, and counts the rows for whoever waits.
class TableStream {
public:
    /// Told how much is done, 0 to 1; answers whether to go on.
    using Step = std::function<bool(double done)>;
    /// Films asked for by one statement: always as many, so that it stays prepared.
    static constexpr qsizetype ChunkSize = 16;

    TableStream(Database &database, const Step &step) : m_database(database), m_step(step) { }

    bool isStopped() const { return m_stopped; }
    /// The next table takes `share` of all the work.
    void begin(double share)
    {
        m_done += m_share;
        m_share = share;
    }
    void setLastFilm(qint64 id) { m_last = std::max<qint64>(id, 1); }

    /// Every row of `chunk` (empty: of the whole table) until it is stopped. The first column is a film.
    template <class Use>
    Result<void> each(const Table &table, const QList<MovieId> &chunk, Use use)
    {
        if (m_stopped)
            return {};
        auto rows = chunk.isEmpty()
            ? m_database.run(table.select + table.order)
            : m_database.run(table.select + table.some + InPlaces.toString() + table.order, bindings(chunk));
        if (!rows)
            return tl::unexpected(rows.error());
        for (int count = 0; rows->next(); ++count) {
            use(*rows);
            if (m_step && count % RowsAStep == 0
                && !m_step(m_done + m_share * progressAt(rows->integer(0)))) {
                m_stopped = true;
                return {};
            }
        }
        return rows->ended();
    }

private:
    static constexpr QStringView Places[] = {u":m0",  u":m1",  u":m2",  u":m3", u":m4",  u":m5",
                                             u":m6",  u":m7",  u":m8",  u":m9", u":m10", u":m11",
                                             u":m12", u":m13", u":m14", u":m15"};
    static constexpr QStringView InPlaces = u" IN (:m0, :m1, :m2, :m3, :m4, :m5, :m6, :m7,"
                                            u" :m8, :m9, :m10, :m11, :m12, :m13, :m14, :m15)";
    static constexpr int RowsAStep = 1000;

    static Bindings bindings(const QList<MovieId> &chunk)
    {
        Bindings bindings;
        for (qsizetype i = 0; i < ChunkSize; ++i)
            bindings.append({Places[i].toString(), chunk.value(i).value()});
        return bindings;
    }

    /// Rows come roughly in the order of their films' ids.
    double progressAt(qint64 id) const { return std::clamp(double(id) / double(m_last), 0.0, 1.0); }

    Database &m_database;
    const Step &m_step;
    double m_done = 0;
    double m_share = 0;
    qint64 m_last = 1;
    bool m_stopped = false;
};

} // namespace matinee
