#include "ui/views/nudge_buttons.h"

#include "ui/viewmodels/session.h"
#include "ui/widgets/button.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace matinee {

NudgeButtons::NudgeButtons(Session &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_more(new Button(tr("More like this"), Button::Kind::Ghost)),
      m_less(new Button(tr("Less like this"), Button::Kind::Ghost))
{
    m_more->setIconName(u"like"_s);
    m_less->setIconName(u"less"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 8, 0, 4);
    row->setSpacing(4);
    for (Button *button : {m_more, m_less}) {
        button->setButtonHeight(Button::Height::Small);
        button->setQuiet(true);
        row->addWidget(button);
    }
    row->addStretch();
    connect(m_more, &QAbstractButton::clicked, this, [this] { m_session.toggleNudge(m_movie, Nudge::More); });
    connect(m_less, &QAbstractButton::clicked, this, [this] { m_session.toggleNudge(m_movie, Nudge::Less); });
    connect(&session, &Session::mineChanged, this, [this](MovieId movie) {
        if (movie == m_movie)
            showMine();
    });
    connect(&session, &Session::shelfReset, this, &NudgeButtons::showMine);
}

void NudgeButtons::setMovie(MovieId movie)
{
    m_movie = movie;
    showMine();
}

void NudgeButtons::showMine()
{
    const Mine mine = m_session.mine(m_movie);
    setVisible(m_movie.isStored() && !mine.rating);
    const auto show = [&](Button &button, Nudge nudge) {
        button.setMarked(mine.nudge == nudge);
        button.setToolTip(mine.nudge == nudge ? tr("You asked for this. Click to take it back") : QString());
    };
    show(*m_more, Nudge::More);
    show(*m_less, Nudge::Less);
}

} // namespace matinee
