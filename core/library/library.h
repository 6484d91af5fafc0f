#pragma once

#include "core/base/id.h"
#include "core/library/rating.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace matinee {

/// When a film was seen, as exactly as the person knows: a day, a month, a year, or not at all.
/// Written "2024-03-15", "2024-03", "2024" and "" in storage, on the wire and in files.
class WatchedOn {
public:
    WatchedOn() = default; ///< unknown
    static WatchedOn day(QDate day);
    /// Reads the four forms above; std::nullopt for anything else and for days that do not exist.
    static std::optional<WatchedOn> fromText(const QString &text);

    QString text() const { return m_text; }
    bool isKnown() const { return !m_text.isEmpty(); }
    /// The exact day, when there is one.
    std::optional<QDate> exactDay() const;
    std::optional<int> year() const;

    friend bool operator==(const WatchedOn &, const WatchedOn &) = default;

private:
    QString m_text;
};

/// One sitting: a diary entry.
struct Watch {
    QString id; ///< UUIDv7; imported entries UUIDv5 of (source, source id). Empty: a new one
    MovieId movie;
    WatchedOn watchedOn;
    bool rewatch = false;
    QString note; ///< for the person alone
    QString place;
};

/// A word on the suggestions, from somebody who has not judged the film: films like it, or fewer of them.
enum class Nudge { None, More, Less };

/// What one person has done with one movie.
struct Mine {
    std::optional<Rating> rating;
    QDateTime ratedAt; ///< UTC, of the rating
    int watches = 0; ///< diary entries
    bool favourite = false;
    bool watchlist = false;
    bool hidden = false; ///< not interested: never suggested
    Nudge nudge = Nudge::None; ///< with Less it is itself not suggested either
    QDateTime changedAt; ///< UTC, of the newest of these

    bool seen() const { return watches > 0 || rating.has_value(); }
    friend bool operator==(const Mine &, const Mine &) = default;
};

/// By movie; films the person never touched are absent.
using Shelf = QHash<MovieId, Mine>;

/// A list of films. One with a `query` is a smart list: whatever the query finds, and no items of its own.
struct MovieList {
    QString id; ///< UUIDv7; empty: a new one
    QString name; ///< 1 to 100 characters, not that of another list of the person
    QString about;
    QString query; ///< canonical text of the query language; empty: a plain list
    bool ranked = false;
    friend bool operator==(const MovieList &, const MovieList &) = default;
};

/// Which rows of a long list.
struct Range {
    qint64 from = 0; ///< rows before it
    int limit = 0; ///< most rows
};

/// Some rows of a long list.
template <class Row>
struct Part {
    QList<Row> rows;
    qint64 total = 0; ///< rows of the whole list
};

struct Review {
    QString id; ///< UUIDv7
    MovieId movie;
    QString text;
    bool spoiler = false;
    QDateTime writtenAt; ///< UTC
};

} // namespace matinee
