#include "core/search/title_rank.h"

#include "core/index/tokens.h"
#include "core/search/sort_keys.h"

#include <algorithm>

namespace matinee {

namespace {

/// Films that are looked at one by one, best known first. Of more than that, how a title begins says little.
constexpr Doc MostLookedAt = 20'000;

template <class Use>
void eachTitle(QByteArrayView titles, Use use)
{
    for (qsizetype from = 0; from <= titles.size();) {
        qsizetype end = titles.indexOf('\n', from);
        if (end < 0)
            end = titles.size();
        use(titles.sliced(from, end - from));
        from = end + 1;
    }
}

bool isSameWithoutBlanks(QByteArrayView left, QByteArrayView right)
{
    auto one = left.begin();
    auto other = right.begin();
    const auto skip = [](auto &at, auto end) { at = std::find_if(at, end, [](char c) { return c != ' '; }); };
    while (true) {
        skip(one, left.end());
        skip(other, right.end());
        if (one == left.end() || other == right.end())
            return one == left.end() && other == right.end();
        if (*one++ != *other++)
            return false;
    }
}

bool hasTitle(const Segment &segment, Doc doc, QByteArrayView text)
{
    bool has = false;
    eachTitle(segment.titles(doc),
              [&](QByteArrayView title) { has = has || isSameWithoutBlanks(title, text); });
    return has;
}

enum class Beginning { None, Letters, Words };

Beginning beginningOf(QByteArrayView title, QByteArrayView text)
{
    if (!title.startsWith(text)) {
        if (!mayHaveArticle(title))
            return Beginning::None;
        const qsizetype second = title.indexOf(' ') + 1;
        if (!title.sliced(second).startsWith(text) || withoutArticle(title).size() != title.size() - second)
            return Beginning::None;
        title = title.sliced(second);
    }
    return title.size() == text.size() || title[text.size()] == ' ' ? Beginning::Words : Beginning::Letters;
}

Beginning bestBeginning(QByteArrayView titles, QByteArrayView text)
{
    auto best = Beginning::None;
    eachTitle(titles, [&](QByteArrayView title) { best = std::max(best, beginningOf(title, text)); });
    return best;
}

void addTitleSets(const Segment &segment, QByteArrayView text, const Found &found, std::vector<Bitset> &sets)
{
    Bitset same(segment.size());
    Bitset near(segment.size());
    for (const Doc doc : segment.titled(text)) {
        if (!found.films.test(doc))
            continue;
        near.set(doc);
        if (hasTitle(segment, doc, text))
            same.set(doc);
    }
    Bitset begunByWords(segment.size());
    Bitset begun(segment.size());
    Doc left = MostLookedAt;
    const Bitset &films = found.isRanked ? found.levels[Found::TitleBegun] : found.films;
    films.each([&](Doc doc) {
        const Beginning beginning = bestBeginning(segment.titles(doc), text);
        if (beginning != Beginning::None)
            begun.set(doc);
        if (beginning == Beginning::Words)
            begunByWords.set(doc);
        return --left > 0;
    });
    for (Bitset *set : {&same, &near, &begunByWords, &begun})
        sets.push_back(std::move(*set));
}

/// Films of the best-known ones that have all free words in one name.
Bitset inOneName(const PartView &part, std::size_t partNumber, const std::vector<SearchWord> &words,
                 const Ways &ways, const Bitset &films)
{
    QList<PartReading> readings;
    qsizetype count = 0;
    for (std::size_t word = 0; word < words.size(); ++word) {
        if (words[word].column != Column::Any)
            continue;
        readings.append(words[word].ways[ways[word]].readings[partNumber]);
        count += readings.last().words.size();
    }
    if (count < 2)
        return Bitset(part.segment->size());
    Bitset looked(part.segment->size());
    Doc left = MostLookedAt;
    films.each([&](Doc doc) {
        looked.set(doc);
        return --left > 0;
    });
    return part.evaluator.inOneName(Column::Person, readings, looked);
}

} // namespace

QByteArray wholeText(const Query &query)
{
    QStringList texts;
    for (const Node &node : query.nodes) {
        const bool isFree = node.kind == Node::Kind::Clause && !node.negated
            && (node.clause.column == Column::Any || node.clause.column == Column::Title);
        const auto *text = isFree ? std::get_if<TextMatch>(&node.clause.value) : nullptr;
        if (text)
            texts.append(text->text);
    }
    return comparableText(texts.join(u' '));
}

void addSameTitles(const Segment &segment, QByteArrayView text, const Bitset &among, Found &found)
{
    for (const Doc doc : segment.titled(text)) {
        if (!among.test(doc) || !hasTitle(segment, doc, text))
            continue;
        found.films.set(doc);
        for (int level = 0; found.isRanked && level < Found::LevelCount; ++level)
            found.levels[level].set(doc);
    }
}

std::vector<Bitset> rankedSets(const PartView &part, std::size_t partNumber, QByteArrayView text,
                               const std::vector<SearchWord> &words, const Ways &ways, const Found &found)
{
    std::vector<Bitset> sets;
    if (!text.isEmpty() && !found.films.isEmpty())
        addTitleSets(*part.segment, text, found, sets);
    if (found.isRanked) {
        sets.push_back(found.levels[Found::TitleWord]);
        sets.push_back(found.levels[Found::TitleBegun]);
        sets.push_back(inOneName(part, partNumber, words, ways, found.levels[Found::NameBegun]));
        for (const auto level : {Found::NameWord, Found::NameBegun, Found::AnyWord})
            sets.push_back(found.levels[level]);
    }
    sets.push_back(found.films);
    return sets;
}

} // namespace matinee
