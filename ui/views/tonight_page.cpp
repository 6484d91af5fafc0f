#include "ui/views/tonight_page.h"

#include "ui/theme/tokens.h"
#include "ui/viewmodels/movie_text.h"
#include "ui/viewmodels/session.h"
#include "ui/viewmodels/tile_data.h"
#include "ui/viewmodels/tonight_model.h"
#include "ui/views/company_bar.h"
#include "ui/views/film_keys.h"
#include "ui/views/page_margins.h"
#include "ui/views/seen_films.h"
#include "ui/views/tonight_card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/frames.h"
#include "ui/widgets/segment_bar.h"
#include "ui/widgets/text_label.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollBar>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr std::array<int, 5> Minutes{0, 60, 90, 120, 150}; ///< 0: any

QString kindText(TonightPick::Kind kind)
{
    switch (kind) {
    case TonightPick::Kind::Safe:
        return TonightPage::tr("A safe choice");
    case TonightPick::Kind::Change:
        return TonightPage::tr("A change");
    case TonightPick::Kind::Dare:
        return TonightPage::tr("A dare");
    }
    return {};
}

QStringList timeTexts()
{
    QStringList texts{TonightPage::tr("Any")};
    for (const int minutes : Minutes) {
        if (minutes > 0)
            texts.append(runtimeText(minutes));
    }
    return texts;
}

} // namespace

TonightPage::TonightPage(Session &session, PosterCache &posters, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_model(new TonightModel(session, this)),
      m_keys(new FilmKeys(session, this)),
      m_time(new SegmentBar(timeTexts())),
      m_mood(new SegmentBar(
          {tr("Any"), tr("Light"), tr("Tense"), tr("Thoughtful"), tr("Exciting"), tr("Romantic")})),
      m_company(new CompanyBar(session, posters)),
      m_row(new QHBoxLayout),
      m_nothing(new EmptyState(u"tonight"_s, tr("Nothing fits"),
                               tr("No film you have not seen suits that mood, that time and all of you.")))
{
    makeCards(posters);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    const int trailing = space::Gutter - style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    column->setContentsMargins(pageMargins(*this, space::Gutter, PageTop, trailing, space::Gutter));
    column->setSpacing(space::CardPadding);
    column->addWidget(new TextLabel(Type::H1, tr("Tonight")));
    column->addLayout(makeChoices());
    column->addLayout(m_row);
    column->addWidget(m_nothing);
    column->addStretch();

    auto *scroll = new ScrollPage(content);
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // invisible while there is nothing to scroll
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(scroll);
    setFocusProxy(m_cards.front());

    connect(m_nothing->addAction(tr("Any time, any mood, alone"), u"undo"_s), &QAbstractButton::clicked, this,
            &TonightPage::reset);
    connect(m_model, &TonightModel::changed, this, &TonightPage::refresh);
    auto *seen = new SeenFilms(*this, session.feedback(), [this] { return placesInSight(); });
    connect(m_model, &TonightModel::changed, seen, &SeenFilms::look);
    connect(scroll->verticalScrollBar(), &QScrollBar::valueChanged, seen, &SeenFilms::look);
    recall();
    // Guests' films are known by name only, until the catalogue is there.
    connect(&session, &Session::catalogueChanged, this, &TonightPage::recall);
    refresh();
}

QLayout *TonightPage::makeChoices()
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    const auto add = [&](int row, const QString &name, SegmentBar *choice) {
        choice->setAccessibleName(name);
        connect(choice, &SegmentBar::chosen, this, &TonightPage::tell);
        grid->addWidget(new TextLabel(Type::Body, name, Tone::Muted), row, 0, Qt::AlignVCenter);
        grid->addWidget(choice, row, 1, Qt::AlignLeading);
    };
    add(0, tr("Time left"), m_time);
    add(1, tr("Mood"), m_mood);
    grid->addWidget(new TextLabel(Type::Body, tr("With"), Tone::Muted), 2, 0, Qt::AlignVCenter);
    grid->addWidget(m_company, 2, 1);
    connect(m_company, &CompanyBar::changed, this, &TonightPage::tell);
    return grid;
}

void TonightPage::makeCards(PosterCache &posters)
{
    m_row->setSpacing(space::TileGap);
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        auto *card = m_cards[i] = new TonightCard(posters);
        card->installEventFilter(this);
        connect(card, &QAbstractButton::clicked, this, [this, i] { open(qsizetype(i)); });
        m_row->addWidget(card, 1);
    }
}

void TonightPage::tell()
{
    const TonightChoices choices{Minutes.at(std::size_t(m_time->current())), Mood(m_mood->current()),
                                 m_company->guests()};
    m_session.setTonight(choices);
    m_model->setWish(choices.wish(m_session.catalogue()));
}

/// What the page was left with, the last time or in another window.
void TonightPage::recall()
{
    const TonightChoices &choices = m_session.tonight();
    const auto minutes = std::find(Minutes.cbegin(), Minutes.cend(), choices.minutes);
    m_time->setCurrent(minutes == Minutes.cend() ? 0 : int(minutes - Minutes.cbegin()));
    m_mood->setCurrent(int(choices.mood));
    m_company->setGuests(choices.guests);
    tell();
}

void TonightPage::refresh()
{
    const QList<TonightPick> &picks = m_model->picks();
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        const TonightPick pick = picks.value(qsizetype(i));
        const MovieSummary *film = m_session.movie(pick.suggestion.movie);
        m_cards[i]->setVisible(film);
        if (!film)
            continue;
        QStringList facts;
        if (film->year)
            facts.append(QString::number(*film->year));
        if (film->runtimeMinutes)
            facts.append(runtimeText(*film->runtimeMinutes));
        const QStringList forEach = m_model->reasonsForEach(pick);
        m_cards[i]->setContent({kindText(pick.kind), posterFacts(*film), facts.join(u" · "_s),
                                forEach.isEmpty() ? m_model->reasonOf(pick) : forEach.join(u'\n')});
    }
    m_nothing->setVisible(m_model->isAnswered() && picks.isEmpty());
}

SuggestionPlace TonightPage::placeOf(qsizetype card) const
{
    const TonightPick pick = m_model->picks().value(card);
    // In company, what suggests it to all together is no prediction of what this person will think of it.
    const Suggestion own = pick.each.isEmpty() ? pick.suggestion : pick.each.first();
    return {feedback_list::Tonight, int(card) + 1, pick.suggestion.movie, own};
}

QList<SuggestionPlace> TonightPage::placesInSight() const
{
    QList<SuggestionPlace> places;
    for (qsizetype i = 0; i < m_model->picks().size() && i < std::ssize(m_cards); ++i) {
        if (isInSight(*m_cards[std::size_t(i)], m_cards[std::size_t(i)]->rect()))
            places.append(placeOf(i));
    }
    return places;
}

void TonightPage::reset()
{
    QList<KeptGuest> guests = m_company->guests();
    m_time->setCurrent(0);
    m_mood->setCurrent(0);
    for (KeptGuest &guest : guests)
        guest.isHere = false;
    m_company->setGuests(guests);
    tell();
}

void TonightPage::open(qsizetype card)
{
    const MovieId movie = m_model->picks().value(card).suggestion.movie;
    m_session.feedback().choose(placeOf(card));
    emit movieSelected(movie);
    emit movieOpened(movie);
}

void TonightPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // Cards of one width have posters of one height, and their lines of text stand level.
    const int shared = width() - 2 * (space::Gutter + space::TileGap);
    m_row->setContentsMargins(pageMargins(*this, 0, 0, std::max(shared, 0) % int(m_cards.size()), 0));
}

bool TonightPage::eventFilter(QObject *watched, QEvent *event)
{
    const auto at = std::find(m_cards.cbegin(), m_cards.cend(), watched);
    if (event->type() != QEvent::KeyPress || at == m_cards.cend())
        return QWidget::eventFilter(watched, event);
    const auto &press = static_cast<const QKeyEvent &>(*event);
    const auto card = at - m_cards.cbegin();
    if (m_keys->press(press, m_model->picks().value(card).suggestion.movie))
        return true;
    const int key = press.key();
    if (key != Qt::Key_Left && key != Qt::Key_Right)
        return QWidget::eventFilter(watched, event);
    const bool forward = (key == Qt::Key_Right) != isRightToLeft();
    const auto next = card + (forward ? 1 : -1);
    if (next >= 0 && next < std::ssize(m_cards) && m_cards[std::size_t(next)]->isVisible())
        m_cards[std::size_t(next)]->setFocus(Qt::TabFocusReason);
    return true;
}

} // namespace matinee
