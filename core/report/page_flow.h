#pragma once

#include <QList>
#include <QRectF>
#include <QSizeF>

#include <functional>

class QPainter;

namespace matinee {

/// Puts pieces of a document one under the other and begins a new page where one no longer fits.
/// Nothing is painted before everything has its place, so "page 1 of 12" is known on page 1.
///
/// Unit     CSS pixels, 96 to the inch, from the top left of the room between the margins.
class PageFlow {
public:
    /// Paints a piece in its place.
    using Draw = std::function<void(QPainter &, const QRectF &)>;

    explicit PageFlow(QSizeF room);

    double width() const { return m_room.width(); }
    qsizetype pageCount() const { return m_pages.size(); }

    /// The next piece, over the full width.
    void add(double height, Draw draw);
    /// Empty room, which is left out at the head of a page.
    void addSpace(double height);
    /// Begins a new page unless so much fits on this one: a heading stays with what follows it.
    void keepTogether(double height);

    /// Adds a table's head, and again at the top of every page until endTable().
    void beginTable(double headHeight, const Draw &head);
    void endTable() { m_head = {}; }

    void paint(QPainter &painter, qsizetype page) const;

private:
    struct Piece {
        QRectF where;
        Draw draw;
    };

    void place(double height, Draw draw);
    void breakPage();

    QSizeF m_room;
    QList<QList<Piece>> m_pages = {{}};
    double m_y = 0;
    Draw m_head; ///< of the table we are in
    double m_headHeight = 0;
};

} // namespace matinee
