#include "ui/views/first_run_page.h"

#include "ui/theme/tokens.h"
#include "ui/viewmodels/first_run_model.h"
#include "ui/viewmodels/quick_rate_model.h"
#include "ui/viewmodels/session.h"
#include "ui/viewmodels/tile_data.h"
#include "ui/views/film_group_card.h"
#include "ui/views/live_list.h"
#include "ui/views/page_margins.h"
#include "ui/views/quick_rate_view.h"
#include "ui/widgets/brand.h"
#include "ui/widgets/button.h"
#include "ui/widgets/frames.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/toast.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int Margin = 32;
constexpr int FootHeight = 68;
constexpr int AroundSteps = FootHeight + 68; // and the head
constexpr int MostColumns = 6;
constexpr int Gap = 12;
enum Step { GroupsStep, RatingStep };

} // namespace

FirstRunPage::FirstRunPage(Session &session, PosterCache &posters, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_posters(posters),
      m_model(new FirstRunModel(session, this)),
      m_rating(new QuickRateView(session, posters)),
      m_steps(new QStackedWidget)
{
    setFocusPolicy(Qt::ClickFocus); // it hands the focus on, so Tab must pass it by
    m_steps->addWidget(new ScrollPage(makeGroups()));
    m_steps->addWidget(new ScrollPage(m_rating));
    auto *middle = new QHBoxLayout;
    middle->setSpacing(Margin);
    middle->setContentsMargins(pageMargins(*this, Margin, 8, 0, 0));
    middle->addWidget(m_steps, 1);
    middle->addWidget(new LiveList(session, posters, this));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addLayout(middle, 1);
    column->addWidget(makeFoot());

    connect(m_model, &FirstRunModel::groupsChanged, this, &FirstRunPage::showGroups);
    connect(m_model, &FirstRunModel::chosenChanged, this, &FirstRunPage::showChosen);
    connect(m_rating, &QuickRateView::finished, this, &FirstRunPage::finished);
    connect(&m_rating->model(), &QuickRateModel::changed, this,
            [this] { showStep(m_steps->currentIndex()); });
    makeNotices();
    showStep(GroupsStep);
    showGroups();
}

/// What goes wrong is told here, too: the window's own toast is behind this page.
void FirstRunPage::makeNotices()
{
    auto *notices = new Toast(m_steps);
    connect(&m_session, &Session::failed, notices, [notices](const QString &message) {
        notices->present(u"conflict"_s, message.toHtmlEscaped(), false);
    });
    connect(m_steps, &QStackedWidget::currentChanged, notices, &QWidget::raise);
}

QWidget *FirstRunPage::makeHead()
{
    auto *head = new QWidget(this);
    auto *import = new Button(tr("I have a Letterboxd file"), Button::Kind::Ghost, head);
    auto *signIn = new Button(tr("I have an account"), Button::Kind::Ghost, head);
    auto *skip = new Button(tr("Skip"), Button::Kind::Ghost, head);
    import->setIconName(u"import"_s);
    import->setQuiet(true);
    signIn->setIconName(u"user"_s);
    signIn->setQuiet(true);
    skip->setQuiet(true);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(pageMargins(*this, Margin - 2, 0, Margin, 0));
    row->addWidget(new Brand(head));
    row->addStretch();
    row->addWidget(import);
    row->addWidget(signIn);
    row->addWidget(skip);
    connect(import, &QPushButton::clicked, this, &FirstRunPage::importWanted);
    connect(signIn, &QPushButton::clicked, this, &FirstRunPage::signInWanted);
    connect(skip, &QPushButton::clicked, this, &FirstRunPage::finished);
    return head;
}

QWidget *FirstRunPage::makeGroups()
{
    auto *step = new QWidget;
    m_groups = new QWidget;
    m_groups->installEventFilter(this);
    auto *grid = new QGridLayout(m_groups);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(Gap);
    auto *column = new QVBoxLayout(step);
    column->setContentsMargins(4, 4, 4, 4); // room for focus rings
    column->setSpacing(4);
    column->addWidget(new TextLabel(Type::H1, tr("What do you like to watch?")));
    auto *hint = new TextLabel(Type::Body, {}, Tone::Muted);
    hint->setParagraph(
        tr("Pick the groups that feel like you, then rate a few films. Everything stays on this computer."));
    column->addWidget(hint);
    column->addSpacing(space::RowGap);
    column->addWidget(m_groups);
    column->addStretch();
    return step;
}

QWidget *FirstRunPage::makeFoot()
{
    m_foot = new QWidget(this);
    m_foot->setFixedHeight(FootHeight);
    m_note = new TextLabel(Type::Body, {}, Tone::Muted, m_foot);
    m_back = new Button(tr("Groups"), Button::Kind::Ghost, m_foot);
    m_back->setIconName(u"chevron-left"_s);
    m_next = new Button({}, Button::Kind::Primary, m_foot);
    m_next->setIconName(u"chevron-right"_s, true);
    auto *row = new QHBoxLayout(m_foot);
    row->setContentsMargins(Margin, 0, Margin, 0);
    row->setSpacing(16);
    row->addWidget(m_note);
    row->addStretch();
    row->addWidget(m_back);
    row->addWidget(m_next);
    connect(m_back, &QPushButton::clicked, this, [this] {
        showStep(GroupsStep);
        setFocus();
    });
    connect(m_next, &QPushButton::clicked, this, [this] {
        if (m_steps->currentIndex() == RatingStep) {
            emit finished();
            return;
        }
        m_rating->model().askAgain();
        showStep(RatingStep);
        m_rating->setFocus(Qt::TabFocusReason);
    });
    return m_foot;
}

void FirstRunPage::showStep(int step)
{
    m_steps->setCurrentIndex(step);
    m_back->setVisible(step == RatingStep);
    m_next->setText(step == RatingStep ? tr("Open Matinee") : tr("Rate some films"));
    const int missing = QuickRateModel::Enough - m_rating->model().rated();
    m_note->setText(step == GroupsStep ? tr("%Ln group(s) chosen", nullptr, m_model->chosen())
                        : missing > 0  ? tr("Ten ratings make a good start, but you can stop at any time.")
                                       : tr("That is a good start. More make it better."));
}

void FirstRunPage::showGroups()
{
    for (qsizetype group = m_cards.size(); group < m_model->groups().size(); ++group) {
        auto *card = new FilmGroupCard(m_posters, m_groups);
        connect(card, &QAbstractButton::clicked, m_model, [this, group] { m_model->toggle(group); });
        m_cards.append(card);
    }
    for (qsizetype group = 0; group < m_model->groups().size(); ++group) {
        QList<PosterFacts> films;
        for (const MovieId movie : m_model->filmsOf(group)) {
            if (const MovieSummary *film = m_session.movie(movie))
                films.append(posterFacts(*film));
        }
        m_cards.at(group)->setGroup(m_model->nameOf(group), films);
    }
    const bool waited = hasFocus(); // for something to hand the focus on to
    fitGroups();
    showChosen();
    if (waited && !m_cards.isEmpty())
        m_cards.first()->setFocus();
}

void FirstRunPage::showChosen()
{
    for (qsizetype group = 0; group < m_model->groups().size(); ++group)
        m_cards.at(group)->setChecked(m_model->isChosen(group));
    showStep(m_steps->currentIndex());
}

void FirstRunPage::fitGroups()
{
    const int room = width() - 2 * Margin - LiveList::Width + Gap;
    m_columns = std::clamp(room / (FilmGroupCard::Narrowest + Gap), 1, MostColumns);
    auto *grid = static_cast<QGridLayout *>(m_groups->layout());
    for (int column = 0; column < MostColumns; ++column)
        grid->setColumnStretch(column, column < m_columns ? 1 : 0);
    for (int card = 0; card < m_cards.size(); ++card)
        grid->addWidget(m_cards.at(card), card / m_columns, card % m_columns);
}

void FirstRunPage::focusInEvent(QFocusEvent *)
{
    if (m_steps->currentIndex() == RatingStep)
        m_rating->setFocus();
    else if (!m_cards.isEmpty())
        m_cards.first()->setFocus();
}

bool FirstRunPage::eventFilter(QObject *watched, QEvent *event)
{
    // Keys that the cards leave alone: the area in which they stand would scroll.
    if (event->type() == QEvent::KeyPress && moveByKey(static_cast<const QKeyEvent &>(*event)))
        return true;
    return QWidget::eventFilter(watched, event);
}

bool FirstRunPage::moveByKey(const QKeyEvent &key)
{
    const int forward = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    switch (key.key()) {
    case Qt::Key_Left:
        moveFocus(-forward);
        return true;
    case Qt::Key_Right:
        moveFocus(forward);
        return true;
    case Qt::Key_Up:
        moveFocus(-m_columns);
        return true;
    case Qt::Key_Down:
        moveFocus(m_columns);
        return true;
    default:
        return false;
    }
}

void FirstRunPage::moveFocus(int step)
{
    const auto focused = std::find_if(m_cards.cbegin(), m_cards.cend(),
                                      [](const FilmGroupCard *card) { return card->hasFocus(); });
    const qsizetype place = focused == m_cards.cend() ? 0 : focused - m_cards.cbegin() + step;
    if (place >= 0 && place < m_cards.size())
        m_cards.at(place)->setFocus(Qt::TabFocusReason);
}

void FirstRunPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitGroups();
    m_rating->fitInto({width() - 2 * Margin - LiveList::Width, height() - AroundSteps});
}

void FirstRunPage::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(this);
    QPainter painter(this);
    const QRect foot = m_foot->geometry();
    painter.fillRect(foot, tokens.surface);
    painter.fillRect(foot.x(), foot.y(), foot.width(), 1, tokens.line);
}

} // namespace matinee
