#include "ui/views/filter_rows.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/style_parts.h"
#include "ui/theme/text_line.h"
#include "ui/theme/tokens.h"
#include "ui/theme/type.h"
#include "ui/viewmodels/facet_model.h"
#include "ui/viewmodels/search_view_model.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace matinee {

namespace {

constexpr int Edge = 10;
constexpr int BoxGap = 12;

QSize rowSize()
{
    return {0, std::max(style::MenuRow, lineHeight(Type::Body) + 12)};
}

void paintGround(QPainter &painter, const QStyleOptionViewItem &option, bool marked)
{
    const Tokens &tokens = tokensOf(option.palette);
    if (marked || option.state.testFlag(QStyle::State_MouseOver))
        style::panel(painter, option.rect, radius::Part, tokens.hover, Qt::NoPen);
    const bool focused = option.state.testFlag(QStyle::State_Selected)
        && option.state.testFlag(QStyle::State_HasFocus) && isKeyboardInUse(option.widget);
    if (focused)
        style::panel(painter, option.rect, radius::Part, Qt::NoBrush, QPen(tokens.accent, 2));
}

/// Label at the leading side from `textAt` on, a number at the trailing one.
void paintTexts(QPainter &painter, const QStyleOptionViewItem &option, int textAt, const QString &label,
                const QString &number, bool strong, bool dead)
{
    const Tokens &tokens = tokensOf(option.palette);
    const QRect &row = option.rect;
    const auto place = [&option](const QRect &part) {
        return QStyle::visualRect(option.direction, option.rect, part);
    };
    painter.setFont(typeFont(Type::Caption));
    const int numberWidth = painter.fontMetrics().horizontalAdvance(number);
    painter.setPen(dead ? tokens.disabled : tokens.muted);
    painter.drawText(place(QRect(row.right() + 1 - Edge - numberWidth, row.y(), numberWidth, row.height())),
                     Qt::AlignCenter | Qt::TextSingleLine, number);
    painter.setFont(typeFont(Type::Body, strong ? Weight::Semibold : Weight::Regular));
    painter.setPen(dead ? tokens.disabled : tokens.text);
    drawLine(painter,
             place(QRect(row.x() + textAt, row.y(), row.width() - textAt - Edge - numberWidth - Edge,
                         row.height())),
             label, option.direction);
}

} // namespace

FacetNames::FacetNames(SearchViewModel &search, QObject *parent)
    : QAbstractListModel(parent),
      m_search(search)
{
    connect(&search, &SearchViewModel::queryChanged, this,
            [this] { emit dataChanged(index(0), index(rowCount() - 1)); });
}

int FacetNames::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(allFacets().size());
}

QVariant FacetNames::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Facet facet = allFacets().at(index.row());
    if (role == Qt::DisplayRole)
        return facetName(facet);
    if (role != Qt::UserRole)
        return {};
    const QList<SearchChip> chips = m_search.draft().chips();
    return int(std::count_if(chips.cbegin(), chips.cend(), [facet](const SearchChip &chip) {
        return looksAt(chip.node, columnOf(facet));
    }));
}

QSize FacetNameDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return rowSize();
}

void FacetNameDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const Tokens &tokens = tokensOf(option.palette);
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    const QRect &row = option.rect;
    const int used = index.data(Qt::UserRole).toInt();
    painter->save();
    paintGround(*painter, option, chosen);
    if (chosen)
        style::panel(*painter,
                     QStyle::visualRect(option.direction, row,
                                        QRect(row.x(), row.y() + (row.height() - 18) / 2, 3, 18)),
                     1.5, tokens.accent, Qt::NoPen);
    paintTexts(*painter, option, Edge + 2, index.data().toString(),
               used > 0 ? QLocale().toString(used) : QString(), chosen, false);
    painter->restore();
}

QSize FacetValueDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return rowSize();
}

void FacetValueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const auto held = Held(index.data(FacetModel::HeldRole).toInt());
    const int count = index.data(FacetModel::CountRole).toInt();
    painter->save();
    paintGround(*painter, option, false);

    QStyleOption box;
    box.palette = option.palette;
    box.direction = option.direction;
    box.rect = QStyle::visualRect(option.direction, option.rect,
                                  QRect(option.rect.x() + Edge,
                                        option.rect.y() + (option.rect.height() - style::Indicator) / 2,
                                        style::Indicator, style::Indicator));
    box.state = QStyle::State_Enabled;
    box.state |= held == Held::No ? QStyle::State_Off
        : held == Held::Yes       ? QStyle::State_On
                                  : QStyle::State_NoChange;
    style::checkBox(*painter, box);
    const QString label = index.data().toString();
    paintTexts(*painter, option, Edge + style::Indicator + BoxGap,
               held == Held::Excluded ? tr("not %1").arg(label) : label, QLocale().toString(count),
               held != Held::No, count == 0 && held == Held::No);
    painter->restore();
}

} // namespace matinee
