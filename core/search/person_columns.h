#pragma once

#include "core/base/result.h"
#include "core/index/segment.h"
#include "core/library/library.h"
#include "core/query/query.h"

#include <QDate>
#include <QHash>

#include <functional>

namespace matinee {

class Database;
class LibraryService;
using PersonalMatch = std::function<Result<QHash<MovieId, double>>(UserId user)>;

/// What one person did with the films of one segment, by doc.
struct PersonMarks {
    explicit PersonMarks(Doc size);

    Bitset seen, watchlist, favourites, hidden;
    std::vector<quint8> points; ///< 0: not rated
};

/// A list of the person as searches use it.
struct PersonList {
    MovieList list;
    QByteArray words; ///< comparableText() of its name
    QList<MovieId> films; ///< empty for a smart list
    QList<Node> nodes; ///< of a smart list
};

/// A diary entry whose day is known, or its month or year: from its first day to its last.
struct Viewing {
    MovieId movie;
    QDate from, to;
};

struct Note {
    MovieId movie;
    QByteArray words; ///< comparableText() of a diary note or a review
};

/// The kinds of things a person did, each read only when a search needs it.
enum class Personal : quint8 { Marks = 1, Lists = 2, Diary = 4, Notes = 8, Match = 16 };
Q_DECLARE_FLAGS(PersonalKinds, Personal)
Q_DECLARE_OPERATORS_FOR_FLAGS(PersonalKinds)

/// What a person did, kept from search to search until they do something else. One thread.
class PersonColumns {
public:
    PersonColumns(Database &database, LibraryService &library, PersonalMatch match, UserId user);

    /// Once before each search. What is there is thrown away when the person has done something since.
    /// `genres` are those of the catalogue that smart lists may name.
    Result<void> load(PersonalKinds kinds, const QStringList &genres);
    UserId user() const { return m_user; }

    // Of kinds that are loaded; empty otherwise.
    std::shared_ptr<const PersonMarks> marks(const SegmentPtr &segment); ///< nullptr: nobody signed in
    const QList<PersonList> &lists() const { return m_lists; }
    const QList<Viewing> &viewings() const { return m_viewings; }
    const QList<Note> &notes() const { return m_notes; }
    const QHash<MovieId, double> &match() const { return m_match; }

    /// By name, whatever its case; nullptr: no such list.
    const PersonList *list(const QString &name) const;

private:
    Result<void> forgetIfChanged();
    Result<void> loadShelf();
    Result<void> loadLists();
    Result<void> loadDiary();
    Result<void> loadNotes();
    Result<void> loadMatch();

    Database &m_database;
    LibraryService &m_library;
    PersonalMatch m_askMatch;
    const UserId m_user;
    QStringList m_genres;
    QString m_clock; ///< of the person's last change that is known here
    PersonalKinds m_loaded;
    Shelf m_shelf;
    QList<PersonList> m_lists;
    QList<Viewing> m_viewings;
    QList<Note> m_notes;
    QHash<MovieId, double> m_match;
    QList<std::pair<std::weak_ptr<const Segment>, std::shared_ptr<const PersonMarks>>> m_marks;
};

/// What a query asks of a person, smart lists that it names included. `lists` are the person's.
PersonalKinds personalKinds(const QList<Node> &nodes, const PersonColumns &person);

} // namespace matinee
