#include "ui/views/details_panel.h"

#include "ui/theme/tokens.h"
#include "ui/viewmodels/details_view_model.h"
#include "ui/viewmodels/feedback_log.h"
#include "ui/viewmodels/movie_text.h"
#include "ui/viewmodels/session.h"
#include "ui/viewmodels/tile_data.h"
#include "ui/views/details_section.h"
#include "ui/views/details_text.h"
#include "ui/views/movie_menu.h"
#include "ui/views/nudge_buttons.h"
#include "ui/views/page_margins.h"
#include "ui/views/reason_lines.h"
#include "ui/views/review_dialog.h"
#include "ui/views/review_list.h"
#include "ui/views/watch_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/frames.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/poster_picture.h"
#include "ui/widgets/star_bar.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QScrollBar>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int PosterWidth = 192;
constexpr int TallPosterWidth = 240;
constexpr int TallPanel = 900;
constexpr int ShownCast = 8;
constexpr int ShownKeywords = 10;

/// The button shares its row with others instead of asking for the width of its text.
void shareWidth(Button &button)
{
    button.setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    button.setMinimumWidth(1);
}

} // namespace

DetailsPanel::DetailsPanel(Session &session, PosterCache &posters, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_posters(posters),
      m_film(new DetailsViewModel(session, this)),
      m_menu(new MovieMenu(session, posters, this)),
      m_stack(new QStackedWidget),
      m_scroll(new ScrollPage(makeFilm()))
{
    m_stack->addWidget(new EmptyState(u"details"_s, tr("No film chosen"),
                                      tr("Choose a film to see what it is and why it is here.")));
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // invisible while there is nothing to scroll
    m_stack->addWidget(m_scroll);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(pageMargins(*this, 1, 0, 0, 0)); // the line at the leading edge
    column->addWidget(m_stack);
    setFixedWidth(Width);
    setAccessibleName(tr("Details"));

    connect(m_film, &DetailsViewModel::movieChanged, this, &DetailsPanel::startFilm);
    connect(m_film, &DetailsViewModel::changed, this, &DetailsPanel::showFilm);
    startFilm();
}

MovieId DetailsPanel::movie() const
{
    return m_film->movieId();
}

void DetailsPanel::setMovie(MovieId movie)
{
    m_film->setMovie(movie);
    m_session.feedback().showDetails(movie);
}

QWidget *DetailsPanel::makeFilm()
{
    auto *film = new QWidget;
    auto *column = new QVBoxLayout(film);
    const int trailing = space::Gutter - style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    column->setContentsMargins(pageMargins(*this, space::Gutter - 1, space::Gutter, trailing, space::Gutter));
    column->setSpacing(0);
    addFacts(*column);
    addVerdict(*column);
    addActions(*column);
    addReading(*column);
    column->addStretch();
    return film;
}

void DetailsPanel::addFacts(QVBoxLayout &column)
{
    m_poster = new PosterPicture(m_posters, PosterWidth);
    m_title = new TextLabel(Type::H2, {});
    m_people = new TextLabel(Type::Body, {}, Tone::Muted);
    m_facts = new TextLabel(Type::Body, {}, Tone::Muted);
    for (TextLabel *label : {m_title, m_people, m_facts})
        label->setWordWrap(true);
    column.addWidget(m_poster, 0, Qt::AlignHCenter);
    column.addSpacing(16);
    column.addWidget(m_title);
    column.addSpacing(2);
    column.addWidget(m_people);
    column.addWidget(m_facts);
    column.addSpacing(12);
}

void DetailsPanel::addVerdict(QVBoxLayout &column)
{
    m_stars = new StarBar(24);
    m_stars->setInteractive(true);
    m_match = new TextLabel(Type::H2, {}, Tone::Accent);
    connect(m_stars, &StarBar::rated, this, [this](int points) {
        if (const auto rating = Rating::fromPoints(points))
            m_session.rate(movie(), *rating);
    });
    connect(m_stars, &StarBar::cleared, this, [this] { m_session.unrate(movie()); });

    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_stars);
    row->addStretch();
    row->addWidget(m_match);
    m_matchWord = new TextLabel(Type::Body, tr("match"), Tone::Muted);
    row->addWidget(m_matchWord);
    column.addLayout(row);
    m_forecast = new TextLabel(Type::Body, {}, Tone::Muted);
    m_forecast->setWordWrap(true);
    column.addSpacing(4);
    column.addWidget(m_forecast);
    column.addSpacing(8);
}

void DetailsPanel::addActions(QVBoxLayout &column)
{
    m_watchlist = new Button(tr("Watchlist"));
    m_seen = new Button(tr("Seen"));
    m_more = new IconButton(u"more"_s, tr("More"));
    m_more->setOutlined(true);
    shareWidth(*m_watchlist);
    shareWidth(*m_seen);
    connect(m_watchlist, &QAbstractButton::clicked, this, [this] { m_session.toggleWatchlist(movie()); });
    connect(m_seen, &QAbstractButton::clicked, this, [this] { m_session.watchToday(movie()); });
    connect(m_more, &QAbstractButton::clicked, this,
            [this] { m_menu->open(movie(), m_more->mapToGlobal(QPoint(0, m_more->height() + 4))); });

    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_watchlist, 1);
    row->addWidget(m_seen, 1);
    row->addWidget(m_more);
    column.addLayout(row);
    column.addSpacing(12);
}

void DetailsPanel::addReading(QVBoxLayout &column)
{
    m_why = new DetailsSection({});
    m_why->setRule(false);
    m_reasons = new ReasonList(m_posters);
    m_why->setContent(m_reasons);
    m_history = new DetailsSection(tr("Your diary"));
    auto *reviewSection = new DetailsSection(tr("Your review"));
    m_reviews = new ReviewList;
    reviewSection->setContent(m_reviews);
    connect(m_reviews, &ReviewList::writeWanted, this, [this](Review review) {
        review.movie = movie();
        writeReview(m_session, this, review);
    });
    m_scoreSection = new DetailsSection(tr("Scores"));
    m_scores = new FactRows;
    m_scoreSection->setContent(m_scores);
    m_plot = new DetailsSection(tr("Plot"));
    m_cast = new DetailsSection(tr("Cast"));
    m_keywords = new DetailsSection(tr("Keywords"));
    m_knownSection = new DetailsSection(tr("Facts"));
    m_known = new FactRows;
    m_knownSection->setContent(m_known);
    m_source = new TextLabel(Type::Caption, {}, Tone::Muted);
    m_source->setWordWrap(true);
    column.addWidget(m_why);
    m_nudges = new NudgeButtons(m_session);
    column.addWidget(m_nudges);
    for (DetailsSection *section :
         {m_history, reviewSection, m_scoreSection, m_plot, m_cast, m_keywords, m_knownSection})
        column.addWidget(section);
    column.addWidget(m_source);
}

void DetailsPanel::startFilm()
{
    m_stack->setCurrentIndex(m_film->hasMovie() ? 1 : 0);
    m_nudges->setMovie(movie());
    if (!m_film->hasMovie())
        return;
    m_scroll->verticalScrollBar()->setValue(0);
    showFilm();
}

void DetailsPanel::showFilm()
{
    if (!m_film->hasMovie())
        return;
    showFacts();
    showMine();
    showReasons();
}

void DetailsPanel::showFacts()
{
    const Movie &movie = m_film->movie();
    const MovieSummary &summary = movie.summary;
    m_poster->setFilm(posterFacts(summary));
    m_title->setText(summary.title);

    QStringList people;
    if (!summary.originalTitle.isEmpty())
        people.append(summary.originalTitle);
    people.append(summary.directors.isEmpty() ? tr("Director not known") : summary.directors.join(u", "_s));
    m_people->setParagraph(people.join(u" · "_s));

    const QStringList facts{summary.year ? QString::number(*summary.year) : unknownText(),
                            summary.runtimeMinutes ? runtimeText(*summary.runtimeMinutes) : unknownText(),
                            summary.genres.isEmpty() ? unknownText() : summary.genres.join(u", "_s)};
    m_facts->setParagraph(facts.join(u" · "_s));

    m_plot->setText(movie.synopsis);
    m_cast->setText(movie.cast.mid(0, ShownCast).join(u", "_s));
    m_keywords->setText(movie.keywords.mid(0, ShownKeywords).join(u", "_s));
    const QList<FactRow> scores = scoreRows(movie);
    m_scores->setRows(scores);
    m_scoreSection->setVisible(!scores.isEmpty());
    const QList<FactRow> known = factRows(*m_film);
    m_known->setRows(known);
    m_knownSection->setVisible(!known.isEmpty());
    m_source->setText(sourcesText(*m_film));
}

void DetailsPanel::showMine()
{
    const Mine mine = m_film->mine();
    m_stars->setPoints(mine.rating ? std::optional(mine.rating->points()) : std::nullopt);
    m_watchlist->setIconName(mine.watchlist ? u"check"_s : u"bookmark"_s);
    m_watchlist->setToolTip(mine.watchlist ? tr("Remove from watchlist") : tr("Add to watchlist"));
    m_seen->setIconName(mine.seen() ? u"check"_s : u"eye"_s);
    m_seen->setToolTip(mine.watches > 0 ? tr("Log it again, today") : tr("Log it in the diary, today"));

    QStringList sittings;
    for (const Watch &watch : m_film->watches())
        sittings.append(watchLine(watch));
    m_history->setVisible(!sittings.isEmpty());
    m_history->setText(sittings.join(u'\n'));
    m_reviews->setReviews(m_film->reviews());
}

void DetailsPanel::showReasons()
{
    const auto match = m_film->match();
    // Who has given a verdict knows better than any guess, which would only contradict it.
    const bool isOpen = !m_film->mine().rating;
    m_match->setText(match ? percentText(*match) : unknownText());
    m_match->setVisible(isOpen);
    m_matchWord->setVisible(isOpen);
    const auto &forecast = m_film->forecast();
    m_forecast->setVisible(isOpen && forecast);
    m_forecast->setText(forecast ? forecastText(*forecast) : QString());
    const ReasonLines shown = reasonLines(*m_film, m_session);
    m_why->setHeading(m_film->mine().seen() ? tr("Why it suits you") : tr("Why it is here"));
    m_why->setVisible(isOpen && !shown.lines.isEmpty());
    m_reasons->setReasons(shown.lines, shown.total);
}

void DetailsPanel::fitPoster()
{
    m_poster->setPosterWidth(height() > TallPanel ? TallPosterWidth : PosterWidth);
}

void DetailsPanel::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), tokens.surface);
    painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, 1, height())), tokens.line);
}

void DetailsPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitPoster();
}

} // namespace matinee
