#pragma once

#include "core/recommend/film_groups.h"

#include <QObject>

namespace matinee {

class Session;

/// The groups of films that a newcomer is shown, and which of them they chose. To choose one is to ask for
/// more like the films that stand for it, and nothing else: what is chosen is read from the shelf, so undo
/// and a second window agree with it.
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
    bool isChosen(qsizetype group) const;
    int chosen() const;

public slots:
    void toggle(qsizetype group);

signals:
    void groupsChanged();
    void chosenChanged();

private:
    void load();

    Session &m_session;
    QList<FilmGroup> m_groups;
};

} // namespace matinee
