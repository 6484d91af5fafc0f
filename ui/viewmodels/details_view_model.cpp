#include "ui/viewmodels/details_view_model.h"

#include "core/base/when_done.h"
#include "core/catalog/catalog_service.h"
#include "ui/viewmodels/reason_label.h"
#include "ui/viewmodels/session.h"

#include <cmath>

namespace matinee {

namespace {

constexpr int MaxReasons = 5;

} // namespace

DetailsViewModel::DetailsViewModel(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(&session, &Session::mineChanged, this, [this](MovieId movie) {
        if (movie == m_id)
            emit changed();
    });
    connect(&session, &Session::shelfReset, this, &DetailsViewModel::changed);
    connect(&session, &Session::catalogueChanged, this, &DetailsViewModel::followCatalogue);
    connect(&session, &Session::forYouChanged, this, &DetailsViewModel::loadReasons);
    connect(&session, &Session::diaryChanged, this, &DetailsViewModel::loadWatches);
    connect(&session, &Session::diaryChanged, this, &DetailsViewModel::loadReviews);
}

Mine DetailsViewModel::mine() const
{
    return m_session.mine(m_id);
}

void DetailsViewModel::setMovie(MovieId movie)
{
    if (movie == m_id)
        return;
    const MovieSummary *summary = m_session.movie(movie);
    m_id = summary ? movie : MovieId();
    m_movie = {};
    if (summary)
        m_movie.summary = *summary;
    m_match = m_session.match(m_id);
    m_forecast.reset();
    m_reasons.clear();
    m_watches.clear();
    m_reviews.clear();
    m_otherPoints = m_totalPoints = 0;
    emit movieChanged();
    loadFacts();
    loadReasons();
    loadWatches();
    loadReviews();
}

void DetailsViewModel::clear()
{
    setMovie({});
}

QString DetailsViewModel::sourceOf(FilmDetail field) const
{
    return m_movie.factSources.value(keyOf(field), m_movie.source);
}

void DetailsViewModel::followCatalogue()
{
    if (!hasMovie())
        return;
    const MovieSummary *summary = m_session.movie(m_id);
    if (!summary) {
        clear(); // it was the person's own, and is deleted
        return;
    }
    m_movie.summary = *summary;
    emit changed();
    loadFacts();
}

void DetailsViewModel::loadFacts()
{
    if (!hasMovie())
        return;
    whenDone(m_session.doors().catalog.call(&CatalogService::movie, m_id), this,
             [this, asked = m_id](const Result<Movie> &movie) {
                 if (asked != m_id || !movie)
                     return;
                 m_movie = *movie;
                 emit changed();
             });
}

void DetailsViewModel::loadReasons()
{
    if (!hasMovie())
        return;
    const Doors &doors = m_session.doors();
    whenDone(doors.recommend.call(&RecommendService::explain, doors.user, m_id), this,
             [this, asked = m_id](const Result<Suggestion> &suggestion) {
                 if (asked != m_id || !suggestion)
                     return;
                 use(*suggestion);
                 emit changed();
             });
}

void DetailsViewModel::loadWatches()
{
    if (!hasMovie())
        return;
    const Doors &doors = m_session.doors();
    whenDone(doors.library.call(&LibraryService::watchesOf, doors.user, m_id), this,
             [this, asked = m_id](const Result<QList<Watch>> &watches) {
                 if (asked != m_id || !watches)
                     return;
                 m_watches = *watches;
                 emit changed();
             });
}

void DetailsViewModel::loadReviews()
{
    if (!hasMovie())
        return;
    const Doors &doors = m_session.doors();
    whenDone(doors.library.call(&LibraryService::reviewsOf, doors.user, m_id), this,
             [this, asked = m_id](const Result<QList<Review>> &reviews) {
                 if (asked != m_id || !reviews)
                     return;
                 m_reviews = *reviews;
                 emit changed();
             });
}

void DetailsViewModel::use(const Suggestion &suggestion)
{
    // The person's average film (score 0) matches by a half; the reasons are what leads away from there,
    // scaled so that all of it adds up to the match the person reads above them.
    m_match = suggestion.match;
    m_forecast = suggestion.forecast;
    m_totalPoints = suggestion.match * 100;
    m_otherPoints = m_totalPoints;
    m_reasons.clear();
    const bool isAverage = std::abs(suggestion.score) < 1e-6;
    const double scale = isAverage ? 0 : (m_totalPoints - AveragePoints) / suggestion.score;
    for (const Reason &reason : suggestion.because.mid(0, isAverage ? 0 : MaxReasons)) {
        const double points = reason.contribution * scale;
        m_reasons.append({reason.kind, reasonLabel(reason, m_session), reason.movie, points});
        m_otherPoints -= points;
    }
}

} // namespace matinee
