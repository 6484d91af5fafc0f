#pragma once

#include "core/recommend/recommend_service.h"
#include "ui/viewmodels/movie_list_model.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace matinee {

class Session;

/// The For you page: today's pick, the best suggestions, and shelves, each with its reasons in words.
/// While the person has wishes, the first shelf holds what fits them best, after the pick.
/// Shelves keep their list models from one refresh to the next, so a page can keep its widgets.
class ForYouModel : public QObject {
    Q_OBJECT

public:
    struct ShelfRow {
        QString title; ///< "Because you loved Ran"
        MovieListModel *movies; ///< owned by the ForYouModel
        QString list = {}; ///< its name in the log of suggestions
    };

    explicit ForYouModel(Session &session, QObject *parent = nullptr);

    std::optional<Suggestion> pick() const;
    MovieListModel *top() { return &m_top; }
    const QList<ShelfRow> &shelves() const { return m_shelves; }
    /// "Because you gave Ran five stars"; empty for a film that is not suggested.
    QString reasonOf(MovieId movie) const;
    /// The person's own films that speak most for `movie`, strongest first.
    QList<MovieId> likedBehind(MovieId movie, int limit) const;
    /// Absent for a film that is not suggested.
    std::optional<Suggestion> suggestionOf(MovieId movie) const;
    int verdicts() const;
    /// Films come and go right now: what is chosen meanwhile was not chosen by the person.
    bool isChanging() const { return m_isChanging; }
    /// The wishes leave no film.
    bool isWishedEmpty() const;

signals:
    void changed();

private:
    void refresh();
    void addShelf(const QString &title, const QString &list, const QList<MovieId> &movies);
    QString titleOf(const SuggestionShelf &shelf) const;
    const Suggestion *find(MovieId movie) const;

    Session &m_session;
    MovieListModel m_top;
    bool m_isChanging = false;
    QList<ShelfRow> m_shelves;
    std::vector<std::unique_ptr<MovieListModel>> m_lists; ///< grows, never shrinks
};

} // namespace matinee
