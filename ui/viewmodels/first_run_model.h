#pragma once

#include "core/recommend/film_groups.h"

#include <QObject>
#include <QSet>

namespace matinee {

class Session;

/// The groups of films that a newcomer is shown, and which of them they chose. To choose one is to ask for
/// more like the films that stand for it, and nothing else, so undo takes it back. Groups may share films:
/// one is not chosen because others are, nor left because another is. A choice shows at once and is put back
/// when it cannot be saved.
class FirstRunModel : public QObject {
    Q_OBJECT

public:
    static constexpr int GroupCount = 12;
    static constexpr int FilmsOfGroup = 3; ///< that stand for it

    explicit FirstRunModel(Session &session, QObject *parent = nullptr);

    /// Empty until the service has answered.
    const QList<FilmGroup> &groups() const { return m_groups; }
    /// As it is shown: "Computer animation".
    QString nameOf(qsizetype group) const;
    /// The films that stand for a group.
    QList<MovieId> filmsOf(qsizetype group) const { return m_groups.at(group).movies.mid(0, FilmsOfGroup); }
    bool isChosen(qsizetype group) const { return m_chosen.contains(group); }
    int chosen() const { return int(m_chosen.size()); }

public slots:
    void toggle(qsizetype group);

signals:
    void groupsChanged();
    void chosenChanged();

private:
    void load();
    void readShelf();
    bool isAskedFor(qsizetype group) const;
    void setChosen(qsizetype group, bool chosen);
    /// The films that stand for a group and for no other chosen one.
    QList<MovieId> ownFilmsOf(qsizetype group) const;

    Session &m_session;
    QList<FilmGroup> m_groups;
    QSet<qsizetype> m_chosen;
    int m_calls = 0; ///< under way; until then the shelf is older than the choice
};

} // namespace matinee
