#include "core/search/evaluator.h"

#include "core/index/tokens.h"
#include "core/search/column_match.h"
#include "core/search/person_columns.h"

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MaxListDepth = 8; ///< smart lists that name smart lists

Bitset everything(const Segment &segment)
{
    return Bitset(segment.size(), true);
}

} // namespace

PartReading readAsTyped(const Segment &segment, const TextPart &part)
{
    PartReading read;
    for (const QByteArray &word : part.words)
        read.words.append(readAsTyped(segment, word, part.begun && &word == &part.words.last()));
    if (!part.joined.isEmpty())
        read.joined = readAsTyped(segment, part.joined, part.begun);
    return read;
}

bool isText(Column column)
{
    return fieldsOf(column) != Fields();
}

bool wantsOneName(Column column, const QList<TextPart> &parts)
{
    const bool isOfPeople = column == Column::Cast || column == Column::Director || column == Column::Person;
    return isOfPeople && !parts.isEmpty() && (parts.size() > 1 || parts.first().words.size() > 1);
}

QList<TextPart> textParts(const QString &text, bool begun)
{
    QList<TextPart> parts;
    for (const WantedWords &wanted : wantedWords(text))
        parts.append({wanted.words, wanted.joined, false});
    if (!parts.isEmpty())
        parts.last().begun = begun;
    return parts;
}

Bitset peopleNamed(const Segment &segment, const PartReading &part)
{
    Bitset people(segment.personCount(), true);
    for (const Reading &word : part.words)
        people &= peopleNamed(segment, word);
    people |= peopleNamed(segment, part.joined);
    return people;
}

Evaluator::Evaluator(SegmentPtr segment, PersonColumns &person)
    : m_segment(std::move(segment)),
      m_person(person)
{
}

Bitset Evaluator::films(const Node &node, const Bitset &among)
{
    // Each node is asked only of films that the others leave open: phrases are looked for film by film.
    Bitset films = among;
    if (node.kind == Node::Kind::Clause) {
        films &= filmsOf(node.clause, among);
    } else if (node.kind == Node::Kind::All) {
        for (const Node &inner : node.nodes)
            films = this->films(inner, films);
    } else {
        Bitset left = among;
        for (const Node &inner : node.nodes)
            left.subtract(this->films(inner, left));
        films.subtract(left);
    }
    if (!node.negated)
        return films;
    Bitset others = among;
    return others.subtract(films);
}

Bitset Evaluator::filmsOf(const Clause &clause, const Bitset &among)
{
    switch (clause.column) {
    case Column::Any:
    case Column::Title:
    case Column::Cast:
    case Column::Director:
    case Column::Person:
    case Column::Keyword:
    case Column::Plot:
        return filmsByText(clause, among);
    case Column::Genre:
        return filmsInCategory(Category::Genre, clause.value);
    case Column::Country:
        return filmsInCategory(Category::Country, clause.value);
    case Column::Language:
        return filmsInCategory(Category::Language, clause.value);
    case Column::In:
        return filmsOnLists(clause.value);
    case Column::Year:
    case Column::Runtime:
    case Column::Rating:
    case Column::Votes:
    case Column::Popularity:
    case Column::Added:
        return filmsByFigure(*m_segment, clause);
    case Column::My:
    case Column::Seen:
    case Column::Watched:
    case Column::Note:
    case Column::Predicted:
        return filmsByPerson(m_segment, clause, m_person);
    }
    return Bitset(m_segment->size());
}

Bitset Evaluator::filmsByText(const Clause &clause, const Bitset &among) const
{
    if (std::holds_alternative<NoValue>(clause.value))
        return filmsWithoutText(*m_segment, clause.column);
    const auto *text = std::get_if<TextMatch>(&clause.value);
    if (!text)
        return Bitset(m_segment->size());
    if (text->kind == TextMatch::Kind::Word || text->kind == TextMatch::Kind::Prefix)
        return filmsByWords(clause.column, *text);
    return phrase(clause.column, *text, among).films;
}

Bitset Evaluator::filmsByWords(Column column, const TextMatch &text) const
{
    const QList<TextPart> parts = textParts(text.text, text.kind == TextMatch::Kind::Prefix);
    Bitset films = everything(*m_segment);
    QList<PartReading> read;
    for (const TextPart &one : parts) {
        films &= part(column, one).films;
        read.append(readAsTyped(*m_segment, one));
    }
    return wantsOneName(column, parts) ? inOneName(column, read, films) : films;
}

Found Evaluator::reading(Column column, const Reading &reading) const
{
    if (column == Column::Any)
        return findAnywhere(*m_segment, reading);
    Found found;
    found.films = findIn(*m_segment, reading, fieldsOf(column));
    return found;
}

Found Evaluator::part(Column column, const TextPart &part) const
{
    const PartReading read = readAsTyped(*m_segment, part);
    Found found = reading(column, read.words.first());
    for (qsizetype i = 1; i < read.words.size(); ++i)
        found &= reading(column, read.words.at(i));
    if (!part.joined.isEmpty())
        found |= reading(column, read.joined);
    if (column == Column::Any)
        addFilmsOnListsNamed(part, found.films);
    return found;
}

void Evaluator::addFilmsOnListsNamed(const TextPart &part, Bitset &films) const
{
    for (const PersonList &list : m_person.lists()) {
        const bool isNamed = std::all_of(part.words.begin(), part.words.end(), [&](const QByteArray &word) {
            return hasPhrase(list.words, word, part.begun && &word == &part.words.last());
        });
        if (isNamed)
            addFilms(*m_segment, list.films, films);
    }
}

Found Evaluator::phrase(Column column, const TextMatch &text, const Bitset &among) const
{
    const QList<TextPart> parts = textParts(text.text, false);
    Found found;
    found.films = everything(*m_segment);
    if (parts.isEmpty())
        return found;
    found = part(column, parts.first());
    for (qsizetype i = 1; i < parts.size(); ++i)
        found &= part(column, parts.at(i));
    found.keep(among);
    const QByteArray words = comparableText(text.text);
    if (!words.contains(' '))
        return found;
    if (column != Column::Any) {
        found.films = findPhraseIn(*m_segment, words, column, found.films);
        return found;
    }
    found = findPhrase(*m_segment, words, found.films);
    for (const PersonList &list : m_person.lists()) {
        if (hasPhrase(list.words, words))
            addFilms(*m_segment, list.films, found.films);
    }
    found.films &= among;
    return found;
}

Bitset Evaluator::inOneName(Column column, const QList<PartReading> &parts, const Bitset &films) const
{
    Bitset people(m_segment->personCount(), true);
    for (const PartReading &part : parts)
        people &= peopleNamed(*m_segment, part);
    return creditedFilms(*m_segment, people, column, films);
}

Bitset Evaluator::filmsInCategory(Category category, const ClauseValue &value) const
{
    if (std::holds_alternative<NoValue>(value))
        return m_segment->without(category);
    Bitset films(m_segment->size());
    const auto *names = std::get_if<AnyOf>(&value);
    if (!names)
        return films;
    const QStringList &values = m_segment->values(category);
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (names->values.contains(values.at(i), Qt::CaseInsensitive))
            m_segment->collect(category, i, films);
    }
    return films;
}

Bitset Evaluator::filmsOnLists(const ClauseValue &value)
{
    Bitset films(m_segment->size());
    const auto marks = m_person.marks(m_segment);
    if (!marks)
        return films;
    if (const auto *names = std::get_if<AnyOf>(&value)) {
        for (const QString &name : names->values)
            films |= filmsOnList(name);
    } else if (std::holds_alternative<NoValue>(value)) {
        films |= marks->watchlist;
        films |= marks->favourites;
        for (const PersonList &list : m_person.lists())
            addFilms(*m_segment, list.films, films);
        films.invert();
    }
    return films;
}

Bitset Evaluator::filmsOnList(const QString &name)
{
    const auto marks = m_person.marks(m_segment);
    const std::pair<QLatin1StringView, Bitset PersonMarks::*> kept[] = {
        {"watchlist"_L1, &PersonMarks::watchlist},
        {"favourites"_L1, &PersonMarks::favourites},
        {"hidden"_L1, &PersonMarks::hidden},
        {"seen"_L1, &PersonMarks::seen},
    };
    for (const auto &[known, films] : kept) {
        if (name.compare(known, Qt::CaseInsensitive) == 0)
            return (*marks).*films;
    }
    const PersonList *list = m_person.list(name);
    Bitset films(m_segment->size());
    if (!list)
        return films;
    if (!list->list.query.isEmpty())
        return filmsOnSmartList(list->list.id, list->nodes);
    addFilms(*m_segment, list->films, films);
    return films;
}

Bitset Evaluator::filmsOnSmartList(const QString &id, const QList<Node> &nodes)
{
    // Kept, or lists that each name others several times would take for ever.
    if (const auto known = m_smartLists.constFind(id); known != m_smartLists.cend())
        return *known;
    if (m_openLists.contains(id) || m_openLists.size() == MaxListDepth)
        return Bitset(m_segment->size());
    m_openLists.append(id);
    Bitset films = everything(*m_segment);
    for (const Node &node : nodes)
        films = this->films(node, films);
    m_openLists.removeLast();
    m_smartLists.insert(id, films);
    return films;
}

} // namespace matinee
