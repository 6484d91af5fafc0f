#include "ui/widgets/poster_picture.h"

#include "ui/theme/style_parts.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/poster_cache.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPalette>

namespace matinee {

namespace {

int cornerOf(int width)
{
    return width < 44 ? 3 : width < 100 ? radius::Thumbnail : radius::Card;
}

} // namespace

PosterPicture::PosterPicture(PosterCache &posters, int width, QWidget *parent)
    : QWidget(parent),
      m_posters(posters)
{
    setPosterWidth(width);
    connect(&posters, &PosterCache::ready, this, QOverload<>::of(&QWidget::update));
}

void PosterPicture::setFilm(const PosterFacts &facts)
{
    m_facts = facts;
    setAccessibleName(tr("Poster of %1").arg(facts.title));
    update();
}

void PosterPicture::clear()
{
    m_facts.reset();
    update();
}

int posterHeight(int width)
{
    return (3 * width + 1) / 2;
}

void PosterPicture::setPosterWidth(int width)
{
    setFixedSize(width, posterHeight(width));
}

void PosterPicture::paintEvent(QPaintEvent *)
{
    if (!m_facts)
        return;
    QPainter painter(this);
    paintPosterAt(painter, rect(), *m_facts, m_posters);
}

void paintPosterAt(QPainter &painter, const QRect &where, const PosterFacts &facts, PosterCache &posters)
{
    const QPixmap ready = posters.poster(facts, where.width(), painter.device()->devicePixelRatioF());
    if (!ready.isNull()) {
        painter.drawPixmap(where.topLeft(), ready);
        return;
    }
    // Until the right size is painted the old one is stretched: rough for a moment, but it never blinks.
    const QPixmap standIn = posters.standIn(facts);
    if (!standIn.isNull())
        painter.drawPixmap(where, standIn);
    else
        style::panel(painter, where, cornerOf(where.width()), tokensOf(QGuiApplication::palette()).hover,
                     Qt::NoPen);
}

} // namespace matinee
