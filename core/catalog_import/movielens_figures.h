#pragma once

#include <QHash>
#include <QStringList>

namespace matinee::movielens {

/// How often each film was rated, and how.
class RatingSums {
public:
    static constexpr qsizetype MostFilms = 4'000'000;

    struct Sum {
        qint64 ratings = 0;
        qint64 halfStars = 0;
    };

    /// False when there are more films than any honest data set has.
    bool add(quint32 film, int halfStars);
    Sum of(quint32 film) const { return m_sums.value(film); }
    qint64 most() const { return m_most; } ///< ratings of the film that has most

private:
    QHash<quint32, Sum> m_sums;
    qint64 m_most = 0;
};

/// Which tags people gave each film.
class Tags {
public:
    static constexpr qsizetype Most = 8'000'000; ///< different pairs of film and tag
    static constexpr qint64 SmallSet = 50'000; ///< rows; with less, one person's word counts
    static constexpr qsizetype MostAFilm = 20;

    /// `text` as it was typed. Rows of one person follow one another; a tag counts once for each. False when
    /// there are too many.
    bool add(quint32 person, quint32 film, const QString &text);
    /// After the last add(), before keywordsOf().
    void sort();
    /// Lower case, the most frequent first, then by the alphabet.
    QStringList keywordsOf(quint32 film) const;

private:
    struct Use {
        quint32 film = 0;
        quint32 tag = 0; ///< place in m_texts
        quint32 people = 0;
        quint32 lastPerson = 0;
    };

    QHash<QString, quint32> m_tags;
    QStringList m_texts;
    QHash<quint64, Use> m_uses; ///< by film and tag
    QList<Use> m_sorted;
    qint64 m_rows = 0;
};

} // namespace matinee::movielens
