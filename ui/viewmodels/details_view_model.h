#pragma once

#include "core/catalog/movie.h"
#include "core/library/library.h"
#include "core/recommend/expert.h"
#include "ui/viewmodels/film_form.h"

#include <QObject>

#include <optional>

namespace matinee {

class Session;

/// One line of "Why it is here".
struct ReasonRow {
    Reason::Kind kind;
    QString text; ///< "You loved Ran", "Masaki Kobayashi"
    MovieId movie; ///< the film behind it, for LikedMovie
    double points = 0; ///< signed, in hundredths; the shown rows and `others` add up to `total`
};

/// The film a person looks at. What the catalogue already holds is there at once; the plot, the cast
/// and the reasons follow. Answers for a film that is no longer the chosen one are dropped.
class DetailsViewModel : public QObject {
    Q_OBJECT

public:
    /// The match of the person's average film, in hundredths: where all reasons start from.
    static constexpr int AveragePoints = 50;

    explicit DetailsViewModel(Session &session, QObject *parent = nullptr);

    MovieId movieId() const { return m_id; }
    const Movie &movie() const { return m_movie; }
    bool hasMovie() const { return m_id.isStored(); }
    Mine mine() const;
    std::optional<double> match() const { return m_match; } ///< 0 to 1, of seen films too
    const QList<ReasonRow> &reasons() const { return m_reasons; }
    double otherPoints() const { return m_otherPoints; } ///< what the rows left out weigh together
    double totalPoints() const { return m_totalPoints; }
    /// What the person would give the film; absent while they have rated too little.
    const std::optional<PointsForecast> &forecast() const { return m_forecast; }
    /// Who says a fact, as the catalogue stores it ("own" for the person); fields as in film_form.h.
    QString sourceOf(FilmDetail field) const;
    const QList<Watch> &watches() const { return m_watches; } ///< of this film, newest first
    const QList<Review> &reviews() const { return m_reviews; } ///< the person's, newest first

public slots:
    void setMovie(matinee::MovieId movie);
    void clear();

signals:
    /// Another film, or none: start from scratch.
    void movieChanged();
    /// The same film: facts, reasons, the person's state or diary of it.
    void changed();

private:
    void followCatalogue();
    void loadFacts();
    void loadReasons();
    void loadWatches();
    void loadReviews();
    void use(const Suggestion &suggestion);

    Session &m_session;
    MovieId m_id;
    Movie m_movie;
    std::optional<double> m_match;
    std::optional<PointsForecast> m_forecast;
    QList<ReasonRow> m_reasons;
    QList<Watch> m_watches;
    QList<Review> m_reviews;
    double m_otherPoints = 0;
    double m_totalPoints = 0;
};

} // namespace matinee
