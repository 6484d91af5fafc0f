#include "ui/viewmodels/for_you_model.h"

#include "core/feedback/feedback_event.h"
#include "core/query/value_tables.h"
#include "core/recommend/reason_text.h"
#include "ui/viewmodels/session.h"

#include <algorithm>

namespace matinee {

namespace {

constexpr int LongestShelf = 20;
constexpr int ShortestShelf = 4;

QList<MovieId> moviesOf(const QList<Suggestion> &suggestions)
{
    QList<MovieId> movies;
    movies.reserve(suggestions.size());
    for (const Suggestion &suggestion : suggestions)
        movies.append(suggestion.movie);
    return movies;
}

const Suggestion *findIn(const QList<Suggestion> &suggestions, MovieId movie)
{
    const auto found =
        std::find_if(suggestions.cbegin(), suggestions.cend(),
                     [movie](const Suggestion &suggestion) { return suggestion.movie == movie; });
    return found == suggestions.cend() ? nullptr : &*found;
}

} // namespace

ForYouModel::ForYouModel(Session &session, QObject *parent)
    : QObject(parent),
      m_session(session),
      m_top(session)
{
    connect(&session, &Session::forYouChanged, this, &ForYouModel::refresh);
    refresh();
}

std::optional<Suggestion> ForYouModel::pick() const
{
    const QList<Suggestion> &top = m_session.forYou().top;
    return top.isEmpty() ? std::nullopt : std::optional(top.first());
}

QString ForYouModel::reasonOf(MovieId movie) const
{
    const Suggestion *suggestion = find(movie);
    return suggestion ? reasonText(*suggestion, m_session.catalogue()) : QString();
}

QList<MovieId> ForYouModel::likedBehind(MovieId movie, int limit) const
{
    QList<MovieId> liked;
    if (const Suggestion *suggestion = find(movie)) {
        for (const Reason &reason : suggestion->because) {
            if (reason.kind == Reason::Kind::LikedMovie && reason.contribution > 0 && liked.size() < limit)
                liked.append(reason.movie);
        }
    }
    return liked;
}

std::optional<Suggestion> ForYouModel::suggestionOf(MovieId movie) const
{
    const Suggestion *suggestion = find(movie);
    return suggestion ? std::optional(*suggestion) : std::nullopt;
}

int ForYouModel::verdicts() const
{
    return m_session.forYou().verdicts;
}

bool ForYouModel::isWishedEmpty() const
{
    // Every unseen film has a match: without one there is no answer yet.
    return m_session.wishes().any() && !m_session.forYou().match.isEmpty() && m_top.rowCount() == 0;
}

void ForYouModel::refresh()
{
    m_isChanging = true;
    const ForYou &forYou = m_session.forYou();
    m_top.setMovies(moviesOf(forYou.top));
    m_shelves.clear();
    QList<MovieId> wished;
    if (m_session.wishes().any())
        wished = m_top.movies().mid(1, LongestShelf); // the sliders order nothing else
    if (!wished.isEmpty())
        addShelf(tr("Tuned for you"), QStringLiteral("tuned"), wished);
    for (const SuggestionShelf &shelf : forYou.shelves) {
        QList<MovieId> movies = moviesOf(shelf.suggestions);
        movies.removeIf([&wished](MovieId movie) { return wished.contains(movie); });
        if (wished.isEmpty() || movies.size() >= ShortestShelf)
            addShelf(titleOf(shelf), feedbackListOf(shelf.kind), movies);
    }
    m_isChanging = false;
    emit changed();
}

void ForYouModel::addShelf(const QString &title, const QString &list, const QList<MovieId> &movies)
{
    const auto row = std::size_t(m_shelves.size());
    if (row == m_lists.size())
        m_lists.push_back(std::make_unique<MovieListModel>(m_session));
    m_lists[row]->setMovies(movies);
    m_shelves.append({title, m_lists[row].get(), list});
}

QString ForYouModel::titleOf(const SuggestionShelf &shelf) const
{
    switch (shelf.kind) {
    case SuggestionShelf::Kind::BecauseYouLoved:
        if (const MovieSummary *seed = m_session.movie(shelf.seed))
            return tr("Because you loved %1").arg(seed->title);
        return tr("Because of what you loved");
    case SuggestionShelf::Kind::FromWatchlist:
        return tr("From your watchlist tonight");
    case SuggestionShelf::Kind::HiddenGems:
        return tr("Hidden gems");
    case SuggestionShelf::Kind::NewDirectors:
        return tr("Directors new to you");
    case SuggestionShelf::Kind::OutsideComfortZone:
        return tr("Outside your comfort zone");
    case SuggestionShelf::Kind::Popular:
        return tr("Popular with everyone");
    case SuggestionShelf::Kind::Classics:
        return tr("Classics you missed");
    case SuggestionShelf::Kind::LovedDecade:
        return tr("More from the %1s").arg(shelf.name);
    case SuggestionShelf::Kind::LovedCountry:
        return tr("More from %1").arg(countryLabel(shelf.name));
    }
    return {};
}

const Suggestion *ForYouModel::find(MovieId movie) const
{
    if (const Suggestion *found = findIn(m_session.forYou().top, movie))
        return found;
    for (const SuggestionShelf &shelf : m_session.forYou().shelves) {
        if (const Suggestion *found = findIn(shelf.suggestions, movie))
            return found;
    }
    return nullptr;
}

} // namespace matinee
