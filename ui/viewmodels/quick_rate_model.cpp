#include "ui/viewmodels/quick_rate_model.h"

#include "core/base/when_done.h"
#include "ui/viewmodels/session.h"

namespace matinee {

namespace {

constexpr int Ahead = 3; // the question on the screen and those that wait, so that nobody waits for the next

} // namespace

QuickRateModel::QuickRateModel(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(&session, &Session::loaded, this, &QuickRateModel::fill);
    connect(&session, &Session::forYouChanged, this, [this] {
        if (m_failed)
            fill();
    });
    fill();
}

void QuickRateModel::askAgain()
{
    m_waiting.clear();
    if (m_answers.isEmpty())
        m_current = {};
    fill();
    emit changed();
}

void QuickRateModel::rate(Rating rating)
{
    if (!m_current.isStored())
        return;
    const MovieId movie = m_current;
    answer(Answer::Rated);
    m_session.rate(movie, rating);
}

void QuickRateModel::notSeen()
{
    answer(Answer::NotSeen);
}

void QuickRateModel::skip()
{
    answer(Answer::Skipped);
}

void QuickRateModel::answer(Answer answer)
{
    if (!m_current.isStored())
        return;
    m_answers.append({m_current, answer, m_session.mine(m_current)});
    filmsOf(answer).append(m_current);
    m_current = m_waiting.isEmpty() ? MovieId() : m_waiting.takeFirst();
    fill();
    emit changed();
}

void QuickRateModel::back()
{
    if (m_answers.isEmpty())
        return;
    const Answered last = m_answers.takeLast();
    filmsOf(last.answer).removeAll(last.movie);
    if (last.answer == Answer::Rated)
        last.before.rating ? m_session.rate(last.movie, *last.before.rating) : m_session.unrate(last.movie);
    if (m_current.isStored())
        m_waiting.prepend(m_current);
    m_current = last.movie;
    m_over = false;
    emit changed();
}

QList<MovieId> &QuickRateModel::filmsOf(Answer answer)
{
    switch (answer) {
    case Answer::Rated:
        return m_asked.rated;
    case Answer::NotSeen:
        return m_asked.notSeen;
    case Answer::Skipped:
        break;
    }
    return m_asked.skipped;
}

void QuickRateModel::fill()
{
    if (!m_session.isLoaded())
        return;
    AskedFilms asked = m_asked;
    if (m_current.isStored())
        asked.skipped.append(m_current);
    asked.skipped.append(m_waiting);
    const int count = Ahead - int(m_waiting.size()) - (m_current.isStored() ? 1 : 0);
    if (count <= 0)
        return;
    m_failed = false;
    const Doors &doors = m_session.doors();
    whenDone(doors.recommend.call(&RecommendService::worthRating, doors.user, asked, count), this,
             [this, round = ++m_round](const Result<QList<MovieId>> &questions) {
                 if (round == m_round)
                     m_failed = !questions;
                 if (!questions)
                     emit m_session.failed(questions.error().message);
                 else if (round == m_round)
                     use(*questions);
             });
}

void QuickRateModel::use(const QList<MovieId> &questions)
{
    for (const MovieId movie : questions) {
        if (movie != m_current && !m_waiting.contains(movie))
            m_waiting.append(movie);
    }
    if (!m_current.isStored() && !m_waiting.isEmpty())
        m_current = m_waiting.takeFirst();
    m_over = !m_current.isStored();
    emit changed();
    if (!m_over && m_waiting.isEmpty() && !questions.isEmpty())
        fill();
}

} // namespace matinee
