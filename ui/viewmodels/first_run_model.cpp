#include "ui/viewmodels/first_run_model.h"

#include "core/base/when_done.h"
#include "ui/viewmodels/session.h"

#include <QRegularExpression>

#include <algorithm>

namespace matinee {

FirstRunModel::FirstRunModel(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(&session, &Session::mineChanged, this, &FirstRunModel::chosenChanged);
    connect(&session, &Session::shelfReset, this, &FirstRunModel::chosenChanged);
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

bool FirstRunModel::isChosen(qsizetype group) const
{
    const QList<MovieId> films = filmsOf(group);
    return std::all_of(films.cbegin(), films.cend(),
                       [this](MovieId movie) { return m_session.mine(movie).nudge == Nudge::More; });
}

int FirstRunModel::chosen() const
{
    int chosen = 0;
    for (qsizetype group = 0; group < m_groups.size(); ++group)
        chosen += isChosen(group) ? 1 : 0;
    return chosen;
}

void FirstRunModel::toggle(qsizetype group)
{
    m_session.nudgeAll(filmsOf(group), isChosen(group) ? Nudge::None : Nudge::More);
}

} // namespace matinee
