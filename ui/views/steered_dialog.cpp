#include "ui/views/steered_dialog.h"

#include "ui/viewmodels/movie_text.h"
#include "ui/viewmodels/session.h"
#include "ui/viewmodels/tile_data.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/frames.h"
#include "ui/widgets/poster_picture.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int Wide = 560;
constexpr int High = 440;
constexpr int Thumbnail = 32;

/// Of a film with a rating the nudge is of no account.
Nudge nudgeThatCounts(const Mine &mine)
{
    return mine.rating ? Nudge::None : mine.nudge;
}

bool isSteered(const Mine &mine)
{
    return mine.hidden || nudgeThatCounts(mine) != Nudge::None;
}

QString saidOf(const Mine &mine)
{
    QStringList said;
    if (nudgeThatCounts(mine) == Nudge::More)
        said.append(SteeredDialog::tr("More like this"));
    if (nudgeThatCounts(mine) == Nudge::Less)
        said.append(SteeredDialog::tr("Less like this"));
    if (mine.hidden)
        said.append(SteeredDialog::tr("Not interested"));
    return said.join(u" · "_s);
}

QList<MovieId> steeredFilms(const Session &session)
{
    QList<MovieId> films;
    const Shelf &shelf = session.shelf();
    for (auto own = shelf.cbegin(); own != shelf.cend(); ++own) {
        if (isSteered(*own) && session.movie(own.key()))
            films.append(own.key());
    }
    std::sort(films.begin(), films.end(), [&](MovieId a, MovieId b) {
        return std::pair(shelf[b].changedAt, b) < std::pair(shelf[a].changedAt, a);
    });
    return films;
}

} // namespace

SteeredDialog::SteeredDialog(Session &session, PosterCache &posters, QWidget *parent)
    : Dialog(tr("What steers your suggestions"), parent),
      m_session(session),
      m_posters(posters),
      m_rows(new QWidget),
      m_nothing(new EmptyState(u"sliders"_s, tr("Nothing yet"),
                               tr("What you ask for more or less like, and what does not interest you, is "
                                  "listed here and can be taken back.")))
{
    setFixedSize(Wide, High);
    auto *column = new QVBoxLayout(m_rows);
    column->setContentsMargins(0, 0, 8, 0);
    column->setSpacing(0);
    column->addStretch();
    body().addWidget(new ScrollPage(m_rows));
    body().addWidget(m_nothing);
    setNote(tr("Ratings steer too: change them where the film is."));
    m_done = addAction(tr("Done"), Button::Kind::Primary);
    connect(m_done, &QAbstractButton::clicked, this, &QDialog::accept);
    connect(&session, &Session::mineChanged, this, &SteeredDialog::refresh);
    connect(&session, &Session::shelfReset, this, &SteeredDialog::refresh);
    refresh();
}

void SteeredDialog::refresh()
{
    const QList<MovieId> films = steeredFilms(m_session);
    const int focused = focusedRow();
    m_nothing->setVisible(films.isEmpty());
    auto *column = static_cast<QVBoxLayout *>(m_rows->layout());
    while (column->count() > 1) {
        QLayoutItem *item = column->takeAt(0);
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the button that was just clicked
        delete item;
    }
    for (qsizetype row = 0; row < films.size(); ++row)
        column->insertWidget(int(row), makeRow(films.at(row)));
    if (focused >= 0)
        focusRow(std::min(focused, int(films.size()) - 1));
}

int SteeredDialog::focusedRow() const
{
    const QLayout &column = *m_rows->layout();
    for (int row = 0; row < column.count() - 1; ++row) {
        if (column.itemAt(row)->widget()->isAncestorOf(focusWidget()))
            return row;
    }
    return -1;
}

void SteeredDialog::focusRow(int row)
{
    if (row < 0) {
        m_done->setFocus(Qt::TabFocusReason);
        return;
    }
    QWidget *whole = m_rows->layout()->itemAt(row)->widget();
    whole->show(); // the layout would do so later, and what is hidden has no focus
    whole->findChild<Button *>()->setFocus(Qt::TabFocusReason);
}

QWidget *SteeredDialog::makeRow(MovieId movie)
{
    const MovieSummary &film = *m_session.movie(movie);
    const Mine mine = m_session.mine(movie);
    auto *whole = new QWidget;
    auto *poster = new PosterPicture(m_posters, Thumbnail);
    poster->setFilm(posterFacts(film));
    auto *title = new ElidedLabel(Type::Body, film.title);
    title->setWeight(Weight::Semibold);
    auto *facts = new ElidedLabel(Type::Caption, saidOf(mine) + u" · "_s + factsText(film), Tone::Muted);
    auto *back = new Button(tr("Take back"), Button::Kind::Secondary);
    back->setButtonHeight(Button::Height::Small);
    back->setAccessibleName(tr("Take back: %1, %2").arg(saidOf(mine), film.title));
    connect(back, &QAbstractButton::clicked, this, [this, movie, mine] {
        if (nudgeThatCounts(mine) != Nudge::None)
            m_session.toggleNudge(movie, mine.nudge);
        if (mine.hidden)
            m_session.toggleHidden(movie);
    });

    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch();
    words->addWidget(title);
    words->addWidget(facts);
    words->addStretch();
    auto *row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 6, 0, 6);
    row->setSpacing(12);
    row->addWidget(poster);
    row->addLayout(words, 1);
    row->addWidget(back);
    return whole;
}

void openSteered(Session &session, PosterCache &posters, QWidget *host)
{
    auto *dialog = new SteeredDialog(session, posters, host);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace matinee
