#include "ui/views/first_run_page.h"

#include "ui/theme/tokens.h"
#include "ui/viewmodels/first_run_model.h"
#include "ui/viewmodels/session.h"
#include "ui/views/first_run_film.h"
#include "ui/views/live_list.h"
#include "ui/views/page_margins.h"
#include "ui/widgets/brand.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QProgressBar>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int Margin = 32;
constexpr int FootHeight = 68;
constexpr int Columns = 6; // at most
constexpr int Rows = FirstRunModel::StripSize / Columns;
constexpr int Narrowest = 128; // what the stars need

} // namespace

FirstRunPage::FirstRunPage(Session &session, PosterCache &posters, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_model(new FirstRunModel(session, this))
{
    setFocusPolicy(Qt::ClickFocus); // it hands the focus on, so Tab must pass it by
    auto *middle = new QHBoxLayout;
    middle->setSpacing(Margin);
    middle->setContentsMargins(pageMargins(*this, Margin, 8, 0, 0));
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
    row->setContentsMargins(pageMargins(*this, Margin - 2, 0, Margin, 0));
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
    auto *column = new QVBoxLayout(question);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(heading);
    auto *hint = new TextLabel(Type::Body, {}, Tone::Muted, question);
    hint->setParagraph(
        tr("Click the stars, or move with the arrows and press 1 to 5; Shift takes half a star "
           "off. Space brings another film. Everything stays on this computer."));
    column->addWidget(hint);
    column->addSpacing(space::RowGap);
    addFilms(*column, posters, question);
    column->addStretch();
    return question;
}

void FirstRunPage::addFilms(QVBoxLayout &column, PosterCache &posters, QWidget *question)
{
    for (int row = 0; row < Rows; ++row) {
        auto *films = new QHBoxLayout;
        films->setSpacing(space::TileGap);
        for (int place = 0; place < Columns; ++place) {
            auto *film = new FirstRunFilm(m_session, posters, question);
            connect(film, &FirstRunFilm::rated, film, [film] { film->setFocus(); });
            connect(film, &FirstRunFilm::skipped, this, [this, film] { m_model->skip(film->movie()); });
            films->addWidget(film, 1);
            m_films.append(film);
        }
        column.addLayout(films);
    }
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
    // As many as have room for their stars, all alike, as large as the window gives; a second row only
    // where both are still posters.
    constexpr int Around = 220; // head, question and foot
    constexpr int Beneath = 80; // stars, words and the gap to the next row
    const int room = width() - 2 * Margin - LiveList::Width + space::TileGap;
    m_columns = std::clamp(room / (Narrowest + space::TileGap), 1, Columns);
    const auto widthFor = [this, room](int rows) {
        const int high = (height() - Around) / rows - Beneath;
        return std::min(room / m_columns - space::TileGap, high * 2 / 3);
    };
    const int rows = widthFor(Rows) >= Narrowest ? Rows : 1;
    qsizetype next = 0;
    for (int place = 0; place < m_films.size(); ++place) {
        const bool fits = place % Columns < m_columns && place / Columns < rows;
        const MovieId movie = fits ? m_model->strip().value(next++) : MovieId();
        FirstRunFilm *film = m_films.at(place);
        film->setVisible(movie.isStored());
        film->setPosterWidth(std::max(80, widthFor(rows)));
        film->setMovie(movie);
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
    const int forward = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    if (event->key() == Qt::Key_Left)
        moveFocus(-forward);
    else if (event->key() == Qt::Key_Right)
        moveFocus(forward);
    else if (event->key() == Qt::Key_Up)
        moveFocus(-m_columns);
    else if (event->key() == Qt::Key_Down)
        moveFocus(m_columns);
    else
        QWidget::keyPressEvent(event);
}

void FirstRunPage::moveFocus(int step)
{
    QList<FirstRunFilm *> shown;
    std::copy_if(m_films.cbegin(), m_films.cend(), std::back_inserter(shown),
                 [](const FirstRunFilm *film) { return film->isVisible(); });
    const auto focused =
        std::find_if(shown.cbegin(), shown.cend(), [](const FirstRunFilm *film) { return film->hasFocus(); });
    const qsizetype place = focused == shown.cend() ? 0 : focused - shown.cbegin() + step;
    if (place >= 0 && place < shown.size())
        shown.at(place)->setFocus(Qt::TabFocusReason);
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
