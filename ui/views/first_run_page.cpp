#include "ui/views/first_run_page.h"

#include "ui/theme/tokens.h"
#include "ui/viewmodels/first_run_model.h"
#include "ui/viewmodels/session.h"
#include "ui/views/first_run_film.h"
#include "ui/views/live_list.h"
#include "ui/widgets/brand.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QProgressBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int Margin = 32;
constexpr int FootHeight = 68;

} // namespace

FirstRunPage::FirstRunPage(Session &session, PosterCache &posters, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_model(new FirstRunModel(session, this))
{
    setFocusPolicy(Qt::StrongFocus);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(Margin);
    middle->setContentsMargins(Margin, 8, 0, 0);
    middle->addWidget(makeQuestion(posters), 1);
    middle->addWidget(new LiveList(session, posters, this));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addLayout(middle, 1);
    column->addWidget(makeFoot());

    connect(m_model, &FirstRunModel::stripChanged, this, &FirstRunPage::showStrip);
    connect(m_model, &FirstRunModel::ratingsChanged, this, &FirstRunPage::showProgress);
    connect(&session, &Session::undoStateChanged, this, &FirstRunPage::showProgress);
    showStrip();
    showProgress();
}

QWidget *FirstRunPage::makeHead()
{
    auto *head = new QWidget(this);
    auto *import = new Button(tr("I have a Letterboxd file"), Button::Kind::Ghost, head);
    auto *skip = new Button(tr("Skip"), Button::Kind::Ghost, head);
    import->setIconName(u"import"_s);
    import->setQuiet(true);
    skip->setQuiet(true);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(Margin - 2, 0, Margin, 0);
    row->addWidget(new Brand(head));
    row->addStretch();
    row->addWidget(import);
    row->addWidget(skip);
    connect(import, &QPushButton::clicked, this, &FirstRunPage::importWanted);
    connect(skip, &QPushButton::clicked, this, &FirstRunPage::finished);
    return head;
}

QWidget *FirstRunPage::makeQuestion(PosterCache &posters)
{
    auto *question = new QWidget(this);
    auto *other = new Button(tr("Other films"), Button::Kind::Ghost, question);
    other->setIconName(u"chevron-right"_s, true);
    other->setQuiet(true);
    connect(other, &QPushButton::clicked, m_model, &FirstRunModel::next);

    auto *heading = new QHBoxLayout;
    heading->addWidget(new TextLabel(Type::H1, tr("Rate the ones you know"), Tone::Text, question), 1);
    heading->addWidget(other, 0, Qt::AlignBottom);
    auto *films = new QHBoxLayout;
    films->setSpacing(space::TileGap);
    for (int place = 0; place < FirstRunModel::StripSize; ++place) {
        auto *film = new FirstRunFilm(m_session, posters, question);
        connect(film, &FirstRunFilm::rated, this, [this, place] { m_films.at(place)->setFocus(); });
        connect(film, &FirstRunFilm::skipped, this, [this, film] { m_model->skip(film->movie()); });
        films->addWidget(film, 1);
        m_films.append(film);
    }
    auto *column = new QVBoxLayout(question);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(heading);
    auto *hint =
        new TextLabel(Type::Body,
                      tr("Click the stars, or press 1 to 5; Shift takes half a star off. Space brings "
                         "another film. Everything stays on this computer."),
                      Tone::Muted, question);
    hint->setWordWrap(true);
    column->addWidget(hint);
    column->addSpacing(space::RowGap);
    column->addLayout(films, 1);
    return question;
}

QWidget *FirstRunPage::makeFoot()
{
    m_foot = new QWidget(this);
    m_foot->setFixedHeight(FootHeight);
    m_progressText = new TextLabel(Type::Body, {}, Tone::Muted, m_foot);
    m_progressText->setTextFormat(Qt::RichText);
    m_progress = new QProgressBar(m_foot);
    m_progress->setRange(0, FirstRunModel::Enough);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(240, 6);
    m_progress->setAccessibleName(tr("Ratings"));
    m_undo = new Button(tr("Undo"), Button::Kind::Ghost, m_foot);
    m_undo->setIconName(u"undo"_s);
    auto *open = new Button(tr("Open Matinee"), Button::Kind::Primary, m_foot);
    open->setIconName(u"chevron-right"_s, true);

    auto *row = new QHBoxLayout(m_foot);
    row->setContentsMargins(Margin, 0, Margin, 0);
    row->setSpacing(16);
    row->addWidget(m_progressText);
    row->addWidget(m_progress);
    row->addStretch();
    row->addWidget(m_undo);
    row->addWidget(open);
    connect(m_undo, &QPushButton::clicked, &m_session, &Session::undo);
    connect(open, &QPushButton::clicked, this, &FirstRunPage::finished);
    return m_foot;
}

void FirstRunPage::showStrip()
{
    // As many as have room for their stars, all alike, as large as the window gives.
    constexpr int Narrowest = 136;
    constexpr int Around = 320; // words, stars and foot
    const int room = width() - 2 * Margin - LiveList::Width + space::TileGap;
    const int shown = std::clamp(room / (Narrowest + space::TileGap), 1, int(m_films.size()));
    const int posterWidth =
        std::max(80, std::min(room / shown - space::TileGap, (height() - Around) * 2 / 3));
    for (int place = 0; place < m_films.size(); ++place) {
        const MovieId movie = m_model->strip().value(place);
        m_films.at(place)->setVisible(place < shown && movie.isStored());
        m_films.at(place)->setPosterWidth(posterWidth);
        m_films.at(place)->setMovie(movie);
    }
}

void FirstRunPage::showProgress()
{
    const int ratings = m_model->ratings();
    const QString count = u"<b>%1</b>"_s.arg(tr("%1 of %2").arg(ratings).arg(FirstRunModel::Enough));
    m_progressText->setText(ratings < FirstRunModel::Enough
                                ? tr("%1 ratings for a first good guess").arg(count)
                                : tr("%1 ratings. More make it better.").arg(ratings));
    m_progress->setValue(std::min(ratings, FirstRunModel::Enough));
    m_undo->setEnabled(!m_session.undoState().undoLabel.isEmpty());
}

void FirstRunPage::focusInEvent(QFocusEvent *)
{
    m_films.first()->setFocus();
}

void FirstRunPage::keyPressEvent(QKeyEvent *event)
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    if (event->key() == Qt::Key_Left)
        moveFocus(mirrored ? 1 : -1);
    else if (event->key() == Qt::Key_Right)
        moveFocus(mirrored ? -1 : 1);
    else
        QWidget::keyPressEvent(event);
}

void FirstRunPage::moveFocus(int step)
{
    const auto focused = std::find_if(m_films.cbegin(), m_films.cend(),
                                      [](const FirstRunFilm *film) { return film->hasFocus(); });
    const qsizetype place = focused == m_films.cend() ? 0 : focused - m_films.cbegin() + step;
    FirstRunFilm *film = m_films.at(std::clamp<qsizetype>(place, 0, m_films.size() - 1));
    if (film->isVisible())
        film->setFocus(Qt::TabFocusReason);
}

void FirstRunPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showStrip();
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
