#include "ui/views/filter_popup.h"

#include "ui/theme/style_parts.h"
#include "ui/theme/tokens.h"
#include "ui/viewmodels/facet_model.h"
#include "ui/viewmodels/search_view_model.h"
#include "ui/views/filter_rows.h"
#include "ui/widgets/frames.h"
#include "ui/widgets/place_popup.h"
#include "ui/widgets/segment_bar.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

namespace matinee {

namespace {

constexpr int FacetsWide = 168;
constexpr int ValuesWide = 280;
constexpr int High = 400;
constexpr int Padding = 8;
constexpr int Many = 14; ///< values; more are easier to type than to scroll to

constexpr std::array Choices{Choice::Any, Choice::All, Choice::None};

} // namespace

FilterPopup::FilterPopup(SearchViewModel &search, QWidget *parent)
    : QWidget(parent, Qt::Popup | Qt::FramelessWindowHint | Qt::NoDropShadowWindowHint),
      m_search(search),
      m_model(new FacetModel(search, this))
{
    setAccessibleName(tr("Filters"));
    setAttribute(Qt::WA_TranslucentBackground); // round corners
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Padding, Padding, Padding, Padding);
    row->setSpacing(2 * Padding + 1); // and the line between
    row->addWidget(makeFacets());
    row->addWidget(makeValues(), 1);
    setFixedHeight(High);
    connect(&search, &SearchViewModel::queryChanged, this, &FilterPopup::follow);
    connect(&search, &SearchViewModel::resultsChanged, this, &FilterPopup::follow);
    m_facets->setCurrentIndex(m_facets->model()->index(0, 0));
}

QListView *FilterPopup::makeList(const QString &name)
{
    auto *list = new QListView(this);
    list->setAccessibleName(name);
    list->setFrameShape(QFrame::NoFrame);
    list->setUniformItemSizes(true);
    list->setMouseTracking(true);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->viewport()->setAutoFillBackground(false);
    list->installEventFilter(this);
    list->viewport()->installEventFilter(this);
    return list;
}

QWidget *FilterPopup::makeFacets()
{
    m_facets = makeList(tr("Filters"));
    m_facets->setModel(new FacetNames(m_search, this));
    m_facets->setItemDelegate(new FacetNameDelegate(this));
    m_facets->setFixedWidth(FacetsWide);
    return m_facets;
}

QWidget *FilterPopup::makeValues()
{
    auto *side = new QWidget(this);
    side->setFixedWidth(ValuesWide);
    m_values = makeList({});
    m_values->setModel(m_model);
    m_values->setItemDelegate(new FacetValueDelegate(this));
    m_choice = new SegmentBar({tr("Any of"), tr("All of"), tr("None of")}, side);
    m_find = new QLineEdit(side);
    m_find->setClearButtonEnabled(false);
    m_find->installEventFilter(this);
    auto *hint = new TextLabel(Type::Caption, tr("Right click, Shift+click or Shift+Space: not this"),
                               Tone::Muted, side);
    hint->setWordWrap(true);
    m_nothing = new TextLabel(Type::Body, {}, Tone::Muted, side);
    m_nothing->setContentsMargins(Padding, Padding, Padding, Padding);
    connect(m_facets->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) { showFacet(index.row()); });
    connect(m_find, &QLineEdit::textChanged, this, [this](const QString &letters) {
        m_model->setFilter(letters);
        m_values->setCurrentIndex(m_model->index(0));
        sayNothing();
    });
    connect(m_choice, &SegmentBar::chosen, this, [this](int at) {
        if (Choices.at(size_t(at)) != Choice::None)
            m_search.setChoice(m_model->facet(), Choices.at(size_t(at)));
    });
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Padding);
    column->addWidget(m_choice);
    column->addWidget(m_find);
    column->addWidget(m_nothing);
    column->addWidget(m_values, 1);
    column->addStretch(); // what is too little for a row
    column->addWidget(new Rule(side));
    column->addWidget(hint);
    return side;
}

void FilterPopup::openUnder(const QWidget &button)
{
    adjustSize();
    placePopup(*this, button);
    show();
    fitRows();
    m_facets->setFocus(Qt::PopupFocusReason);
}

void FilterPopup::showFacet(int row)
{
    const Facet facet = allFacets().value(row);
    m_find->clear();
    m_model->setFacet(facet);
    m_values->setAccessibleName(facetName(facet));
    m_values->setCurrentIndex(m_model->index(0));
    m_values->scrollToTop();
    m_choice->setVisible(hasSeveral(facet));
    m_choice->setCurrent(int(choiceIn(m_search.draft().query(), facet)));
    m_find->setPlaceholderText(tr("Find in %1").arg(facetName(facet).toLower()));
    m_find->setAccessibleName(m_find->placeholderText());
    m_find->setVisible(m_model->all() > Many);
    sayNothing();
}

void FilterPopup::fitRows()
{
    // No row is cut in two where the list begins.
    m_values->setMaximumHeight(QWIDGETSIZE_MAX);
    layout()->activate();
    m_values->parentWidget()->layout()->activate();
    if (const int row = m_values->sizeHintForRow(0); row > 0 && m_values->height() > row)
        m_values->setMaximumHeight(m_values->height() / row * row);
}

void FilterPopup::sayNothing()
{
    const QString what = facetName(m_model->facet()).toLower();
    m_nothing->setParagraph(m_model->all() > 0 ? tr("Nothing of that name.")
                                               : tr("Of these films no %1 is known.").arg(what));
    m_nothing->setVisible(m_model->rowCount() == 0);
    fitRows();
}

void FilterPopup::follow()
{
    if (Choices.at(size_t(m_choice->current())) != Choice::None)
        m_choice->setCurrent(int(choiceIn(m_search.draft().query(), m_model->facet())));
    if (!m_values->currentIndex().isValid())
        m_values->setCurrentIndex(m_model->index(0));
    m_find->setVisible(m_model->all() > Many || !m_find->text().isEmpty());
    sayNothing();
}

void FilterPopup::toggle(const QModelIndex &value, bool exclude)
{
    if (!value.isValid())
        return;
    const Choice asked = hasSeveral(m_model->facet()) ? Choices.at(size_t(m_choice->current())) : Choice::Any;
    m_search.toggle(m_model->facet(), value.data(FacetModel::ValueRole).toString(),
                    exclude ? Choice::None : asked);
}

bool FilterPopup::takesKey(const QListView *list, int key)
{
    const bool forward = key == (isRightToLeft() ? Qt::Key_Left : Qt::Key_Right);
    const bool back = key == (isRightToLeft() ? Qt::Key_Right : Qt::Key_Left);
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space;
    if (key == Qt::Key_Escape)
        return close();
    if (list == m_facets && (forward || enter)) {
        m_values->setFocus(Qt::OtherFocusReason);
        return true;
    }
    if (list == m_values && back) {
        m_facets->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return false;
}

bool FilterPopup::looksFor(const QString &letters)
{
    if (m_find->isHidden() || letters.isEmpty() || !letters.at(0).isLetterOrNumber())
        return false;
    m_find->setFocus(Qt::OtherFocusReason);
    m_find->setText(letters);
    return true;
}

bool FilterPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (m_values && watched == m_values->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const auto &mouse = static_cast<const QMouseEvent &>(*event);
        const bool exclude =
            mouse.button() == Qt::RightButton || mouse.modifiers().testFlag(Qt::ShiftModifier);
        toggle(m_values->indexAt(mouse.position().toPoint()), exclude);
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto &key = static_cast<const QKeyEvent &>(*event);
    if (watched == m_find) {
        const bool down =
            key.key() == Qt::Key_Down || key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
        if (down)
            m_values->setFocus(Qt::OtherFocusReason);
        return down || (key.key() == Qt::Key_Escape && close());
    }
    const auto *list = qobject_cast<QListView *>(watched);
    if (!list || takesKey(list, key.key()))
        return list != nullptr;
    const bool chooses =
        key.key() == Qt::Key_Space || key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    if (list == m_values && (chooses || key.key() == Qt::Key_Minus)) {
        const bool shifted = key.modifiers().testFlag(Qt::ShiftModifier);
        toggle(m_values->currentIndex(), shifted || key.key() == Qt::Key_Minus);
        return true;
    }
    return looksFor(key.text());
}

void FilterPopup::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(this);
    QPainter painter(this);
    style::window(painter, rect(), radius::Card, tokens.dialog, tokens.line);
    const int line = 2 * Padding + FacetsWide;
    const int x = isRightToLeft() ? width() - 1 - line : line;
    painter.fillRect(QRect(x, 1, 1, height() - 2), tokens.line);
}

void FilterPopup::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    setMask(style::windowMask(rect(), radius::Card));
}

} // namespace matinee
