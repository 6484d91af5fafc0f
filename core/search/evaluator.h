#pragma once

#include "core/search/text_match.h"

#include <QHash>

namespace matinee {

class PersonColumns;

/// Words of a text that belong together: all of them, or the same written as one, must be found.
struct TextPart {
    QList<QByteArray> words;
    QByteArray joined; ///< empty: there is no such way
    bool begun = false; ///< the last word may go on
};

/// Empty when the text has no words. With `begun` its last word may go on.
QList<TextPart> textParts(const QString &text, bool begun);

/// How a part is read in one segment.
struct PartReading {
    QList<Reading> words; ///< all of them
    Reading joined; ///< or this
};
PartReading readAsTyped(const Segment &segment, const TextPart &part);
/// People who have it in their name.
Bitset peopleNamed(const Segment &segment, const PartReading &part);

/// Answers which films of one segment the parts of a query mean, as typed. Lives for one search. Its sets
/// are not only of live films, and have other people's own ones among them: that is for whoever asks.
class Evaluator {
public:
    Evaluator(SegmentPtr segment, PersonColumns &person);

    /// Those of `among` that the node means.
    Bitset films(const Node &node, const Bitset &among);
    /// The same of words that are meant exactly, ranked where the column is Any.
    Found phrase(Column column, const TextMatch &text, const Bitset &among) const;
    Found part(Column column, const TextPart &part) const;
    /// Films that have one of a reading's words where the column looks, ranked where it is Any.
    Found reading(Column column, const Reading &reading) const;
    /// Of `films` those that have all the words in one name, for columns of people.
    Bitset inOneName(Column column, const QList<PartReading> &parts, const Bitset &films) const;

private:
    Bitset filmsOf(const Clause &clause, const Bitset &among);
    Bitset filmsByText(const Clause &clause, const Bitset &among) const;
    Bitset filmsByWords(Column column, const TextMatch &text) const;
    Bitset filmsInCategory(Category category, const ClauseValue &value) const;
    Bitset filmsOnLists(const ClauseValue &value);
    Bitset filmsOnList(const QString &name);
    Bitset filmsOnSmartList(const QString &id, const QList<Node> &nodes);
    void addFilmsOnListsNamed(const TextPart &part, Bitset &films) const;

    SegmentPtr m_segment;
    PersonColumns &m_person;
    QStringList m_openLists; ///< that are being evaluated: a list does not contain itself
    QHash<QString, Bitset> m_smartLists; ///< evaluated ones, by id
};

/// Whether every word must be in one name: several words about people.
bool wantsOneName(Column column, const QList<TextPart> &parts);
bool isText(Column column);

} // namespace matinee
