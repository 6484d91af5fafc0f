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
    /// Films 1 to MassFilms are there for what is done to many at once.
    static constexpr int MassFilms = 24;
    /// Those after them are what people choose among. Every machine knows them, and the last one has two
    /// refs: which of them is its name differs. Only some machines know the film after that.
    static constexpr int CommonFilms = 4;
    static constexpr int FilmOfTwoRefs = MassFilms + CommonFilms;
    static constexpr int RareFilm = FilmOfTwoRefs + 1;
    /// UserId(1) of a device is its owner; of a server UserId(1) and UserId(2) are the accounts.
    explicit SimDatabase(bool isLikeServer);

    Database &database() { return *m_database; }
    Image image();
    void load(const Image &image);
    /// As it was at first.
    void wipe();
    /// Calls the film of two refs what `other` calls it.
    void nameLike(SimDatabase &other);

    /// The write after `rows` written rows fails, as if the process were killed there.
    void lightFuse(int rows);
    void putOutFuse();

    void execute(const QString &sql, const Bindings &bindings = {});
    qint64 number(const QString &sql, const Bindings &bindings = {});
    QString text(const QString &sql, const Bindings &bindings = {});

private:
    void addFilm(int film, const QString &ref);
    void addTwoRefs(bool isLikeServer);
    void makeFuse();
    void makeSweep();

    bool m_isLikeServer; ///< else it lacks the rare film, and the film of two refs has the other name
    std::unique_ptr<Database> m_database;
};

/// Ends the program: the simulator itself is broken.
[[noreturn]] void broken(const Error &error);

/// "imdb:tt0000001"
QString filmRef(int film);
/// "tmdb:1"
QString otherRef(int film);

} // namespace matinee::simulator
