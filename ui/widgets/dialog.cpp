#include "ui/widgets/dialog.h"

#include "ui/theme/style_parts.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/frames.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/text_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QScreen>
#include <QShowEvent>
#include <QStyle>
#include <QVBoxLayout>
#include <QWindow>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int Bar = 64; // head and foot
constexpr int Edge = 24;
constexpr int FocusRoom = 4; // rings lie outside what they are around, and a scrolled page is cut off
constexpr int FreeAround = 24; // what remains visible of the window behind
constexpr int LeastHeight = 520;

/// A page that asks for all of its content's height.
class ScrollBody final : public ScrollPage {
public:
    explicit ScrollBody(QWidget *content) : ScrollPage(content)
    {
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // invisible while there is nothing to scroll
    }

    int bar() const { return style()->pixelMetric(QStyle::PM_ScrollBarExtent); }

    QSize sizeHint() const override
    {
        const QSize content = widget()->sizeHint();
        const bool wraps = widget()->hasHeightForWidth();
        const int high = wraps ? widget()->heightForWidth(width() - bar()) : content.height();
        return {content.width() + bar(), std::max(high, widget()->minimumHeight())};
    }

    QSize minimumSizeHint() const override { return {widget()->minimumSizeHint().width() + bar(), 100}; }
};

QWidget *bar(QWidget *parent, QHBoxLayout *row)
{
    auto *widget = new QWidget(parent);
    widget->setFixedHeight(std::max(Bar, lineHeight(Type::H2) + 36));
    // Qt mirrors what stands in a layout, but not the margins around it.
    const bool mirrored = parent->isRightToLeft();
    row->setContentsMargins(mirrored ? Edge - 6 : Edge, 0, mirrored ? Edge : Edge - 6, 0);
    row->setSpacing(8);
    widget->setLayout(row);
    return widget;
}

} // namespace

Dialog::Dialog(const QString &title, QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint),
      m_body(new QVBoxLayout),
      m_foot(new QHBoxLayout),
      m_title(new TextLabel(Type::H2, title, Tone::Text, this)),
      m_note(new TextLabel(Type::Body, {}, Tone::Muted, this))
{
    setWindowTitle(title);
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_TranslucentBackground); // round corners

    auto *close = new IconButton(u"close"_s, tr("Close"), this);
    close->setFocusPolicy(Qt::NoFocus); // Escape does the same
    connect(close, &QAbstractButton::clicked, this, &QDialog::reject);
    auto *headRow = new QHBoxLayout;
    auto *head = bar(this, headRow);
    headRow->addWidget(m_title, 1);
    headRow->addWidget(close);

    auto *foot = bar(this, m_foot);
    m_foot->addWidget(m_note, 1);
    m_body->setContentsMargins(Edge, 20, Edge, 20);
    m_body->setSpacing(12);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1); // the line around
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(new Rule(this));
    auto *middle = new QWidget(this); // takes what is left; head and foot keep their height
    middle->setLayout(m_body);
    column->addWidget(middle, 1);
    column->addWidget(new Rule(this));
    column->addWidget(foot);
}

void Dialog::setNote(const QString &note)
{
    m_note->setText(note);
}

Button *Dialog::addAction(const QString &text, Button::Kind kind)
{
    auto *button = new Button(text, kind, this);
    button->setDefault(kind == Button::Kind::Primary);
    m_foot->addWidget(button);
    return button;
}

void Dialog::setScrollingContent(QWidget *content)
{
    auto *scrolling = new ScrollBody(content);
    const int trailing = Edge - FocusRoom - scrolling->bar();
    m_body->setContentsMargins(isRightToLeft() ? trailing : Edge - FocusRoom, 0,
                               isRightToLeft() ? Edge - FocusRoom : trailing, 0);
    content->layout()->setContentsMargins(FocusRoom, 20, FocusRoom, 20);
    m_scrolling = scrolling;
    m_body->addWidget(scrolling);
}

void Dialog::fit()
{
    if (!m_scrolling || !isVisible())
        return;
    // Layouts hear of what changed within them by events that are still to come: the innermost first.
    const auto parts = m_scrolling->findChildren<QWidget *>();
    for (auto part = parts.crbegin(); part != parts.crend(); ++part) {
        if (QLayout *layout = (*part)->layout()) {
            layout->invalidate();
            layout->activate();
            (*part)->updateGeometry();
        }
    }
    fitScreen();
    if (!parentWidget())
        return;
    const QWidget *window = parentWidget()->window();
    const int foot = window->mapToGlobal(QPoint(0, window->height())).y() - FreeAround;
    move(x(), std::min(y(), std::max(foot - height(), screen()->availableGeometry().top())));
}

void Dialog::fitScreen()
{
    const int onScreen = screen()->availableGeometry().height() - 8;
    const int overWindow = parentWidget()
        ? std::max(LeastHeight, parentWidget()->window()->height() - 2 * FreeAround)
        : onScreen;
    // How high text is that wraps is known once it is as wide as it will be.
    resize(sizeHint().width(), height());
    layout()->activate();
    m_scrolling->updateGeometry();
    m_scrolling->parentWidget()->updateGeometry();
    resize(width(), std::min({sizeHint().height(), onScreen, overWindow}));
}

void Dialog::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(this);
    QPainter painter(this);
    style::window(painter, rect(), radius::Dialog, tokens.dialog, tokens.line);
}

void Dialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    setMask(style::windowMask(rect(), radius::Dialog));
}

void Dialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (m_scrolling && !event->spontaneous())
        fitScreen();
    if (!parentWidget() || event->spontaneous())
        return;
    QWidget *window = parentWidget()->window();
    m_scrim = new Scrim(window);
    m_scrim->show();
    const QRect behind(window->mapToGlobal(QPoint(0, 0)), window->size());
    move(behind.center() - rect().center());
}

void Dialog::hideEvent(QHideEvent *event)
{
    delete m_scrim;
    QDialog::hideEvent(event);
}

void Dialog::mousePressEvent(QMouseEvent *event)
{
    // Without a title bar the head is what one takes hold of.
    if (event->button() == Qt::LeftButton && event->position().y() < Bar && windowHandle())
        windowHandle()->startSystemMove();
}

Scrim::Scrim(QWidget *parent) : QWidget(parent)
{
    setGeometry(parent->rect());
    parent->installEventFilter(this);
    raise();
}

void Scrim::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), tokensOf(this).scrim);
}

void Scrim::mousePressEvent(QMouseEvent *)
{
    emit clicked();
}

bool Scrim::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return false;
}

} // namespace matinee
