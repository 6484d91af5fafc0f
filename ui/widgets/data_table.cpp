#include "ui/widgets/data_table.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/text_line.h"
#include "ui/theme/tokens.h"
#include "ui/theme/type.h"

#include <QEvent>
#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

namespace matinee {

namespace {

constexpr int RowPadding = 8;
constexpr int CellPadding = 8;

/// Muted words over a line, instead of the style's buttons.
class Headings final : public QHeaderView {
public:
    explicit Headings(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
    {
        setSectionsClickable(false);
        setHighlightSections(false);
        setMinimumSectionSize(0);
        viewport()->setAutoFillBackground(false);
    }

    QSize sectionSizeFromContents(int section) const override
    {
        const QString words = model()->headerData(section, orientation()).toString();
        return {QFontMetrics(typeFont(Type::Caption)).horizontalAdvance(words) + 2 * CellPadding + 1,
                QHeaderView::sectionSizeFromContents(section).height()};
    }

protected:
    void paintSection(QPainter *painter, const QRect &where, int section) const override
    {
        const Tokens &tokens = tokensOf(this);
        painter->fillRect(QRect(where.left(), where.bottom(), where.width(), 1), tokens.line);
        painter->setFont(typeFont(Type::Caption));
        painter->setPen(tokens.muted);
        const auto side =
            Qt::Alignment(model()->headerData(section, orientation(), Qt::TextAlignmentRole).toInt());
        drawLine(*painter, where.adjusted(CellPadding, 0, -CellPadding, 0),
                 model()->headerData(section, orientation()).toString(), layoutDirection(),
                 side & Qt::AlignHorizontal_Mask);
    }
};

/// Rows that are one piece, with room between their columns.
class Cells final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        // As wide as when chosen, so that nothing moves when the choice does.
        const QFontMetrics metrics(typeFont(Type::Body, Weight::Semibold));
        return {metrics.horizontalAdvance(index.data().toString()) + 2 * CellPadding + 1,
                QStyledItemDelegate::sizeHint(option, index).height()};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &tokens = tokensOf(option.widget);
        const bool isChosen = option.state & QStyle::State_Selected;
        painter->save();
        if (isChosen)
            painter->fillRect(option.rect, tokens.hover);
        painter->setFont(typeFont(Type::Body, isChosen ? Weight::Semibold : Weight::Regular));
        painter->setPen(tokens.text);
        const auto side = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
        drawLine(*painter, option.rect.adjusted(CellPadding, 0, -CellPadding, 0), index.data().toString(),
                 option.direction, side & Qt::AlignHorizontal_Mask);
        painter->restore();
    }
};

} // namespace

DataTable::DataTable(const QString &accessibleName, QWidget *parent)
    : QTableView(parent),
      m_rows(new QStandardItemModel(this))
{
    setAccessibleName(accessibleName);
    setModel(m_rows);
    setHorizontalHeader(new Headings(this));
    setItemDelegate(new Cells(this));
    verticalHeader()->hide();
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false); // Tab leaves the table
    setFocusRing(this, radius::Part);
    viewport()->setAutoFillBackground(false);
    fit();
}

void DataTable::setRows(const QStringList &headings, const QList<QStringList> &rows, bool figures)
{
    const auto side = [figures](qsizetype column) {
        return int((figures && column > 0 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    };
    m_rows->clear();
    m_rows->setHorizontalHeaderLabels(headings);
    for (int column = 0; column < headings.size(); ++column)
        m_rows->setHeaderData(column, Qt::Horizontal, side(column), Qt::TextAlignmentRole);
    for (const QStringList &row : rows) {
        QList<QStandardItem *> items;
        for (qsizetype column = 0; column < row.size(); ++column) {
            items.append(new QStandardItem(row.at(column)));
            items.last()->setData(side(column), Qt::TextAlignmentRole);
            items.last()->setToolTip(row.at(column));
        }
        m_rows->appendRow(items);
    }
    for (int column = 0; column < headings.size(); ++column)
        horizontalHeader()->setSectionResizeMode(
            column, column == 0 ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
    updateGeometry();
}

void DataTable::setWhole(bool whole)
{
    m_isWhole = whole;
    setVerticalScrollBarPolicy(whole ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    setSizePolicy(QSizePolicy::Expanding, whole ? QSizePolicy::Fixed : QSizePolicy::Expanding);
    updateGeometry();
}

QSize DataTable::sizeHint() const
{
    const int rows = m_isWhole ? m_rows->rowCount() : 12;
    return {320, horizontalHeader()->height() + rows * verticalHeader()->defaultSectionSize()};
}

QSize DataTable::minimumSizeHint() const
{
    return m_isWhole ? QSize(160, sizeHint().height()) : QSize(160, 120);
}

void DataTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        fit();
}

void DataTable::fit()
{
    setFont(typeFont(Type::Body));
    const int height = lineHeight(Type::Body) + RowPadding;
    verticalHeader()->setDefaultSectionSize(height);
    horizontalHeader()->setFixedHeight(height);
    updateGeometry();
}

} // namespace matinee
