#include "ui/views/for_you_page.h"

#include "ui/theme/tokens.h"
#include "ui/viewmodels/for_you_model.h"
#include "ui/viewmodels/movie_text.h"
#include "ui/viewmodels/session.h"
#include "ui/viewmodels/tile_data.h"
#include "ui/views/film_keys.h"
#include "ui/views/keep_place.h"
#include "ui/views/movie_menu.h"
#include "ui/views/page_margins.h"
#include "ui/views/quick_rate_dialog.h"
#include "ui/views/seen_films.h"
#include "ui/views/steered_dialog.h"
#include "ui/views/suggestion_places.h"
#include "ui/views/tile_wishes.h"
#include "ui/views/tune_popup.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/frames.h"
#include "ui/widgets/hero.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/poster_shelf.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tile_geometry.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollBar>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int HeroPart = -1; ///< shelves are 0 and on
constexpr int ReasonFilms = 3;
/// Rows of tiles keep room for focus rings outside the column of the page.
constexpr int RowGutter = space::Gutter - TileGeometry::Bleed;

/// Sets the first mention of a title in bold; a sentence that does not name it stays as it is.
void emphasise(QString &sentence, const QString &title)
{
    const auto at = sentence.indexOf(u' ' + title);
    if (at >= 0)
        sentence.replace(at + 1, title.size(), u"<b>"_s + title + u"</b>"_s);
}

} // namespace

ForYouPage::ForYouPage(Session &session, PosterCache &posters, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_posters(posters),
      m_model(new ForYouModel(session, this)),
      m_menu(new MovieMenu(session, posters, this)),
      m_content(new QWidget),
      m_scroll(new ScrollPage(m_content)),
      m_basis(new TextLabel(Type::Body, {}, Tone::Muted)),
      m_rate(new Button(tr("Rate some films"), Button::Kind::Ghost)),
      m_tune(new Button(tr("Tune"))),
      m_nothing(new EmptyState(u"sliders"_s, tr("Nothing fits"),
                               tr("No film you have not seen fits what you tuned this page to."))),
      m_hero(new Hero(posters)),
      m_keys(new FilmKeys(session, this))
{
    auto *top = new QVBoxLayout;
    top->setContentsMargins(TileGeometry::Bleed, 0, TileGeometry::Bleed, 0);
    top->setSpacing(16);
    top->addLayout(makeHead());
    top->addWidget(m_hero);
    top->addWidget(m_nothing);

    auto *column = new QVBoxLayout(m_content);
    const int trailing = RowGutter - style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    column->setContentsMargins(pageMargins(*this, RowGutter, PageTop, trailing, space::Gutter));
    column->setSpacing(space::SectionGap);
    column->addLayout(top);
    column->addStretch();

    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(m_scroll);
    // Always there, and invisible while there is nothing to scroll, so that nothing moves sideways.
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);

    addHeroActions();
    keepLog();
    connect(m_hero, &Hero::opened, this, [this] {
        logChosen(pick());
        emit movieSelected(pick());
        emit movieOpened(pick());
    });
    connect(m_model, &ForYouModel::changed, this, &ForYouPage::refresh);
    connect(&session, &Session::mineChanged, this, &ForYouPage::refreshHero);
    connect(&session, &Session::wishesChanged, this, &ForYouPage::showTuning);
    auto *reset = m_nothing->addAction(tr("Reset"), u"undo"_s);
    connect(reset, &QAbstractButton::clicked, this, [this] { m_session.setWishes({}); });
    showTuning();
    refresh();
}

QHBoxLayout *ForYouPage::makeHead()
{
    m_rate->setButtonHeight(Button::Height::Header);
    m_rate->setIconName(u"star"_s);
    connect(m_rate, &QAbstractButton::clicked, this,
            [this] { openQuickRate(m_session, m_posters, window()); });
    m_tune->setButtonHeight(Button::Height::Header);
    m_tune->setIconName(u"sliders"_s);
    connect(m_tune, &QAbstractButton::clicked, this, &ForYouPage::openTuning);
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    head->addStrut(lineHeight(Type::H1));
    auto *accuracy = new IconButton(u"chart"_s, tr("How good are my suggestions?"));
    connect(accuracy, &QAbstractButton::clicked, this, &ForYouPage::accuracyWanted);
    head->addWidget(new TextLabel(Type::H1, tr("For you")));
    head->addWidget(accuracy);
    head->addStretch();
    head->addWidget(m_basis);
    head->addWidget(m_rate);
    head->addWidget(m_tune);
    return head;
}

void ForYouPage::openTuning()
{
    if (!m_tuning) {
        m_tuning = new TunePopup(m_session, this);
        connect(m_tuning, &TunePopup::steeredWanted, this,
                [this] { openSteered(m_session, m_posters, window()); });
    }
    m_tuning->openUnder(*m_tune);
}

void ForYouPage::showTuning()
{
    const bool tuned = m_session.wishes().any();
    m_tune->setMarked(tuned);
    m_tune->setAccessibleName(tuned ? tr("Tune the suggestions: they are tuned")
                                    : tr("Tune the suggestions"));
    m_tune->setToolTip(tuned ? tr("The suggestions are tuned") : QString());
}

void ForYouPage::addHeroActions()
{
    m_heroWatchlist = m_hero->addAction(tr("Watchlist"), u"bookmark"_s, Button::Kind::Primary);
    auto *seen = m_hero->addAction(tr("Seen"), u"eye"_s, Button::Kind::Secondary);
    auto *less = m_hero->addAction(tr("Less like this"), u"less"_s, Button::Kind::Ghost);
    connect(m_heroWatchlist, &QAbstractButton::clicked, this, [this] { m_session.toggleWatchlist(pick()); });
    connect(seen, &QAbstractButton::clicked, this, [this] { m_session.watchToday(pick()); });
    connect(less, &QAbstractButton::clicked, this, [this] { m_session.toggleNudge(pick(), Nudge::Less); });
    for (Button *button : {m_heroWatchlist, seen, less})
        button->installEventFilter(this);
}

/// What is in sight here, and what the person chooses, goes into the log of suggestions.
void ForYouPage::keepLog()
{
    m_seen = new SeenFilms(*this, m_session.feedback(),
                           [this] { return placesInSight(*m_model, *m_hero, m_shelves); });
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, m_seen, &SeenFilms::look);
    connect(m_model, &ForYouModel::changed, m_seen, &SeenFilms::look);
}

/// Only for what the person did: focus and lists that start over choose films too.
void ForYouPage::logChosen(MovieId movie)
{
    if (const auto place = placeOfChosen(*m_model, m_shelves, movie))
        m_session.feedback().choose(*place);
}

void ForYouPage::refresh()
{
    refreshHero();
    m_nothing->setVisible(m_model->isWishedEmpty());
    const int verdicts = m_model->verdicts();
    m_basis->setText(verdicts > 0 ? tr("From %Ln rating(s)", nullptr, verdicts) : QString());
    m_rate->setToolTip(tr("The more you rate, the more this page becomes yours"));
    const QList<ForYouModel::ShelfRow> &rows = m_model->shelves();
    for (qsizetype i = m_shelves.size(); i < rows.size(); ++i)
        m_shelves.append(addShelf(*rows.at(i).movies));
    for (qsizetype i = 0; i < m_shelves.size(); ++i) {
        const bool used = i < rows.size() && rows.at(i).movies->rowCount() > 0;
        if (used)
            m_shelves.at(i)->setTitle(rows.at(i).title);
        m_shelves.at(i)->setVisible(used);
    }
}

void ForYouPage::refreshHero()
{
    const MovieSummary *film = m_session.movie(pick());
    m_hero->setVisible(film);
    if (!film)
        return;
    QStringList facts;
    if (film->year)
        facts.append(QString::number(*film->year));
    if (film->runtimeMinutes)
        facts.append(runtimeText(*film->runtimeMinutes));
    if (!film->directors.isEmpty())
        facts.append(film->directors.first().toHtmlEscaped());
    facts.append(u"<b>"_s + tr("%1 match").arg(percentText(m_model->pick()->match)) + u"</b>"_s);

    HeroContent content;
    content.label = tr("Today's pick");
    content.film = posterFacts(*film);
    content.facts = facts.join(u" · "_s);
    content.reason = m_model->reasonOf(film->id).toHtmlEscaped();
    for (const MovieId liked : m_model->likedBehind(film->id, ReasonFilms)) {
        if (const MovieSummary *behind = m_session.movie(liked)) {
            content.reasonFilms.append(posterFacts(*behind));
            emphasise(content.reason, behind->title.toHtmlEscaped());
        }
    }
    m_hero->setContent(content);
    const bool waits = m_session.mine(film->id).watchlist;
    m_heroWatchlist->setIconName(waits ? u"check"_s : u"bookmark"_s);
    m_heroWatchlist->setText(waits ? tr("On watchlist") : tr("Watchlist"));
}

PosterShelf *ForYouPage::addShelf(MovieListModel &movies)
{
    auto *shelf = new PosterShelf(m_posters);
    PosterRow &row = shelf->row();
    shelf->setModel(&movies);
    new KeepPlace(row, movies);
    connectTileWishes(row, m_session);
    row.installEventFilter(this);
    connect(shelf, &PosterShelf::titleClicked, &row, [&row] { row.page(1); });
    connect(row.horizontalScrollBar(), &QScrollBar::valueChanged, m_seen, &SeenFilms::look);
    connect(&row, &TileView::menuRequested, m_menu, &MovieMenu::open);
    connect(&row, &TileView::clicked, this, [this, &row] {
        logChosen(row.currentMovie());
        emit movieSelected(row.currentMovie());
    });
    connect(&row, &TileView::opened, this, [this](MovieId movie) {
        logChosen(movie);
        emit movieOpened(movie);
    });
    connect(&row, &TileView::currentMovieChanged, this,
            [this, &row](MovieId movie) { chooseIn(row, movie); });
    auto *column = static_cast<QVBoxLayout *>(m_content->layout());
    column->insertWidget(column->count() - 1, shelf);
    if (m_shelves.isEmpty())
        setFocusProxy(&row);
    return shelf;
}

void ForYouPage::chooseIn(PosterRow &row, MovieId movie)
{
    if (!movie.isStored())
        return;
    for (PosterShelf *shelf : std::as_const(m_shelves)) {
        if (&shelf->row() != &row)
            shelf->row().setCurrentIndex({});
    }
    if (row.isChoosing() || m_isMoving)
        logChosen(movie);
    emit movieSelected(movie);
}

bool ForYouPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto &key = static_cast<const QKeyEvent &>(*event);
    if (key.modifiers() == Qt::NoModifier || key.modifiers() == Qt::KeypadModifier) {
        if (key.key() == Qt::Key_Up)
            return moveFrom(watched, -1);
        if (key.key() == Qt::Key_Down)
            return moveFrom(watched, 1);
    }
    const bool onHero = qobject_cast<Button *>(watched);
    return (onHero && m_keys->press(key, pick())) || QWidget::eventFilter(watched, event);
}

bool ForYouPage::moveFrom(QObject *part, int step)
{
    int from = HeroPart;
    int column = 0;
    for (qsizetype i = 0; i < m_shelves.size(); ++i) {
        PosterRow &row = m_shelves.at(i)->row();
        if (&row == part) {
            from = int(i);
            column = row.visualRect(row.currentIndex()).center().x();
        }
    }
    for (int to = from + step; to >= HeroPart && to < m_shelves.size(); to += step) {
        const QWidget *target = to == HeroPart ? static_cast<QWidget *>(m_hero) : m_shelves.at(to);
        if (target->isVisible()) {
            focusPart(to, column);
            break;
        }
    }
    return true; // at the first and the last part the key does nothing, least of all scroll
}

void ForYouPage::focusPart(int part, int column)
{
    if (part == HeroPart) {
        m_heroWatchlist->setFocus(Qt::TabFocusReason);
        m_scroll->ensureWidgetVisible(m_hero, 0, Hero::Height);
        logChosen(pick());
        emit movieSelected(pick());
        return;
    }
    PosterShelf &shelf = *m_shelves.at(part);
    PosterRow &row = shelf.row();
    QModelIndex tile = row.indexAt({column, row.viewport()->height() / 2});
    if (!tile.isValid())
        tile = row.indexAt(row.viewport()->rect().center());
    row.setFocus(Qt::TabFocusReason);
    m_isMoving = true;
    row.setCurrentIndex(tile.isValid() ? tile : row.model()->index(0, 0));
    m_isMoving = false;
    m_scroll->ensureWidgetVisible(&shelf, 0, space::SectionGap);
}

MovieId ForYouPage::pick() const
{
    const auto pick = m_model->pick();
    return pick ? pick->movie : MovieId();
}

} // namespace matinee
