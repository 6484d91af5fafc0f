#pragma once

#include "core/base/id.h"

#include <QWidget>

class QStackedWidget;
class QVBoxLayout;

namespace matinee {

class Button;
class DetailsSection;
class DetailsViewModel;
class FactRows;
class IconButton;
class MovieMenu;
class NudgeButtons;
class PosterCache;
class PosterPicture;
class ReasonList;
class ReviewList;
class ScrollPage;
class Session;
class StarBar;
class TextLabel;

/// One film beside the page: poster, facts, the person's stars, why it is suggested, plot and people.
/// What nobody knows reads as an en dash.
class DetailsPanel : public QWidget {
    Q_OBJECT

public:
    static constexpr int Width = 320;

    DetailsPanel(Session &session, PosterCache &posters, QWidget *parent = nullptr);

    MovieId movie() const;

public slots:
    /// A movie that is not stored empties the panel.
    void setMovie(matinee::MovieId movie);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeFilm();
    void addFacts(QVBoxLayout &column);
    void addVerdict(QVBoxLayout &column);
    void addActions(QVBoxLayout &column);
    void addReading(QVBoxLayout &column);
    void startFilm();
    void showFilm();
    void showFacts();
    void showMine();
    void showReasons();
    void fitPoster();

    Session &m_session;
    PosterCache &m_posters;
    DetailsViewModel *m_film;
    MovieMenu *m_menu;
    QStackedWidget *m_stack;
    ScrollPage *m_scroll;
    PosterPicture *m_poster;
    TextLabel *m_title;
    TextLabel *m_people;
    TextLabel *m_facts;
    StarBar *m_stars;
    TextLabel *m_match;
    TextLabel *m_matchWord;
    TextLabel *m_forecast;
    Button *m_watchlist;
    Button *m_seen;
    IconButton *m_more;
    DetailsSection *m_why;
    ReasonList *m_reasons;
    NudgeButtons *m_nudges;
    DetailsSection *m_scoreSection;
    FactRows *m_scores;
    DetailsSection *m_plot;
    DetailsSection *m_cast;
    DetailsSection *m_keywords;
    DetailsSection *m_knownSection;
    FactRows *m_known;
    DetailsSection *m_history;
    ReviewList *m_reviews;
    TextLabel *m_source;
};

} // namespace matinee
