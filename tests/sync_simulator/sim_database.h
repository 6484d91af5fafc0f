#pragma once

#include "core/store/database.h"

#include <memory>

namespace matinee::simulator {

/// What a database holds of people and their films, table by table.
using Image = QList<QList<QVariantList>>;

/// A database in memory that can be copied, put back, and made to fail in the middle of a transaction. It is
/// emptied for the next history instead of made anew, because applying the schema takes longer than a
/// history.
class SimDatabase {
public:
    /// Films every machine knows are numbered 1 to CommonFilms; the one after them only some know.
    static constexpr int CommonFilms = 4;
    /// UserId(1) of a device is its owner; of a server UserId(1) and UserId(2) are the accounts.
    explicit SimDatabase(bool knowsRareFilm);

    Database &database() { return *m_database; }
    Image image();
    void load(const Image &image);
    /// As it was at first.
    void wipe();

    /// The write after `rows` written rows fails, as if the process were killed there.
    void lightFuse(int rows);
    void putOutFuse();

    void execute(const QString &sql, const Bindings &bindings = {});
    qint64 number(const QString &sql, const Bindings &bindings = {});
    QString text(const QString &sql, const Bindings &bindings = {});

private:
    void addFilm(int film);
    void makeFuse();
    void makeSweep();

    bool m_knowsRareFilm;
    std::unique_ptr<Database> m_database;
};

/// Ends the program: the simulator itself is broken.
[[noreturn]] void broken(const Error &error);

/// "imdb:tt0000001"
QString filmRef(int film);

} // namespace matinee::simulator
