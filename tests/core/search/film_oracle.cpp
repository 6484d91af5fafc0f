#include "tests/core/search/film_oracle.h"

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

QStringList titlesOf(const Movie &film)
{
    QStringList titles = QStringList{film.summary.title, film.summary.originalTitle} + film.otherTitles;
    titles.removeAll(QString());
    for (QString &title : titles)
        title = title.toLower();
    return titles;
}

QStringList lower(QStringList texts)
{
    for (QString &text : texts)
        text = text.toLower();
    return texts;
}

/// The texts that a column looks into.
QStringList textsOf(const Movie &film, Column column)
{
    switch (column) {
    case Column::Title:
        return titlesOf(film);
    case Column::Director:
        return lower(film.summary.directors);
    case Column::Cast:
        return lower(film.cast);
    case Column::Person:
        return lower(film.summary.directors + film.cast);
    case Column::Keyword:
        return lower(film.keywords);
    case Column::Plot:
        return film.synopsis.isEmpty() ? QStringList() : QStringList{film.synopsis.toLower()};
    default:
        return titlesOf(film) + textsOf(film, Column::Person) + textsOf(film, Column::Keyword)
            + textsOf(film, Column::Plot);
    }
}

bool hasWord(const QString &text, const QString &word, bool begun)
{
    const QStringList words = text.split(u' ');
    return std::any_of(words.begin(), words.end(),
                       [&](const QString &one) { return one == word || (begun && one.startsWith(word)); });
}

bool anyHasWord(const QStringList &texts, const QString &word, bool begun)
{
    return std::any_of(texts.begin(), texts.end(),
                       [&](const QString &text) { return hasWord(text, word, begun); });
}

bool anyHasPhrase(const QStringList &texts, const QString &words)
{
    return std::any_of(texts.begin(), texts.end(), [&](const QString &text) {
        return (u' ' + text + u' ').contains(u' ' + words + u' ');
    });
}

const TextMatch *textOf(const Node &node, bool alsoTitle)
{
    const bool isFree = node.kind == Node::Kind::Clause && !node.negated
        && (node.clause.column == Column::Any || (alsoTitle && node.clause.column == Column::Title));
    return isFree ? std::get_if<TextMatch>(&node.clause.value) : nullptr;
}

bool isWords(const TextMatch &text)
{
    return text.kind == TextMatch::Kind::Word || text.kind == TextMatch::Kind::Prefix;
}

bool holdsText(const QStringList &texts, const TextMatch &text, bool begunToo)
{
    const QString words = text.text.toLower();
    if (!isWords(text))
        return anyHasPhrase(texts, words);
    return anyHasWord(texts, words, begunToo && text.kind == TextMatch::Kind::Prefix);
}

QString wholeText(const Query &query)
{
    QStringList texts;
    for (const Node &node : query.nodes) {
        if (const TextMatch *text = textOf(node, true))
            texts.append(text->text.toLower());
    }
    return texts.join(u' ');
}

QString withoutBlanks(QString text)
{
    return text.remove(u' ');
}

QString withoutThe(const QString &title)
{
    return title.startsWith("the "_L1) ? title.mid(4) : title;
}

/// Words of the query could be one title: then it is found however it is written.
bool isOnlyFree(const Query &query)
{
    bool any = false;
    for (const Node &node : query.nodes) {
        const auto *text = std::get_if<TextMatch>(&node.clause.value);
        if (node.kind != Node::Kind::Clause || node.negated || !text || !isWords(*text))
            continue;
        if (node.clause.column == Column::Note)
            continue;
        if (node.clause.column != Column::Any)
            return false;
        any = true;
    }
    return any;
}

bool isTitled(const Movie &film, const Query &query)
{
    const QStringList titles = titlesOf(film);
    const QString text = withoutBlanks(wholeText(query));
    return std::any_of(titles.begin(), titles.end(),
                       [&](const QString &title) { return withoutBlanks(title) == text; });
}

bool inRange(double value, const NumberRange &range)
{
    const bool from =
        !range.from || value > range.from->value || (!range.from->open && value == range.from->value);
    const bool to = !range.to || value < range.to->value || (!range.to->open && value == range.to->value);
    return from && to;
}

bool holdsNumber(const std::optional<double> &number, const ClauseValue &value)
{
    if (std::holds_alternative<NoValue>(value))
        return !number;
    const auto *range = std::get_if<NumberRange>(&value);
    return range && number && inRange(*number, *range);
}

bool holdsNames(const QStringList &names, const ClauseValue &value)
{
    if (std::holds_alternative<NoValue>(value))
        return names.isEmpty();
    const auto *wanted = std::get_if<AnyOf>(&value);
    return wanted && std::any_of(names.begin(), names.end(), [&](const QString &name) {
               return wanted->values.contains(name);
           });
}

template <class Value>
std::optional<double> number(const std::optional<Value> &value)
{
    return value ? std::optional(double(*value)) : std::nullopt;
}

} // namespace

bool FilmOracle::holds(const Movie &film, const Node &node) const
{
    bool holds = false;
    if (node.kind == Node::Kind::Clause)
        holds = this->holds(film, node.clause);
    else if (node.kind == Node::Kind::All)
        holds = std::all_of(node.nodes.begin(), node.nodes.end(),
                            [&](const Node &inner) { return this->holds(film, inner); });
    else
        holds = std::any_of(node.nodes.begin(), node.nodes.end(),
                            [&](const Node &inner) { return this->holds(film, inner); });
    return holds != node.negated;
}

bool FilmOracle::holds(const Movie &film, const Clause &clause) const
{
    const Mine mine = m_person.shelf.value(film.summary.id);
    const Score *score = film.publicScore();
    switch (clause.column) {
    case Column::Genre:
        return holdsNames(film.summary.genres, clause.value);
    case Column::Country:
        return holdsNames(film.countries, clause.value);
    case Column::Language:
        return holdsNames(film.languages, clause.value);
    case Column::Year:
        return holdsNumber(number(film.summary.year), clause.value);
    case Column::Runtime:
        return holdsNumber(number(film.summary.runtimeMinutes), clause.value);
    case Column::Popularity:
        return holdsNumber(film.summary.popularity, clause.value);
    case Column::Rating:
        return holdsNumber(score ? std::optional(score->value) : std::nullopt, clause.value);
    case Column::Votes:
        return holdsNumber(score ? number(score->votes) : std::nullopt, clause.value);
    case Column::My:
        return holdsNumber(mine.rating ? std::optional(mine.rating->stars()) : std::nullopt, clause.value);
    case Column::Seen:
        return mine.seen() == std::get<bool>(clause.value);
    case Column::Predicted: {
        const auto match = m_person.match.constFind(film.summary.id);
        return holdsNumber(match == m_person.match.cend() ? std::nullopt : std::optional(*match * 100),
                           clause.value);
    }
    case Column::Watched: {
        const auto *days = std::get_if<DayRange>(&clause.value);
        return std::any_of(m_person.diary.begin(), m_person.diary.end(), [&](const auto &entry) {
            return entry.first == film.summary.id && (!days->from.isValid() || entry.second >= days->from)
                && (!days->to.isValid() || entry.second <= days->to);
        });
    }
    case Column::In: {
        const QString name = std::get<AnyOf>(clause.value).values.first();
        return name == "watchlist"_L1 ? mine.watchlist : m_person.lists.value(name).contains(film.summary.id);
    }
    default:
        break;
    }
    if (std::holds_alternative<NoValue>(clause.value))
        return textsOf(film, clause.column).isEmpty();
    const auto &text = std::get<TextMatch>(clause.value);
    if (holdsText(textsOf(film, clause.column), text, true))
        return true;
    // A film is found by the names of lists it is on.
    bool isListed = false;
    for (auto list = m_person.lists.cbegin(); clause.column == Column::Any && list != m_person.lists.cend();
         ++list)
        isListed =
            isListed || (list->contains(film.summary.id) && holdsText({list.key().toLower()}, text, true));
    return isListed;
}

bool FilmOracle::matches(const Movie &film, const Query &query) const
{
    if (film.summary.removed || (film.summary.owner.isStored() && film.summary.owner != m_person.user))
        return false;
    const bool isFoundByTitle = isOnlyFree(query) && isTitled(film, query);
    return std::all_of(query.nodes.begin(), query.nodes.end(), [&](const Node &node) {
        const TextMatch *text = textOf(node, false);
        return (isFoundByTitle && text && isWords(*text)) || holds(film, node);
    });
}

int FilmOracle::rank(const Movie &film, const Query &query) const
{
    const QString text = wholeText(query);
    if (text.isEmpty())
        return 0;
    QList<TextMatch> words;
    for (const Node &node : query.nodes) {
        if (const TextMatch *word = textOf(node, false); word && !words.contains(*word))
            words.append(*word);
    }
    const QStringList titles = titlesOf(film);
    const QStringList names = textsOf(film, Column::Person);
    const auto all = [&](const QStringList &texts, bool begun) {
        return std::all_of(words.begin(), words.end(),
                           [&](const TextMatch &word) { return holdsText(texts, word, begun); });
    };
    const bool isByTitle = isOnlyFree(query) && isTitled(film, query);
    if (isTitled(film, query))
        return 0;
    if (std::any_of(titles.begin(), titles.end(), [&](const QString &title) {
            return withoutBlanks(withoutThe(title)) == withoutBlanks(withoutThe(text));
        }))
        return 1;
    if (words.isEmpty() || isByTitle || all(titles, true)) {
        int best = 4;
        for (const QString &title : titles) {
            for (const QString &form : {title, withoutThe(title)}) {
                if (form == text || form.startsWith(text + u' '))
                    best = 2;
                else if (form.startsWith(text))
                    best = std::min(best, 3);
            }
        }
        if (best < 4)
            return best;
    }
    if (words.isEmpty())
        return 10;
    if (all(titles, false))
        return 4;
    if (all(titles, true))
        return 5;
    const QList<TextMatch> read = [&] {
        QList<TextMatch> only;
        std::copy_if(words.begin(), words.end(), std::back_inserter(only), isWords);
        return only;
    }();
    if (read.size() > 1 && all(titles + names, true)
        && std::any_of(names.begin(), names.end(), [&](const QString &name) {
               return std::all_of(read.begin(), read.end(),
                                  [&](const TextMatch &word) { return holdsText({name}, word, true); });
           }))
        return 6;
    if (all(titles + names, false))
        return 7;
    if (all(titles + names, true))
        return 8;
    return all(textsOf(film, Column::Any), false) ? 9 : 10;
}

std::optional<double> FilmOracle::key(const Movie &film, const Query &query) const
{
    const Sort sort = query.sort.value_or(Sort());
    const Mine mine = m_person.shelf.value(film.summary.id);
    const Score *score = film.publicScore();
    switch (sort.key) {
    case SortKey::Relevance:
        return rank(film, query);
    case SortKey::Popularity:
        return film.summary.popularity ? std::optional(-*film.summary.popularity) : std::nullopt;
    case SortKey::Year:
        return film.summary.year ? std::optional(-double(*film.summary.year)) : std::nullopt;
    case SortKey::Runtime:
        return number(film.summary.runtimeMinutes);
    case SortKey::Rating:
        return score ? std::optional(-score->value) : std::nullopt;
    case SortKey::Votes:
        return score && score->votes ? std::optional(-double(*score->votes)) : std::nullopt;
    case SortKey::My:
        return mine.rating ? std::optional(-mine.rating->stars()) : std::nullopt;
    case SortKey::Predicted:
        return m_person.match.contains(film.summary.id)
            ? std::optional(-m_person.match.value(film.summary.id))
            : std::nullopt;
    case SortKey::Watched: {
        std::optional<double> newest;
        for (const auto &[movie, day] : m_person.diary) {
            if (movie == film.summary.id && (!newest || double(-day.toJulianDay()) < *newest))
                newest = double(-day.toJulianDay());
        }
        return newest;
    }
    default:
        return 0;
    }
}

bool FilmOracle::isBefore(const Placed &left, const Placed &right, bool reversed)
{
    if (left.title != right.title)
        return (left.title < right.title) != reversed;
    if (left.key.has_value() != right.key.has_value())
        return left.key.has_value();
    if (left.key != right.key)
        return (*left.key < *right.key) != reversed;
    return std::pair(-left.film->summary.popularity.value_or(-1), left.film->summary.id)
        < std::pair(-right.film->summary.popularity.value_or(-1), right.film->summary.id);
}

QList<MovieId> FilmOracle::found(const Query &query) const
{
    const Sort sort = query.sort.value_or(Sort());
    QList<Placed> films;
    for (const Movie &film : m_films) {
        const QString title =
            sort.key == SortKey::Title ? withoutThe(film.summary.title.toLower()) : QString();
        if (matches(film, query))
            films.append({&film, key(film, query), title});
    }
    std::sort(films.begin(), films.end(),
              [&](const Placed &left, const Placed &right) { return isBefore(left, right, sort.reversed); });
    QList<MovieId> ids;
    for (const Placed &placed : films)
        ids.append(placed.film->summary.id);
    return ids;
}

QStringList FilmOracle::values(const Movie &film, Facet facet) const
{
    const auto all = [&](const QStringList &ranges, const std::optional<double> &value) {
        QStringList in;
        for (const QString &range : ranges) {
            const QStringList ends = range.split(u".."_s);
            const bool above = range.startsWith(">="_L1) && value && *value >= range.mid(2).toDouble();
            const bool between = ends.size() == 2 && value
                && (ends[0].isEmpty() || *value >= ends[0].toDouble())
                && (ends[1].isEmpty() || *value <= ends[1].toDouble());
            if (above || between)
                in.append(range);
        }
        return in;
    };
    const Mine mine = m_person.shelf.value(film.summary.id);
    const Score *score = film.publicScore();
    switch (facet) {
    case Facet::Genre:
        return film.summary.genres;
    case Facet::Country:
        return film.countries;
    case Facet::Language:
        return film.languages;
    case Facet::Decade:
        return film.summary.year ? QStringList{QString::number(*film.summary.year / 10) + u"0s"_s}
                                 : QStringList();
    case Facet::Runtime:
        return all({u"..90"_s, u"91..120"_s, u"121..150"_s, u">=151"_s}, number(film.summary.runtimeMinutes));
    case Facet::Rating:
        return all({u">=9"_s, u">=8"_s, u">=7"_s, u">=6"_s},
                   score ? std::optional(score->value) : std::nullopt);
    case Facet::Seen:
        return {mine.seen() ? u"yes"_s : u"no"_s};
    case Facet::My:
        return mine.rating ? all({u">=4"_s, u">=3"_s, u">=2"_s, u">=1"_s}, mine.rating->stars())
                           : QStringList{u"none"_s};
    }
    return {};
}

QHash<QString, int> FilmOracle::counts(const Query &query, Facet facet) const
{
    const QHash<Facet, Column> columns = {
        {Facet::Genre, Column::Genre},     {Facet::Decade, Column::Year},
        {Facet::Country, Column::Country}, {Facet::Language, Column::Language},
        {Facet::Runtime, Column::Runtime}, {Facet::Rating, Column::Rating},
        {Facet::Seen, Column::Seen},       {Facet::My, Column::My},
    };
    Query others = query;
    others.nodes.removeIf([&](const Node &node) {
        const auto isOwn = [&](const Node &one) { return one.clause.column == columns.value(facet); };
        return node.kind == Node::Kind::Clause
            ? isOwn(node)
            : std::all_of(node.nodes.begin(), node.nodes.end(),
                          [&](const Node &one) { return one.kind == Node::Kind::Clause && isOwn(one); });
    });
    QHash<QString, int> counts;
    for (const Movie &film : m_films) {
        if (!matches(film, others))
            continue;
        for (const QString &value : values(film, facet))
            ++counts[value];
    }
    return counts;
}

} // namespace matinee
