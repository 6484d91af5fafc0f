#include "ui/widgets/poster_shelf.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/theme/type.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/tile_geometry.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <QtMath>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

/// A heading that leads somewhere: its words, elided where there is no room, and a chevron.
class ShelfTitle final : public QAbstractButton {
public:
    explicit ShelfTitle(QWidget *parent) : QAbstractButton(parent)
    {
        setFocusRing(this, radius::Part);
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override
    {
        // Rounded up, or a title that fits would be elided.
        const double words = QFontMetricsF(typeFont(Type::H2)).horizontalAdvance(text());
        return {qCeil(words) + 1 + Gap + Chevron, lineHeight(Type::H2)};
    }
    QSize minimumSizeHint() const override { return {Narrowest, lineHeight(Type::H2)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &tokens = tokensOf(this);
        QPainter painter(this);
        painter.setFont(typeFont(Type::H2));
        painter.setPen(tokens.text);
        const auto place = [this](const QRect &part) {
            return QStyle::visualRect(layoutDirection(), rect(), part);
        };
        const QRect words = rect().adjusted(0, 0, -Gap - Chevron, 0);
        painter.drawText(place(words), Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine,
                         QFontMetricsF(typeFont(Type::H2)).elidedText(text(), Qt::ElideRight, words.width()));
        const QRect chevron(width() - Chevron, (height() - Chevron) / 2 + 1, Chevron, Chevron);
        drawIcon(painter, place(chevron).topLeft(), u"chevron-right", Chevron,
                 underMouse() ? tokens.text : tokens.muted);
    }

private:
    static constexpr int Gap = 5;
    static constexpr int Chevron = 18;
    static constexpr int Narrowest = 120;
};

} // namespace

PosterRow::PosterRow(PosterCache &posters, QWidget *parent) : TileView(posters, parent)
{
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWrapping(false);
    setFlow(QListView::LeftToRight);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    arrange();
}

void PosterRow::setTileSize(int width)
{
    m_tileSize = width;
    arrange();
}

QSize PosterRow::sizeHint() const
{
    return {4 * gridSize().width(), gridSize().height()};
}

void PosterRow::arrange()
{
    const int room = viewport()->width();
    m_columns = std::max(1, room / TileGeometry::cellWidth(m_tileSize));
    const int width = std::max(1, room / m_columns - 2 * TileGeometry::Bleed);
    // Nothing follows below: the gap between rows would only push the next shelf away.
    const QSize cell = TileGeometry::cellSize(width) - QSize(0, TileGeometry::GapBelow);
    if (gridSize() == cell)
        return;
    setCell(cell);
    setFixedHeight(cell.height());
}

void PosterRow::page(int direction)
{
    auto *bar = horizontalScrollBar();
    bar->setValue(bar->value() + direction * m_columns * gridSize().width());
}

void PosterRow::resizeEvent(QResizeEvent *event)
{
    arrange();
    TileView::resizeEvent(event);
}

void PosterRow::wheelEvent(QWheelEvent *event)
{
    // Sideways is the row's, up and down the page's.
    if (std::abs(event->angleDelta().x()) > std::abs(event->angleDelta().y()))
        TileView::wheelEvent(event);
    else
        event->ignore();
}

PosterShelf::PosterShelf(PosterCache &posters, QWidget *parent)
    : QWidget(parent),
      m_title(new ShelfTitle(this)),
      m_back(new IconButton(u"chevron-left"_s, tr("Back"), this)),
      m_forward(new IconButton(u"chevron-right"_s, tr("More"), this)),
      m_row(new PosterRow(posters, this))
{
    auto *head = new QHBoxLayout;
    head->setContentsMargins(TileGeometry::Bleed, 0, TileGeometry::Bleed, 0);
    head->setSpacing(0);
    head->addWidget(m_title);
    head->addStretch(1);
    for (auto *arrow : {m_back, m_forward}) {
        arrow->setSide(28);
        arrow->setFocusPolicy(Qt::NoFocus); // the row's arrow keys do the same
        head->addWidget(arrow);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12 - TileGeometry::Bleed);
    column->addLayout(head);
    column->addWidget(m_row);

    connect(m_title, &QAbstractButton::clicked, this, &PosterShelf::titleClicked);
    connect(m_back, &QAbstractButton::clicked, m_row, [this] { m_row->page(-1); });
    connect(m_forward, &QAbstractButton::clicked, m_row, [this] { m_row->page(1); });
    connect(m_row->horizontalScrollBar(), &QScrollBar::valueChanged, this, &PosterShelf::showArrows);
    connect(m_row->horizontalScrollBar(), &QScrollBar::rangeChanged, this, &PosterShelf::showArrows);
    showArrows();
}

void PosterShelf::setTitle(const QString &title)
{
    m_title->setText(title);
    m_title->setAccessibleName(title);
    m_title->updateGeometry();
    m_row->setAccessibleName(title);
}

void PosterShelf::setModel(QAbstractItemModel *model)
{
    m_row->setModel(model);
}

void PosterShelf::showArrows()
{
    const auto *bar = m_row->horizontalScrollBar();
    m_back->setEnabled(bar->value() > bar->minimum());
    m_forward->setEnabled(bar->value() < bar->maximum());
}

} // namespace matinee
