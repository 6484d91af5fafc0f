#include "tests/bench/search_queries.h"

#include "core/catalog/folded.h"
#include "core/store/database.h"

#include <algorithm>
#include <functional>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

struct Film {
    qint64 id;
    QString title;
    QString person;
};

/// Films anybody might look for: drawn from the better known tenth, as searches are.
QList<Film> someFilms(Database &database)
{
    QList<Film> films;
    auto rows =
        database.run(u"SELECT m.id, m.title, (SELECT p.name FROM credit c JOIN person p ON p.id = c.person_id"
                     u" WHERE c.movie_id = m.id LIMIT 1) FROM movie m WHERE m.popularity IS NOT NULL"
                     u" ORDER BY m.popularity DESC LIMIT (SELECT COUNT(*) / 10 + 500 FROM movie)"_s);
    while (rows && rows->next())
        films.append({rows->integer(0), rows->text(1), rows->text(2)});
    return films;
}

QStringList wordsOf(const QString &text, int atLeast)
{
    QStringList words = folded(text).split(u' ', Qt::SkipEmptyParts);
    words.removeIf([atLeast](const QString &word) {
        return word.size() < atLeast
            || !std::all_of(word.begin(), word.end(), [](QChar letter) { return letter.unicode() < 128; });
    });
    return words;
}

using Make = std::function<TypedQuery(const Film &film, QRandomGenerator &random)>;

QueryKind kind(const QString &name, const QList<Film> &films, int count, const Make &make)
{
    QRandomGenerator random(7);
    QueryKind kind;
    kind.name = name;
    for (int tries = 0; tries < 200'000 && kind.queries.size() < count; ++tries) {
        const Film &film = films.at(random.bounded(films.size()));
        TypedQuery query = make(film, random);
        query.movie = film.id;
        if (!query.text.isEmpty())
            kind.queries.append(query);
    }
    return kind;
}

Make beginning(int letters)
{
    return [letters](const Film &film, QRandomGenerator &random) {
        const QStringList words = wordsOf(film.title, letters + 1);
        return words.isEmpty() ? TypedQuery{}
                               : TypedQuery{words.at(random.bounded(words.size())).left(letters), 0};
    };
}

TypedQuery wholeTitle(const Film &film, QRandomGenerator &)
{
    return {wordsOf(film.title, 1).join(u' '), 0};
}

TypedQuery surname(const Film &film, QRandomGenerator &)
{
    const QStringList words = wordsOf(film.person, 5);
    return {words.isEmpty() ? QString() : words.last(), 0};
}

TypedQuery wordOfTitle(const Film &film, QRandomGenerator &random)
{
    const QStringList words = wordsOf(film.title, 5);
    return {words.isEmpty() ? QString() : words.at(random.bounded(words.size())), 0};
}

Make wrong(const Make &make)
{
    return [make](const Film &film, QRandomGenerator &random) {
        const TypedQuery right = make(film, random);
        return right.text.isEmpty() ? right : TypedQuery{mistyped(right.text, random), 0};
    };
}

TypedQuery wrongInLongTitle(const Film &film, QRandomGenerator &random)
{
    QStringList words = wordsOf(film.title, 1);
    const qsizetype place = words.isEmpty() ? 0 : random.bounded(words.size());
    if (words.size() < 3 || words.at(place).size() < 5)
        return {};
    words[place] = mistyped(words.at(place), random);
    return {words.join(u' '), 0};
}

} // namespace

QString mistyped(const QString &word, QRandomGenerator &random)
{
    QString typed = word;
    const auto place = random.bounded(qsizetype(1), word.size() - 1);
    const QChar letter(u'a' + random.bounded(26));
    switch (random.bounded(4)) {
    case 0:
        typed.remove(place, 1);
        break;
    case 1:
        typed.insert(place, letter);
        break;
    case 2:
        typed[place] = letter;
        break;
    default:
        std::swap(typed[place], typed[place + 1]);
    }
    return typed == word ? mistyped(word, random) : typed;
}

QList<QueryKind> makeQueries(Database &database, int count)
{
    const QList<Film> films = someFilms(database);
    const auto with = [](const QString &after, const Make &make) -> Make {
        return [after, make](const Film &film, QRandomGenerator &random) {
            TypedQuery query = make(film, random);
            if (!query.text.isEmpty())
                query.text += after;
            return query;
        };
    };
    const auto filters = [](const Film &, QRandomGenerator &random) {
        const int decade = 1950 + 10 * random.bounded(7);
        const QStringList genres = {u"drama"_s, u"comedy"_s, u"horror"_s, u"thriller"_s};
        return TypedQuery{u"genre:%1 year:%2s rating:>=6"_s.arg(genres.at(random.bounded(4))).arg(decade), 0};
    };
    QList<QueryKind> kinds = {
        kind(u"one letter"_s, films, count, beginning(1)),
        kind(u"two letters"_s, films, count, beginning(2)),
        kind(u"three letters"_s, films, count, beginning(3)),
        kind(u"title word"_s, films, count, wordOfTitle),
        kind(u"whole title"_s, films, count, wholeTitle),
        kind(u"surname"_s, films, count, surname),
        kind(u"word and filters"_s, films, count,
             with(u" year:1920.. runtime:>=40 votes:>=10"_s, beginning(3))),
        kind(u"filters alone"_s, films, count, filters),
        kind(u"typo in word"_s, films, count, wrong(wordOfTitle)),
        kind(u"typo in title"_s, films, count, wrongInLongTitle),
        kind(u"typo in surname"_s, films, count, wrong(surname)),
    };
    for (QueryKind &made : kinds)
        made.filtersOnly = made.name == u"filters alone"_s;
    return kinds;
}

} // namespace matinee
