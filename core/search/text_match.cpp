#include "core/search/text_match.h"

#include <algorithm>

namespace matinee {

namespace {

constexpr Fields Names = Field::Director | Fields(Field::Cast);
constexpr Fields Others = Field::Keyword | Fields(Field::Plot);

void collectWords(const Segment &segment, const std::vector<Term> &words, Fields fields, Bitset &films)
{
    for (const Term word : words)
        segment.collect(word, fields, films);
}

void collectBegun(const Segment &segment, const Reading &reading, Fields fields, Bitset &films)
{
    collectWords(segment, reading.begun, fields, films);
    if (!reading.range.isEmpty())
        segment.collect(reading.range, fields, films);
}

bool isCreditedAs(const Credit &credit, Column column)
{
    return column == Column::Cast ? !credit.director : column != Column::Director || credit.director;
}

bool isBoundary(QByteArrayView text, qsizetype at)
{
    return at < 0 || at >= text.size() || text[at] == ' ' || text[at] == '\n';
}

/// Whether a film has the phrase in what `column` looks into; any text for Any.
bool filmHasPhrase(const Segment &segment, Doc doc, QByteArrayView words, Column column)
{
    switch (column) {
    case Column::Title:
        return hasPhrase(segment.titles(doc), words);
    case Column::Keyword:
        return hasPhrase(segment.keywords(doc), words);
    case Column::Plot:
        return hasPhrase(segment.plot(doc), words);
    default: {
        const auto credits = segment.credits(doc);
        return std::any_of(credits.begin(), credits.end(), [&](const Credit &credit) {
            return isCreditedAs(credit, column) && hasPhrase(segment.personText(credit.person), words);
        });
    }
    }
}

} // namespace

Fields fieldsOf(Column column)
{
    switch (column) {
    case Column::Any:
        return Field::Title | Names | Others;
    case Column::Title:
        return Field::Title;
    case Column::Cast:
        return Field::Cast;
    case Column::Director:
        return Field::Director;
    case Column::Person:
        return Names;
    case Column::Keyword:
        return Field::Keyword;
    case Column::Plot:
        return Field::Plot;
    default:
        return {};
    }
}

Reading readAsTyped(const Segment &segment, QByteArrayView word, bool beginning)
{
    Reading reading;
    if (const auto term = segment.find(word))
        reading.words.push_back(*term);
    if (beginning)
        reading.range = segment.beginningWith(word);
    return reading;
}

Found &Found::operator&=(const Found &other)
{
    if (isRanked && other.isRanked) {
        for (int level = 0; level < LevelCount; ++level)
            levels[level] &= other.levels[level];
    } else if (other.isRanked) {
        levels = other.levels;
        for (Bitset &level : levels)
            level &= films;
        isRanked = true;
    } else if (isRanked) {
        for (Bitset &level : levels)
            level &= other.films;
    }
    films &= other.films;
    return *this;
}

Found &Found::operator|=(const Found &other)
{
    for (int level = 0; isRanked && level < LevelCount; ++level)
        levels[level] |= other.levels[level];
    films |= other.films;
    return *this;
}

void Found::keep(const Bitset &kept)
{
    for (int level = 0; isRanked && level < LevelCount; ++level)
        levels[level] &= kept;
    films &= kept;
}

Found findAnywhere(const Segment &segment, const Reading &reading)
{
    // Each field is walked once; the rest is put together from whole sets.
    const auto collected = [&](auto collect, Fields fields) {
        Bitset films(segment.size());
        collect(fields, films);
        return films;
    };
    const auto whole = [&](Fields fields, Bitset &films) {
        collectWords(segment, reading.words, fields, films);
    };
    const auto begun = [&](Fields fields, Bitset &films) { collectBegun(segment, reading, fields, films); };

    Found found;
    found.isRanked = true;
    auto &levels = found.levels;
    levels[Found::TitleWord] = collected(whole, Field::Title);
    levels[Found::NameWord] = collected(whole, Names);
    levels[Found::NameWord] |= levels[Found::TitleWord];
    levels[Found::AnyWord] = collected(whole, Others);
    levels[Found::AnyWord] |= levels[Found::NameWord];
    levels[Found::TitleBegun] = levels[Found::TitleWord];
    levels[Found::NameBegun] = levels[Found::NameWord];
    found.films = levels[Found::AnyWord];
    if (!reading.begun.empty() || !reading.range.isEmpty()) {
        begun(Field::Title, levels[Found::TitleBegun]);
        begun(Names, levels[Found::NameBegun]);
        levels[Found::NameBegun] |= levels[Found::TitleBegun];
        begun(Others, found.films);
        found.films |= levels[Found::NameBegun];
    }
    return found;
}

Bitset findIn(const Segment &segment, const Reading &reading, Fields fields)
{
    Bitset films(segment.size());
    collectWords(segment, reading.words, fields, films);
    collectBegun(segment, reading, fields, films);
    return films;
}

bool hasPhrase(QByteArrayView text, QByteArrayView words, bool begun)
{
    for (qsizetype at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
        if (isBoundary(text, at - 1) && (begun || isBoundary(text, at + words.size())))
            return true;
    }
    return false;
}

Found findPhrase(const Segment &segment, QByteArrayView words, const Bitset &among)
{
    Found found;
    found.isRanked = true;
    found.films = Bitset(segment.size());
    found.levels.fill(found.films);
    among.each([&](Doc doc) {
        if (filmHasPhrase(segment, doc, words, Column::Title)) {
            for (Bitset &level : found.levels)
                level.set(doc);
        } else if (filmHasPhrase(segment, doc, words, Column::Person)) {
            for (const auto level : {Found::NameWord, Found::NameBegun, Found::AnyWord})
                found.levels[level].set(doc);
        } else if (filmHasPhrase(segment, doc, words, Column::Keyword)
                   || filmHasPhrase(segment, doc, words, Column::Plot)) {
            found.levels[Found::AnyWord].set(doc);
        } else {
            return true;
        }
        found.films.set(doc);
        return true;
    });
    return found;
}

Bitset findPhraseIn(const Segment &segment, QByteArrayView words, Column column, const Bitset &among)
{
    Bitset films(segment.size());
    among.each([&](Doc doc) {
        if (filmHasPhrase(segment, doc, words, column))
            films.set(doc);
        return true;
    });
    return films;
}

Bitset peopleNamed(const Segment &segment, const Reading &reading)
{
    Bitset people(segment.personCount());
    for (const auto *words : {&reading.words, &reading.begun}) {
        for (const Term word : *words)
            people |= segment.peopleWith({word, word + 1});
    }
    if (!reading.range.isEmpty())
        people |= segment.peopleWith(reading.range);
    return people;
}

Bitset creditedFilms(const Segment &segment, const Bitset &people, Column column, const Bitset &among)
{
    Bitset films(segment.size());
    among.each([&](Doc doc) {
        const auto credits = segment.credits(doc);
        if (std::any_of(credits.begin(), credits.end(), [&](const Credit &credit) {
                return people.test(credit.person) && isCreditedAs(credit, column);
            }))
            films.set(doc);
        return true;
    });
    return films;
}

} // namespace matinee
