#include "ui/views/live_list.h"

#include "ui/theme/tokens.h"
#include "ui/viewmodels/for_you_model.h"
#include "ui/viewmodels/movie_text.h"
#include "ui/viewmodels/session.h"
#include "ui/viewmodels/tile_data.h"
#include "ui/widgets/frames.h"
#include "ui/widgets/poster_picture.h"
#include "ui/widgets/text_label.h"

#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int RowCount = 6;
constexpr int PosterWidth = 42;
constexpr int RowHeight = PosterWidth * 3 / 2 + 2 * 8 + 1; // poster, padding, rule
constexpr int HeadHeight = 76;

} // namespace

LiveList::LiveList(Session &session, PosterCache &posters, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_posters(posters),
      m_forYou(new ForYouModel(session, this)),
      m_empty(
          new TextLabel(Type::Body, tr("Your first choices bring the first suggestions."), Tone::Muted, this))
{
    setFixedWidth(Width);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::Gutter, 20, space::Gutter, space::CardPadding);
    column->setSpacing(0);
    auto *heading = new TextLabel(Type::Strong, tr("For you, so far"), Tone::Text, this);
    heading->setWeight(Weight::Semibold);
    column->addWidget(heading);
    column->addWidget(new TextLabel(Type::Body, tr("Changes with every answer"), Tone::Muted, this));
    column->addSpacing(12);
    column->addWidget(m_empty);
    for (int row = 0; row < RowCount; ++row) {
        m_rows.append(makeRow());
        column->addWidget(m_rows.last().whole);
    }
    column->addStretch();
    connect(m_forYou, &ForYouModel::changed, this, &LiveList::refresh);
    refresh();
}

void LiveList::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(tokens.line);
    painter.setBrush(tokens.surface);
    // Runs out of the window at the foot and the trailing edge: one round corner is all that shows.
    const int beyond = 2 * radius::Card;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    painter.drawRoundedRect(QRectF(mirrored ? -beyond : 0.5, 0.5, width() + beyond, height() + beyond),
                            radius::Card, radius::Card);
}

void LiveList::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    refresh();
}

LiveList::Row LiveList::makeRow()
{
    auto *whole = new QWidget(this);
    Row row{whole,
            new PosterPicture(m_posters, PosterWidth, whole),
            new ElidedLabel(Type::Body, {}, Tone::Text, whole),
            new ElidedLabel(Type::Caption, {}, Tone::Muted, whole),
            new ElidedLabel(Type::Caption, {}, Tone::Muted, whole),
            new TextLabel(Type::Body, {}, Tone::Accent, whole)};
    row.title->setWeight(Weight::Semibold);
    row.match->setWeight(Weight::Semibold);
    whole->setMinimumHeight(RowHeight);
    row.title->setMinimumHeight(lineHeight(Type::Body));
    row.facts->setMinimumHeight(lineHeight(Type::Caption));
    row.reason->setMinimumHeight(lineHeight(Type::Caption));

    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch();
    words->addWidget(row.title);
    words->addWidget(row.facts);
    words->addWidget(row.reason);
    words->addStretch();
    auto *line = new QHBoxLayout;
    line->setContentsMargins(0, 8, 0, 8);
    line->setSpacing(12);
    line->addWidget(row.poster);
    line->addLayout(words, 1);
    line->addWidget(row.match);
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(line);
    column->addWidget(new Rule(whole));
    return row;
}

void LiveList::refresh()
{
    // Before the first star every suggestion is only what everyone likes.
    QList<MovieId> movies = m_session.shelf().isEmpty() ? QList<MovieId>() : m_forYou->top()->movies();
    m_empty->setVisible(movies.isEmpty());
    // Rows that would be cut at the foot stay away.
    const int fitting = std::clamp((height() - HeadHeight) / RowHeight, 0, RowCount);
    movies = movies.mid(0, fitting);
    // Chosen for variety, not by match alone; a column of numbers is read from the largest down.
    std::stable_sort(movies.begin(), movies.end(), [this](MovieId left, MovieId right) {
        return m_session.match(left) > m_session.match(right);
    });
    for (int place = 0; place < m_rows.size(); ++place) {
        const Row &row = m_rows.at(place);
        const MovieSummary *movie = m_session.movie(movies.value(place));
        row.whole->setVisible(movie);
        if (!movie)
            continue;
        QStringList facts;
        if (movie->year)
            facts.append(QString::number(*movie->year));
        facts.append(movie->directors.mid(0, 1));
        const auto match = m_session.match(movie->id);
        row.poster->setFilm(posterFacts(*movie));
        row.title->setText(movie->title);
        row.facts->setText(facts.join(u" · "_s));
        row.reason->setText(m_forYou->reasonOf(movie->id));
        row.match->setText(match ? percentText(*match) : QString());
    }
}

} // namespace matinee
