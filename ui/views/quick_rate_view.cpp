#include "ui/views/quick_rate_view.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/tokens.h"
#include "ui/theme/type.h"
#include "ui/viewmodels/movie_text.h"
#include "ui/viewmodels/quick_rate_model.h"
#include "ui/viewmodels/session.h"
#include "ui/viewmodels/tile_data.h"
#include "ui/widgets/button.h"
#include "ui/widgets/poster_picture.h"
#include "ui/widgets/rating_keys.h"
#include "ui/widgets/star_bar.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QProgressBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int LargestPoster = 200;
constexpr int SmallestPoster = 80;
constexpr int StarSize = 28;
constexpr int FirstChoice = 60; // points: the middle, from where Up and Down lead
constexpr int HalfStar = 10; // points
constexpr int MostPoints = 100;

} // namespace

QuickRateView::QuickRateView(Session &session, PosterCache &posters, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_model(new QuickRateModel(session, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(8);
    column->addLayout(makeProgress());
    column->addStretch();
    column->addLayout(makeFilm(posters));
    column->addStretch();
    auto *help = new TextLabel(Type::Caption, {}, Tone::Muted);
    const bool mirrored = isRightToLeft();
    help->setParagraph(
        tr("%1 not seen · %2 skip · ↑ ↓ stars, Enter gives them · 1 to 5 gives them at once, Shift "
           "takes half a star off · Backspace goes back · Esc ends")
            .arg(QChar(mirrored ? u'→' : u'←'))
            .arg(QChar(mirrored ? u'←' : u'→')));
    column->addWidget(help);
    connect(m_model, &QuickRateModel::changed, this, &QuickRateView::showFilm);
    showFilm();
}

QLayout *QuickRateView::makeProgress()
{
    m_progressText = new TextLabel(Type::Body, {}, Tone::Muted);
    m_progress = new QProgressBar;
    m_progress->setRange(0, QuickRateModel::Enough);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_progress->setAccessibleName(tr("Ratings"));
    m_back = new Button(tr("Back"), Button::Kind::Ghost);
    m_back->setButtonHeight(Button::Height::Small);
    m_back->setIconName(u"undo"_s);
    m_back->setFocusPolicy(Qt::TabFocus);
    connect(m_back, &QAbstractButton::clicked, m_model, &QuickRateModel::back);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_progressText);
    row->addWidget(m_progress, 1);
    row->addWidget(m_back);
    return row;
}

QLayout *QuickRateView::makeFilm(PosterCache &posters)
{
    // The poster wears the ring; its keys come here.
    m_poster = new PosterPicture(posters, LargestPoster);
    m_poster->setFocusPolicy(Qt::StrongFocus);
    setFocusRing(m_poster, radius::Card);
    setFocusProxy(m_poster);
    m_title = new ElidedLabel(Type::H2, {});
    m_facts = new ElidedLabel(Type::Body, {}, Tone::Muted);
    m_stars = new StarBar(StarSize);
    m_stars->setInteractive(true);
    m_stars->setFocusPolicy(Qt::NoFocus);
    m_words = new TextLabel(Type::Caption, {}, Tone::Muted);
    m_notSeen = new Button(tr("Not seen"));
    m_skip = new Button(tr("Skip"), Button::Kind::Ghost);
    const int wide = std::max(m_notSeen->sizeHint().width(), m_skip->sizeHint().width());
    for (Button *button : {m_notSeen, m_skip}) {
        button->setFocusPolicy(Qt::TabFocus);
        button->setFixedWidth(wide); // so that the poster stands in the middle
    }
    connect(m_notSeen, &QAbstractButton::clicked, m_model, &QuickRateModel::notSeen);
    connect(m_skip, &QAbstractButton::clicked, m_model, &QuickRateModel::skip);
    connect(m_stars, &StarBar::rated, this, [this](int points) { rate(points); });
    connect(m_stars, &StarBar::hovered, this,
            [this](std::optional<int> points) { describe(points ? points : m_chosen); });

    auto *middle = new QHBoxLayout;
    middle->setSpacing(24);
    middle->addStretch();
    middle->addWidget(m_notSeen, 0, Qt::AlignVCenter);
    middle->addWidget(m_poster);
    middle->addWidget(m_skip, 0, Qt::AlignVCenter);
    middle->addStretch();
    auto *film = new QVBoxLayout;
    film->setSpacing(4);
    film->addLayout(middle);
    film->addSpacing(8);
    for (TextLabel *label : {static_cast<TextLabel *>(m_title), static_cast<TextLabel *>(m_facts)}) {
        label->setAlignment(Qt::AlignHCenter);
        film->addWidget(label);
    }
    m_title->setMinimumHeight(lineHeight(Type::H2));
    m_facts->setMinimumHeight(lineHeight(Type::Body));
    for (QWidget *part : std::initializer_list<QWidget *>{m_stars, m_words, m_notSeen, m_skip}) {
        QSizePolicy policy = part->sizePolicy();
        policy.setRetainSizeWhenHidden(true); // nothing moves when a film comes
        part->setSizePolicy(policy);
    }
    film->addSpacing(4);
    film->addWidget(m_stars, 0, Qt::AlignHCenter);
    film->addWidget(m_words, 0, Qt::AlignHCenter);
    return film;
}

void QuickRateView::showFilm()
{
    m_chosen.reset();
    m_stars->setPoints({});
    const int rated = m_model->rated();
    m_progress->setValue(std::min(rated, QuickRateModel::Enough));
    m_progressText->setText(rated < QuickRateModel::Enough
                                ? tr("%1 of %2 rated").arg(rated).arg(QuickRateModel::Enough)
                                : tr("%1 rated. More make it better.").arg(rated));
    m_back->setEnabled(m_model->canGoBack());
    const MovieSummary *film = m_session.movie(m_model->current());
    for (QWidget *part : std::initializer_list<QWidget *>{m_stars, m_notSeen, m_skip, m_words})
        part->setVisible(film);
    if (!film) {
        m_poster->clear();
        m_title->setText(m_model->isOver() ? tr("That was every film there is") : QString());
        m_facts->setText({});
        return;
    }
    m_poster->setFilm(posterFacts(*film));
    m_title->setText(film->title);
    m_facts->setText(factsText(*film));
    m_poster->setAccessibleName(tr("Rate %1").arg(spokenText(*film, m_session.mine(film->id), std::nullopt)));
    describe({});
}

void QuickRateView::describe(std::optional<int> points)
{
    m_words->setText(points ? tr("%1 of 5").arg(starsText(*points)) : tr("How was it?"));
    m_poster->setAccessibleDescription(m_words->text());
}

void QuickRateView::choose(int step)
{
    m_chosen = m_chosen ? std::clamp(*m_chosen + step, HalfStar, MostPoints) : FirstChoice;
    m_stars->setPoints(m_chosen);
    describe(m_chosen);
}

void QuickRateView::rate(std::optional<int> points)
{
    if (const auto rating = Rating::fromPoints(points.value_or(0)))
        m_model->rate(*rating);
}

void QuickRateView::keyPressEvent(QKeyEvent *event)
{
    if (!answerByKey(*event))
        QWidget::keyPressEvent(event);
}

bool QuickRateView::answerByKey(const QKeyEvent &key)
{
    if (const auto points = pointsForKey(key)) {
        rate(points);
        return true;
    }
    const bool mirrored = isRightToLeft();
    switch (key.key()) {
    case Qt::Key_Left:
        mirrored ? m_model->skip() : m_model->notSeen();
        return true;
    case Qt::Key_Right:
        mirrored ? m_model->notSeen() : m_model->skip();
        return true;
    case Qt::Key_Up:
        choose(HalfStar);
        return true;
    case Qt::Key_Down:
        choose(-HalfStar);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        rate(m_chosen);
        return true;
    case Qt::Key_Backspace:
        m_model->back();
        return true;
    case Qt::Key_Escape:
        emit finished();
        return true;
    default:
        return false;
    }
}

void QuickRateView::fitInto(QSize room)
{
    m_poster->setPosterWidth(LargestPoster);
    layout()->invalidate();
    const int around = layout()->totalHeightForWidth(room.width()) - posterHeight(LargestPoster);
    m_poster->setPosterWidth(std::clamp((room.height() - around) * 2 / 3, SmallestPoster, LargestPoster));
    layout()->invalidate();
    setMinimumHeight(layout()->totalHeightForWidth(room.width()));
}

} // namespace matinee
