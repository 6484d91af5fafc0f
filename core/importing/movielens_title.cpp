#include "core/importing/movielens_title.h"

#include <QHash>
#include <QRegularExpression>

namespace matinee::movielens {

using namespace Qt::StringLiterals;

namespace {

/// "Matrix, The" is "The Matrix"; "Corrina, Corrina" stays.
QString articleFirst(const QString &title)
{
    static const QRegularExpression inverted(
        u"\\A(.+), (The|An?|L[aeo]s?|L'|Il|I|Gli|Els?|Un[ae]?|De[rnt]?|Das|Die|Ein|En|Ett|Os?)\\z"_s);
    const auto match = inverted.match(title);
    if (!match.hasMatch())
        return title;
    const QString article = match.captured(2);
    return article + (article.endsWith(u'\'') ? QString() : u" "_s) + match.captured(1);
}

/// Takes "(...)" off the end of `title`, which may hold parentheses of its own; empty when there is none.
QString takeParenthesis(QString &title)
{
    if (!title.endsWith(u')'))
        return {};
    int depth = 0;
    for (qsizetype i = title.size() - 1; i > 0; --i) {
        if (title[i] == u')')
            ++depth;
        else if (title[i] == u'(' && --depth == 0) {
            QString inside = title.sliced(i + 1, title.size() - i - 2).trimmed();
            title = title.first(i).trimmed();
            return inside;
        }
    }
    return {};
}

} // namespace

ExportedFilm readTitle(const QString &text)
{
    static const QRegularExpression yearPattern(u"\\s*\\((\\d{4})(?:[-–]\\d{0,4})?\\)\\s*\\z"_s);
    static const QRegularExpression alsoKnownAs(u"\\Aa\\.?k\\.?a\\.?\\s+"_s,
                                                QRegularExpression::CaseInsensitiveOption);

    ExportedFilm film;
    film.title = text.trimmed();
    if (const auto year = yearPattern.match(film.title); year.hasMatch()) {
        film.year = year.captured(1).toInt();
        film.title.truncate(year.capturedStart());
    }
    const QString whole = film.title.isEmpty() ? text.trimmed() : film.title;
    for (QString other = takeParenthesis(film.title); !other.isEmpty(); other = takeParenthesis(film.title)) {
        const auto nickname = alsoKnownAs.match(other);
        const QString title = articleFirst(other.mid(nickname.capturedLength()));
        if (!nickname.hasMatch())
            film.originalTitle = title;
        film.otherTitles.prepend(title);
    }
    // "Birdman: Or (The Unexpected Virtue of Ignorance)" is one title.
    if (film.title.isEmpty() || film.title.endsWith(" or"_L1, Qt::CaseInsensitive)) {
        film.title = whole;
        film.originalTitle.clear();
        film.otherTitles.clear();
    }
    film.title = articleFirst(film.title);
    return film;
}

QStringList readGenres(const QString &text)
{
    static const QHash<QString, QString> ours = {
        {u"Action"_s, u"Action"_s},   {u"Adventure"_s, u"Adventure"_s}, {u"Animation"_s, u"Animation"_s},
        {u"Children"_s, u"Family"_s}, {u"Children's"_s, u"Family"_s},   {u"Comedy"_s, u"Comedy"_s},
        {u"Crime"_s, u"Crime"_s},     {u"Drama"_s, u"Drama"_s},         {u"Documentary"_s, u"Documentary"_s},
        {u"Fantasy"_s, u"Fantasy"_s}, {u"Film-Noir"_s, u"Film-Noir"_s}, {u"Horror"_s, u"Horror"_s},
        {u"Musical"_s, u"Musical"_s}, {u"Mystery"_s, u"Mystery"_s},     {u"Romance"_s, u"Romance"_s},
        {u"Sci-Fi"_s, u"Sci-Fi"_s},   {u"Thriller"_s, u"Thriller"_s},   {u"War"_s, u"War"_s},
        {u"Western"_s, u"Western"_s},
    };
    QStringList genres;
    for (const QString &word : text.split(u'|')) {
        const QString genre = ours.value(word.trimmed());
        if (!genre.isEmpty() && !genres.contains(genre))
            genres.append(genre);
    }
    return genres;
}

} // namespace matinee::movielens
