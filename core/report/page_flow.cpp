#include "core/report/page_flow.h"

#include <QPainter>

#include <utility>

namespace matinee {

PageFlow::PageFlow(QSizeF room) : m_room(room) { }

void PageFlow::add(double height, Draw draw)
{
    keepTogether(height);
    place(height, std::move(draw));
}

void PageFlow::addSpace(double height)
{
    if (!m_pages.last().isEmpty())
        m_y += height;
}

void PageFlow::keepTogether(double height)
{
    if (m_y + height > m_room.height() && !m_pages.last().isEmpty())
        breakPage();
}

void PageFlow::beginTable(double headHeight, const Draw &head)
{
    add(headHeight, head);
    m_head = head;
    m_headHeight = headHeight;
}

void PageFlow::place(double height, Draw draw)
{
    m_pages.last().append({QRectF(0, m_y, m_room.width(), height), std::move(draw)});
    m_y += height;
}

void PageFlow::breakPage()
{
    m_pages.append(QList<Piece>());
    m_y = 0;
    if (m_head)
        place(m_headHeight, m_head);
}

void PageFlow::paint(QPainter &painter, qsizetype page) const
{
    for (const Piece &piece : m_pages[page])
        piece.draw(painter, piece.where);
}

} // namespace matinee
