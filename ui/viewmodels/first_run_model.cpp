#include "ui/viewmodels/first_run_model.h"

#include "core/base/when_done.h"
#include "ui/viewmodels/session.h"

#include <QRegularExpression>

#include <algorithm>

namespace matinee {

FirstRunModel::FirstRunModel(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(&session, &Session::shelfReset, this, &FirstRunModel::readShelf);
    connect(&session, &Session::loaded, this, &FirstRunModel::load);
    load();
}

void FirstRunModel::load()
{
    if (!m_session.isLoaded())
        return;
    whenDone(m_session.doors().recommend.call(&RecommendService::groups, int(GroupCount)), this,
             [this](const Result<QList<FilmGroup>> &groups) {
                 if (!groups) {
                     emit m_session.failed(groups.error().message);
                     return;
                 }
                 m_groups = *groups;
                 emit groupsChanged();
                 readShelf();
             });
}

QString FirstRunModel::nameOf(qsizetype group) const
{
    QStringList words = m_groups.at(group).name.split(u' ');
    static const QRegularExpression roman(QStringLiteral("\\A[ivx]{2,}\\z")); // "world war ii"
    for (QString &word : words) {
        if (roman.match(word).hasMatch())
            word = word.toUpper();
    }
    const QString name = words.join(u' ');
    return name.left(1).toUpper() + name.mid(1);
}

bool FirstRunModel::isAskedFor(qsizetype group) const
{
    const QList<MovieId> films = filmsOf(group);
    return std::all_of(films.cbegin(), films.cend(),
                       [this](MovieId movie) { return m_session.mine(movie).nudge == Nudge::More; });
}

QList<MovieId> FirstRunModel::ownFilmsOf(qsizetype group) const
{
    QList<MovieId> films = filmsOf(group);
    for (const qsizetype other : m_chosen) {
        if (other != group)
            films.removeIf([shared = filmsOf(other)](MovieId movie) { return shared.contains(movie); });
    }
    return films;
}

void FirstRunModel::readShelf()
{
    if (m_calls > 0)
        return;
    m_chosen.removeIf([this](qsizetype group) { return !isAskedFor(group); });
    for (qsizetype group = 0; group < m_groups.size(); ++group) {
        if (isAskedFor(group) && !ownFilmsOf(group).isEmpty())
            m_chosen.insert(group);
    }
    emit chosenChanged();
}

void FirstRunModel::setChosen(qsizetype group, bool chosen)
{
    if (chosen)
        m_chosen.insert(group);
    else
        m_chosen.remove(group);
    emit chosenChanged();
}

void FirstRunModel::toggle(qsizetype group)
{
    const bool chosen = !isChosen(group);
    setChosen(group, chosen);
    const QList<MovieId> films = chosen ? filmsOf(group) : ownFilmsOf(group);
    if (films.isEmpty())
        return;
    ++m_calls;
    whenDone(m_session.nudgeAll(films, chosen ? Nudge::More : Nudge::None), this,
             [this, group, chosen](const Result<Changed> &changed) {
                 --m_calls;
                 if (!changed)
                     setChosen(group, !chosen);
             });
}

} // namespace matinee
