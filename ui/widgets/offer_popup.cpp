#include "ui/widgets/offer_popup.h"

#include "ui/theme/style_parts.h"
#include "ui/theme/text_line.h"
#include "ui/theme/tokens.h"
#include "ui/theme/type.h"
#include "ui/widgets/frames.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/text_label.h"

#include <QAbstractListModel>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyle>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int Below = 6; // the box
constexpr int MostWide = 520;
constexpr int Padding = 6;
constexpr int TextAt = 12;

int rowHeight()
{
    return std::max(style::MenuRow, lineHeight(Type::Body) + 12);
}

class OfferDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {0, rowHeight()};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &tokens = tokensOf(option.palette);
        const auto place = [&option](const QRect &part) {
            return QStyle::visualRect(option.direction, option.rect, part);
        };
        const QRect &row = option.rect;
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        if (chosen || option.state.testFlag(QStyle::State_MouseOver))
            style::panel(*painter, row, radius::Part, tokens.hover, Qt::NoPen);
        if (chosen)
            style::panel(*painter, place(QRect(row.x(), row.y() + (row.height() - 18) / 2, 3, 18)), 1.5,
                         tokens.accent, Qt::NoPen);
        painter->setFont(typeFont(Type::Caption));
        const QString hint = index.data(Qt::UserRole).toString();
        const int room = row.width() - 2 * TextAt;
        const int hintWidth = std::min(painter->fontMetrics().horizontalAdvance(hint), room / 2);
        painter->setPen(tokens.muted);
        drawLine(*painter,
                 place(QRect(row.right() + 1 - TextAt - hintWidth, row.y(), hintWidth, row.height())), hint,
                 option.direction, Qt::AlignRight);
        painter->setFont(typeFont(Type::Body, chosen ? Weight::Semibold : Weight::Regular));
        painter->setPen(tokens.text);
        drawLine(*painter,
                 place(QRect(row.x() + TextAt, row.y(), room - hintWidth - (hintWidth > 0 ? 12 : 0),
                             row.height())),
                 index.data().toString(), option.direction);
        painter->restore();
    }
};

} // namespace

class OfferRows final : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_offers.size());
    }

    QVariant data(const QModelIndex &index, int role) const override
    {
        const Offer offer = m_offers.value(index.row());
        switch (role) {
        case Qt::DisplayRole:
            return offer.label;
        case Qt::AccessibleTextRole:
            return offer.hint.isEmpty() ? offer.label : offer.label + u", "_s + offer.hint;
        case Qt::UserRole:
            return offer.hint;
        default:
            return {};
        }
    }

    void setOffers(const QList<Offer> &offers)
    {
        beginResetModel();
        m_offers = offers;
        endResetModel();
    }

private:
    QList<Offer> m_offers;
};

OfferPopup::OfferPopup(QLineEdit &field, For use)
    : QWidget(&field),
      m_field(field),
      m_use(use),
      m_rows(new OfferRows(this)),
      m_list(new QListView(this))
{
    setAccessibleName(tr("Completions"));
    m_list->setAccessibleName(tr("Completions"));
    m_list->setModel(m_rows);
    m_list->setItemDelegate(new OfferDelegate(this));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { emit taken(index.row()); });

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Padding, Padding, Padding, 0);
    column->setSpacing(0);
    column->addWidget(m_list);
    column->addSpacing(Padding);
    if (use == For::Query) {
        column->addWidget(new Rule(this));
        column->addWidget(makeFoot());
    }
    field.installEventFilter(this);
    hide();
}

QWidget *OfferPopup::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    // Qt mirrors what stands in a layout, but not the margins around it.
    const int aside = TextAt - Padding;
    row->setContentsMargins(isRightToLeft() ? 0 : aside, 4, isRightToLeft() ? aside : 0, 4);
    row->setSpacing(6);
    const auto hint = [&](const QString &key, const QString &text) {
        row->addWidget(new KeyCap(key, foot));
        row->addWidget(new TextLabel(Type::Caption, text, Tone::Muted, foot));
        row->addSpacing(8);
    };
    hint(tr("Tab"), tr("take"));
    hint(tr("Esc"), tr("close"));
    row->addStretch();
    auto *help = new IconButton(u"help"_s, tr("All columns, with examples (F1)"), foot);
    help->setSide(28);
    help->setFocusPolicy(Qt::NoFocus); // F1 does the same
    connect(help, &QAbstractButton::clicked, this, &OfferPopup::helpWanted);
    row->addWidget(help);
    return foot;
}

void OfferPopup::offer(const QList<Offer> &offers)
{
    m_rows->setOffers(offers);
    m_field.setAccessibleDescription({});
    if (offers.isEmpty())
        return hide();
    m_list->setFixedHeight(int(offers.size()) * rowHeight());
    if (parentWidget() != m_field.window())
        setParent(m_field.window());
    place();
    show();
    raise();
}

int OfferPopup::current() const
{
    return m_list->currentIndex().row();
}

void OfferPopup::move(int by)
{
    // Above the first is the box itself.
    choose(std::clamp(current() + by, -1, m_rows->rowCount() - 1));
}

void OfferPopup::choose(int row)
{
    m_list->setCurrentIndex(m_rows->index(row, 0));
    m_field.setAccessibleDescription(m_rows->data(m_rows->index(row, 0), Qt::AccessibleTextRole).toString());
}

bool OfferPopup::takesKey(int key)
{
    switch (key) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_Tab:
        if (m_use == For::Name && current() < 0)
            return false;
        emit taken(std::max(0, current()));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (current() < 0)
            return false;
        emit taken(current());
        return true;
    case Qt::Key_Escape:
        hide();
        emit dismissed();
        return true;
    default:
        return false;
    }
}

void OfferPopup::place()
{
    layout()->activate();
    const QPoint at = m_field.mapTo(m_field.window(), QPoint(0, m_field.height() + Below));
    const int width = m_use == For::Name ? m_field.width() : std::min(m_field.width(), MostWide);
    const int left = m_field.isRightToLeft() ? at.x() + m_field.width() - width : at.x();
    const int high = sizeHint().height();
    const bool fitsBelow = at.y() + high <= m_field.window()->height();
    const int above = at.y() - m_field.height() - 2 * Below - high;
    setGeometry(left, fitsBelow || above < 0 ? at.y() : above, width, high);
}

bool OfferPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != &m_field || !isVisible())
        return false;
    switch (event->type()) {
    case QEvent::KeyPress: {
        const auto &key = static_cast<const QKeyEvent &>(*event);
        const bool plain = !(key.modifiers() & ~Qt::KeypadModifier);
        return plain && takesKey(key.key());
    }
    case QEvent::FocusOut:
    case QEvent::Hide:
        hide();
        return false;
    case QEvent::Resize:
    case QEvent::Move:
        place();
        return false;
    default:
        return false;
    }
}

void OfferPopup::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(this);
    QPainter painter(this);
    style::panel(painter, rect(), radius::Card, tokens.dialog, QPen(tokens.line, 1));
}

} // namespace matinee
