#pragma once

#include "core/catalog/movie.h"

#include <array>

namespace matinee {

/// A fact of films that is a list: the table that has it, one row an entry: (movie_id, position, value).
struct ListTable {
    enum class Value { Word, Keyword, Person }; ///< the text itself, or the id of its row elsewhere

    QStringList &(*list)(Movie &movie);
    Value value;
    const char *read; ///< movie_id and text (and a person's ref), by film and position; "%1" is a condition
    const char *clear;
    const char *insert;

    const QStringList &of(const Movie &movie) const { return list(const_cast<Movie &>(movie)); }
};

inline constexpr std::array ListTables{
    ListTable{[](Movie &movie) -> QStringList & { return movie.summary.genres; }, ListTable::Value::Word,
              "SELECT movie_id, genre FROM movie_genre %1 ORDER BY movie_id, position",
              "DELETE FROM movie_genre WHERE movie_id = ?",
              "INSERT INTO movie_genre (movie_id, position, genre) VALUES (?, ?, ?)"},
    ListTable{[](Movie &movie) -> QStringList & { return movie.summary.directors; }, ListTable::Value::Person,
              "SELECT c.movie_id, p.name, p.ref FROM credit c JOIN person p"
              " ON p.id = c.person_id AND c.role = 'director' %1 ORDER BY c.movie_id, c.position",
              "DELETE FROM credit WHERE movie_id = ? AND role = 'director'",
              "INSERT INTO credit (movie_id, role, position, person_id) VALUES (?, 'director', ?, ?)"},
    ListTable{[](Movie &movie) -> QStringList & { return movie.cast; }, ListTable::Value::Person,
              "SELECT c.movie_id, p.name, p.ref FROM credit c JOIN person p"
              " ON p.id = c.person_id AND c.role = 'actor' %1 ORDER BY c.movie_id, c.position",
              "DELETE FROM credit WHERE movie_id = ? AND role = 'actor'",
              "INSERT INTO credit (movie_id, role, position, person_id) VALUES (?, 'actor', ?, ?)"},
    ListTable{[](Movie &movie) -> QStringList & { return movie.otherTitles; }, ListTable::Value::Word,
              "SELECT movie_id, title FROM movie_title %1 ORDER BY movie_id, position",
              "DELETE FROM movie_title WHERE movie_id = ?",
              "INSERT INTO movie_title (movie_id, position, title) VALUES (?, ?, ?)"},
    ListTable{[](Movie &movie) -> QStringList & { return movie.countries; }, ListTable::Value::Word,
              "SELECT movie_id, code FROM movie_country %1 ORDER BY movie_id, position",
              "DELETE FROM movie_country WHERE movie_id = ?",
              "INSERT INTO movie_country (movie_id, position, code) VALUES (?, ?, ?)"},
    ListTable{[](Movie &movie) -> QStringList & { return movie.languages; }, ListTable::Value::Word,
              "SELECT movie_id, code FROM movie_language %1 ORDER BY movie_id, position",
              "DELETE FROM movie_language WHERE movie_id = ?",
              "INSERT INTO movie_language (movie_id, position, code) VALUES (?, ?, ?)"},
    ListTable{[](Movie &movie) -> QStringList & { return movie.keywords; }, ListTable::Value::Keyword,
              "SELECT m.movie_id, k.name FROM movie_keyword m JOIN keyword k ON k.id = m.keyword_id %1"
              " ORDER BY m.movie_id, m.position",
              "DELETE FROM movie_keyword WHERE movie_id = ?",
              "INSERT INTO movie_keyword (movie_id, position, keyword_id) VALUES (?, ?, ?)"},
};

// Those that a summary has.
inline constexpr const ListTable &GenreTable = ListTables[0];
inline constexpr const ListTable &DirectorTable = ListTables[1];

} // namespace matinee
