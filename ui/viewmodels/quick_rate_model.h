#pragma once

#include "core/recommend/for_you.h"
#include "core/recommend/recommend_service.h"

#include <QObject>

namespace matinee {

class Session;

/// One film after the other to rate, chosen by what their ratings would tell. The next film waits already
/// when one is answered; the one after is asked for with that answer.
class QuickRateModel : public QObject {
    Q_OBJECT

public:
    static constexpr int Enough = 10; ///< ratings for a good start

    explicit QuickRateModel(Session &session, QObject *parent = nullptr);

    /// Not stored before the first question and after the last.
    MovieId current() const { return m_current; }
    /// Every question has been answered: there is nothing left to ask.
    bool isOver() const { return m_over; }
    int rated() const { return int(m_asked.rated.size()); }
    bool canGoBack() const { return !m_answers.isEmpty(); }
    /// Films of which some are preferred when the groups of a newcomer change.
    void askAgain();

public slots:
    void rate(matinee::Rating rating);
    void notSeen();
    void skip();
    /// Takes the last answer back and asks that film again.
    void back();

signals:
    void changed();

private:
    enum class Answer { Rated, NotSeen, Skipped };
    struct Answered {
        MovieId movie;
        Answer answer;
        Mine before;
    };

    void answer(Answer answer);
    void fill();
    void use(const QList<MovieId> &questions);
    QList<MovieId> &filmsOf(Answer answer);

    Session &m_session;
    AskedFilms m_asked;
    QList<Answered> m_answers; ///< last one last
    MovieId m_current;
    QList<MovieId> m_waiting; ///< films to ask next
    int m_round = 0; ///< of questions; answers of older rounds are dropped
    bool m_over = false;
    bool m_failed = false; ///< the newest round; the next suggestions are a reason to try again
};

} // namespace matinee
