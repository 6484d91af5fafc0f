#include "ui/views/first_run_film.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/tokens.h"
#include "ui/viewmodels/movie_text.h"
#include "ui/viewmodels/session.h"
#include "ui/viewmodels/tile_data.h"
#include "ui/widgets/poster_picture.h"
#include "ui/widgets/rating_keys.h"
#include "ui/widgets/star_bar.h"
#include "ui/widgets/text_label.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace matinee {

namespace {

constexpr int StarSize = 20;

} // namespace

FirstRunFilm::FirstRunFilm(Session &session, PosterCache &posters, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_poster(new PosterPicture(posters, 163, this)),
      m_stars(new StarBar(StarSize, this)),
      m_words(new TextLabel(Type::Caption, {}, Tone::Muted, this))
{
    // The poster wears the ring; its keys come here.
    m_poster->setFocusPolicy(Qt::StrongFocus);
    setFocusRing(m_poster, radius::Card);
    setFocusProxy(m_poster);
    m_stars->setInteractive(true);
    m_stars->setFocusPolicy(Qt::NoFocus);
    m_words->setAlignment(Qt::AlignHCenter);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_poster, 0, Qt::AlignHCenter);
    column->addSpacing(12);
    column->addWidget(m_stars, 0, Qt::AlignHCenter);
    column->addSpacing(6);
    column->addWidget(m_words);
    column->addSpacing(16);

    connect(m_stars, &StarBar::rated, this, &FirstRunFilm::rate);
    connect(m_stars, &StarBar::cleared, this, [this] { m_session.unrate(m_movie); });
    connect(m_stars, &StarBar::hovered, this, &FirstRunFilm::describe);
    connect(&session, &Session::mineChanged, this, [this](MovieId movie) {
        if (movie == m_movie)
            showMine();
    });
}

void FirstRunFilm::setMovie(MovieId movie)
{
    const MovieSummary *summary = m_session.movie(movie);
    if (movie == m_movie || !summary)
        return;
    m_movie = movie;
    m_poster->setFilm(posterFacts(*summary));
    m_poster->setToolTip(summary->title);
    showMine();
}

void FirstRunFilm::keyPressEvent(QKeyEvent *event)
{
    if (const auto points = pointsForKey(*event))
        rate(*points);
    else if (event->key() == Qt::Key_Space)
        emit skipped();
    else if (event->key() == Qt::Key_0 || event->key() == Qt::Key_Delete)
        m_session.unrate(m_movie);
    else
        QWidget::keyPressEvent(event);
}

void FirstRunFilm::setPosterWidth(int width)
{
    m_poster->setPosterWidth(width);
}

void FirstRunFilm::rate(int points)
{
    const auto rating = Rating::fromPoints(points);
    if (!rating)
        return;
    m_session.rate(m_movie, *rating);
    emit rated();
}

void FirstRunFilm::showMine()
{
    const auto rating = m_session.mine(m_movie).rating;
    m_stars->setPoints(rating ? std::optional(rating->points()) : std::nullopt);
    describe({});
}

void FirstRunFilm::describe(std::optional<int> hoverPoints)
{
    const auto rating = m_session.mine(m_movie).rating;
    const MovieSummary *movie = m_session.movie(m_movie);
    if (hoverPoints)
        m_words->setText(tr("%1 of 5, click to keep").arg(starsText(*hoverPoints)));
    else if (rating)
        m_words->setText(tr("%1 of 5").arg(starsText(*rating)));
    else
        m_words->setText(tr("Not rated"));
    if (movie)
        m_poster->setAccessibleName(spokenText(*movie, m_session.mine(m_movie), m_session.match(m_movie)));
}

} // namespace matinee
