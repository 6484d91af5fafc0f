#include "ui/widgets/segment_bar.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/style_parts.h"
#include "ui/theme/text_line.h"
#include "ui/theme/tokens.h"
#include "ui/theme/type.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace matinee {

namespace {

constexpr int Height = 32;
constexpr int Inset = 3; // 2 and the line
constexpr int PartPadding = 12;

class Part final : public QAbstractButton {
public:
    explicit Part(const QString &words, QWidget *parent) : QAbstractButton(parent)
    {
        setText(words);
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setFocusRing(this, radius::Part);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override
    {
        // As wide as when chosen, so that nothing moves when the choice does.
        const QFontMetrics metrics(typeFont(Type::Body, Weight::Semibold));
        return {metrics.horizontalAdvance(text()) + 2 * PartPadding,
                std::max(Height - 2 * Inset, lineHeight(Type::Body) + 6)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &tokens = tokensOf(this);
        const bool hover = isEnabled() && underMouse();
        QPainter painter(this);
        if (isChecked() || isDown())
            style::panel(painter, rect(), radius::Part, tokens.segmentOn, Qt::NoPen);
        painter.setFont(typeFont(Type::Body, isChecked() ? Weight::Semibold : Weight::Regular));
        painter.setPen(!isEnabled() ? tokens.disabled : isChecked() || hover ? tokens.text : tokens.muted);
        drawLine(painter, rect(), text(), layoutDirection(), Qt::AlignHCenter);
    }
};

} // namespace

SegmentBar::SegmentBar(const QStringList &parts, QWidget *parent)
    : QWidget(parent),
      m_group(new QButtonGroup(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Inset, Inset, Inset, Inset);
    row->setSpacing(0);
    for (const QString &words : parts) {
        auto *part = new Part(words, this);
        m_group->addButton(part, int(m_group->buttons().size()));
        row->addWidget(part);
    }
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCurrent(0);
    connect(m_group, &QButtonGroup::idClicked, this, [this](int index) {
        setCurrent(index);
        emit chosen(index);
    });
}

int SegmentBar::current() const
{
    return m_group->checkedId();
}

void SegmentBar::setCurrent(int index)
{
    if (auto *part = m_group->button(index))
        part->setChecked(true);
    // Tab stops once, at the chosen part; the arrow keys do the rest.
    for (auto *part : m_group->buttons())
        part->setFocusPolicy(part->isChecked() ? Qt::StrongFocus : Qt::ClickFocus);
}

void SegmentBar::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(this);
    QPainter painter(this);
    style::panel(painter, rect(), radius::Control, tokens.surface, QPen(tokens.line, 1));
}

void SegmentBar::keyPressEvent(QKeyEvent *event)
{
    const int forward = isRightToLeft() ? Qt::Key_Left : Qt::Key_Right;
    const int backward = isRightToLeft() ? Qt::Key_Right : Qt::Key_Left;
    const int step = event->key() == forward ? 1 : event->key() == backward ? -1 : 0;
    auto *next = m_group->button(current() + step);
    if (step == 0 || !next)
        return QWidget::keyPressEvent(event);
    next->setFocus(Qt::TabFocusReason);
    setCurrent(m_group->id(next));
    emit chosen(current());
}

} // namespace matinee
