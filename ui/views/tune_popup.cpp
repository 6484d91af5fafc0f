#include "ui/views/tune_popup.h"

#include "ui/theme/style_parts.h"
#include "ui/theme/tokens.h"
#include "ui/viewmodels/session.h"
#include "ui/widgets/button.h"
#include "ui/widgets/frames.h"
#include "ui/widgets/place_popup.h"
#include "ui/widgets/segment_bar.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int Padding = 16;
constexpr int SliderStep = 10;
constexpr int SliderPage = 25;

} // namespace

TunePopup::TunePopup(Session &session, QWidget *parent)
    : QWidget(parent, Qt::Popup | Qt::FramelessWindowHint | Qt::NoDropShadowWindowHint),
      m_session(session),
      m_adventurous(new QSlider(Qt::Horizontal)),
      m_obscure(new QSlider(Qt::Horizontal)),
      m_era(new SegmentBar({tr("Any"), tr("Before 1960"), tr("60s–70s"), tr("80s–90s"), tr("2000s on")})),
      m_length(new SegmentBar({tr("Any"), tr("Up to 1 h 40"), tr("Up to 2 h"), tr("Over 2 h")})),
      m_reset(new Button(tr("Reset"), Button::Kind::Ghost))
{
    setAccessibleName(tr("Tune the suggestions"));
    setAttribute(Qt::WA_TranslucentBackground); // round corners
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Padding, Padding, Padding, Padding);
    column->setSpacing(Padding);
    column->setSizeConstraint(QLayout::SetFixedSize);
    column->addWidget(makeHead());
    column->addWidget(makeSlider(*m_adventurous, tr("Familiar"), tr("Adventurous")));
    column->addWidget(makeSlider(*m_obscure, tr("Well known"), tr("Obscure")));
    column->addWidget(new Rule);
    column->addWidget(makeChoice(*m_era, tr("Era")));
    column->addWidget(makeChoice(*m_length, tr("Length")));
    column->addWidget(new Rule);
    auto *steered = new Button(tr("More, less and not interested…"), Button::Kind::Ghost);
    steered->setIconName(u"list"_s);
    connect(steered, &QAbstractButton::clicked, this, [this] {
        hide();
        emit steeredWanted();
    });
    column->addWidget(steered, 0, Qt::AlignLeading);
    connect(&session, &Session::wishesChanged, this, &TunePopup::follow);
    follow();
}

QWidget *TunePopup::makeHead()
{
    auto *head = new QWidget;
    m_reset->setButtonHeight(Button::Height::Small);
    m_reset->setAccessibleName(tr("Reset what the suggestions are tuned to"));
    connect(m_reset, &QAbstractButton::clicked, this, [this] { m_session.setWishes({}); });
    auto *title = new TextLabel(Type::Strong, tr("Tune the suggestions"));
    title->setWeight(Weight::Semibold);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(title);
    row->addStretch();
    row->addWidget(m_reset);
    return head;
}

QWidget *TunePopup::makeSlider(QSlider &slider, const QString &least, const QString &most)
{
    auto *part = new QWidget;
    slider.setRange(0, Wishes::Most);
    slider.setSingleStep(SliderStep);
    slider.setPageStep(SliderPage);
    slider.setAccessibleName(tr("From %1 to %2").arg(least.toLower(), most.toLower()));
    connect(&slider, &QSlider::valueChanged, this, &TunePopup::tell);
    auto *ends = new QHBoxLayout;
    ends->addWidget(new TextLabel(Type::Body, least));
    ends->addStretch();
    ends->addWidget(new TextLabel(Type::Body, most));
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(ends);
    column->addWidget(&slider);
    return part;
}

QWidget *TunePopup::makeChoice(SegmentBar &choice, const QString &name)
{
    auto *part = new QWidget;
    choice.setAccessibleName(name);
    connect(&choice, &SegmentBar::chosen, this, &TunePopup::tell);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(new TextLabel(Type::Caption, name, Tone::Muted));
    column->addWidget(&choice);
    return part;
}

void TunePopup::openUnder(const QWidget &button)
{
    adjustSize();
    placePopup(*this, button, PopupEdge::Trailing);
    show();
    m_adventurous->setFocus(Qt::PopupFocusReason);
}

Wishes TunePopup::chosen() const
{
    return {m_adventurous->value(), m_obscure->value(), Wishes::Era(m_era->current()),
            Wishes::Length(m_length->current())};
}

void TunePopup::tell()
{
    m_session.setWishes(chosen());
}

void TunePopup::follow()
{
    const Wishes &wishes = m_session.wishes();
    const QSignalBlocker adventurous(m_adventurous);
    const QSignalBlocker obscure(m_obscure);
    m_adventurous->setValue(wishes.adventurous);
    m_obscure->setValue(wishes.obscure);
    m_era->setCurrent(int(wishes.era));
    m_length->setCurrent(int(wishes.length));
    // A disabled button would hand its focus on to another part, unasked.
    if (!wishes.any() && m_reset->hasFocus())
        m_adventurous->setFocus(Qt::OtherFocusReason);
    m_reset->setEnabled(wishes.any());
}

void TunePopup::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(this);
    QPainter painter(this);
    style::window(painter, rect(), radius::Card, tokens.dialog, tokens.line);
}

void TunePopup::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    setMask(style::windowMask(rect(), radius::Card));
}

} // namespace matinee
