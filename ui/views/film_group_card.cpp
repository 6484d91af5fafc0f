#include "ui/views/film_group_card.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/icons.h"
#include "ui/theme/style_parts.h"
#include "ui/theme/tokens.h"
#include "ui/theme/type.h"
#include "ui/widgets/poster_cache.h"
#include "ui/widgets/poster_picture.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

#include <array>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int FrontWidth = 58;
constexpr int BackWidth = 50;
constexpr int FanTop = 14;
constexpr int BackAside = 31; // from the middle of the front poster to that of one behind
constexpr int NameHeight = 40; // two lines
constexpr int Disc = 20;

QRect posterAt(QPoint middle, int width)
{
    const int height = posterHeight(width);
    return {middle.x() - width / 2, middle.y() - height / 2, width, height};
}

} // namespace

FilmGroupCard::FilmGroupCard(PosterCache &posters, QWidget *parent)
    : QAbstractButton(parent),
      m_posters(posters)
{
    setCheckable(true);
    setMinimumSize(sizeHint());
    setFixedHeight(Height);
    setFocusPolicy(Qt::StrongFocus);
    setFocusRing(this, radius::Card);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    connect(&posters, &PosterCache::ready, this, qOverload<>(&QWidget::update));
}

void FilmGroupCard::setGroup(const QString &name, const QList<PosterFacts> &films)
{
    setText(name);
    m_films = films;
    QStringList titles;
    for (const PosterFacts &film : films)
        titles.append(film.title);
    setAccessibleName(name);
    setAccessibleDescription(titles.join(u", "_s));
    setToolTip(titles.join(u", "_s));
    update();
}

void FilmGroupCard::paintFan(QPainter &painter) const
{
    const QPoint middle(width() / 2, FanTop + posterHeight(FrontWidth) / 2);
    const std::array places{QPoint(middle.x() - BackAside, middle.y()),
                            QPoint(middle.x() + BackAside, middle.y())};
    for (qsizetype behind = 1; behind < m_films.size() && behind <= std::ssize(places); ++behind)
        paintPosterAt(painter, posterAt(places[std::size_t(behind - 1)], BackWidth), m_films.at(behind),
                      m_posters);
    if (!m_films.isEmpty())
        paintPosterAt(painter, posterAt(middle, FrontWidth), m_films.first(), m_posters);
}

void FilmGroupCard::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor fill = isDown() ? tokens.pressed : underMouse() ? tokens.hover : tokens.surface;
    style::panel(painter, rect(), radius::Card, fill,
                 isChecked() ? QPen(tokens.accent, 2) : QPen(tokens.line, 1));
    paintFan(painter);

    painter.setFont(typeFont(Type::Body, Weight::Semibold));
    painter.setPen(tokens.text);
    const QRect name(8, height() - NameHeight - 6, width() - 16, NameHeight);
    painter.drawText(name, Qt::AlignCenter | Qt::TextWordWrap, text());
    if (isChecked()) {
        QRect disc(width() - Disc - 8, 8, Disc, Disc);
        disc = QStyle::visualRect(layoutDirection(), rect(), disc);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.accent);
        painter.drawEllipse(disc);
        drawIcon(painter, disc.topLeft() + QPoint(4, 4), u"check", Disc - 8, tokens.onAccent);
    }
}

void FilmGroupCard::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        return;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        event->ignore(); // a button would move on by itself, and knows nothing of rows
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

} // namespace matinee
